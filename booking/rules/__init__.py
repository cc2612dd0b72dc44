"""What is true of booking whoever asks: no web, no database."""
