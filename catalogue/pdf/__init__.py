"""What the catalogue prints: the guide of an item and the list of what to bring."""
