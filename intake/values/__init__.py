"""Words of intake."""
