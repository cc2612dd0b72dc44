"""What: service items, their revisions, search and exchange."""
