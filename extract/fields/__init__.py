"""Field values: parse, validate, repair, and how sure we are."""
