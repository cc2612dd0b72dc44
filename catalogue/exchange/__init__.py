"""Reading and writing item lists as files."""
