"""Composition root: settings, the application, pages that need several rooms, demo."""
