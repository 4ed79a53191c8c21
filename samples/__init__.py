"""Sample forms with ground truth: drawing, capture, and a small committed set."""
