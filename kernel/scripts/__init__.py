"""Languages that are written in two scripts: one text in the script of the other reader."""
