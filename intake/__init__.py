"""The case: desk, departments, clock, delivery."""
