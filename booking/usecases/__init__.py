"""What can be done in booking; each is called inside a transaction and never commits."""
