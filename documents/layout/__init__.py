"""From a sheet to pages: passages, cells, rows and the blocks made of them."""
