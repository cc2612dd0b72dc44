"""What readers tell us: words that are wrong."""
