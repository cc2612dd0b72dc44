"""When: slots and appointments."""
