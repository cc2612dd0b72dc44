"""From placed glyphs to PDF bytes: objects, embedded fonts, tags and metadata."""
