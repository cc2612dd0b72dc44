"""From characters to placed glyphs: bidi, scripts, faces, shaping and line breaking."""
