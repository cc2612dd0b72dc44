"""Search by meaning: sentence vectors of names, and of what is asked."""
