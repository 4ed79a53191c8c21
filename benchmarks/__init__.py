"""Measurements of what the product reads, how fast, and at what scale. Timing is never a test."""
