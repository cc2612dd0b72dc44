"""Words that all rooms share; imports none of ours."""
