"""Paper: fonts, scripts, pages, issued papers and their verification."""
