"""Interface words on their way to translators and back; loaded by commands and tools only."""
