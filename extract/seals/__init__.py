"""Seals: find, read, match to the unit, and place in an opinion block."""
