"""Words of the catalogue."""
