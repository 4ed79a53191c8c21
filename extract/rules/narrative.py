"""What a narrative says."""

from extract.rules.facts import NarrativeFacts


def understand(text: str) -> NarrativeFacts:
    """Facts of a narrative."""
    return NarrativeFacts(text)
