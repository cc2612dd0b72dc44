"""What changes issued papers."""
