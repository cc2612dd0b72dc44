"""What can be changed in the organisation."""
