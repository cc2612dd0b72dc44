"""The integrity check of issued papers: who signs them, and how to tell that they are signed."""
