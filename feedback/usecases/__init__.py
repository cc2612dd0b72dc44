"""What changes in feedback."""
