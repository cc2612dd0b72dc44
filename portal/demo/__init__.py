"""A fictional prefecture to play with, loaded through the real importer and use cases."""
