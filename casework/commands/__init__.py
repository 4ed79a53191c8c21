"""One module per family of commands. Heavy imports stay inside the functions."""
