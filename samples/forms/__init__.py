"""Layouts of made-up recommendation forms. `samples.forms.catalogue` lists them."""
