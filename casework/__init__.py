"""Submissions over time: receive, chase, review, decide, publish, archive."""
