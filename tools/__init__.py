"""What builds, checks and starts the project; nothing here runs in a web worker."""
