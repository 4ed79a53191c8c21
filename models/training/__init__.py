"""Training of the models that no package carries. Not imported by the product."""
