"""`Document` in, `Extraction` out: fields, seals, criteria and flags."""
