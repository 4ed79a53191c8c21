"""Which characters of two texts stand in the same place."""

from rapidfuzz.distance import Levenshtein


def facing(one: str, other: str) -> dict[int, int]:
    """Places of `one` with the places of `other` that they face, alike or exchanged. Beside a character left
    out, or where more stand for fewer, nothing stands where it should."""
    return {
        place: op.dest_start + place - op.src_start
        for op in Levenshtein.opcodes(one, other)
        if op.src_end - op.src_start == op.dest_end - op.dest_start
        for place in range(op.src_start, op.src_end)
    }
