"""Full-text search of published items: an index on local disk, derived and disposable."""
