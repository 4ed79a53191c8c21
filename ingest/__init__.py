"""Untrusted file in, `Document` of upright pages and text lines out."""
