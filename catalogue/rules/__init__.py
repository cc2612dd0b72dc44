"""What is true of items whoever asks: no web, no database."""
