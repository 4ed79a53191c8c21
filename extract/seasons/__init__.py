"""The seasons as data, and the reader that checks them."""
