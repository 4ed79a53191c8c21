"""Words in general use for mending readings of seals, out of a dictionary with frequencies.

    python -m models.training.seal_words dict.txt --out models/trained/seal_words.txt

`dict.txt` is jieba's (MIT): a word, how often it was seen, and its kind, a line.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

LONGEST, LEAST_SEEN, PLACE_SEEN, NAME_SEEN, LEAST_GAIN = 6, 50, 4, 500, 2.0
ALONE = 9.0
"""Nats of a character by itself: one of 8,100."""
PLACES, SELDOM = ("ns", "nt"), ("nr", "m", "mq", "i")
"""Kinds kept when seldom (places, bodies), and kinds that have to be frequent (persons, numbers, sayings)."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = options.dictionary.read_text(encoding="utf-8").splitlines()
    options.out.write_text("\n".join(listed(lines)) + "\n", encoding="utf-8")
    return 0


def listed(lines: Iterable[str]) -> Iterator[str]:
    """Lines of a gain in half nats and its words, out of lines of a word, its frequency and its kind."""
    entries = [(word, int(seen), kind) for word, seen, kind in (line.split() for line in lines)]
    total = sum(seen for _, seen, _ in entries)
    by_gain: dict[int, list[str]] = defaultdict(list)
    for word, seen, kind in sorted(entries):
        gain = ALONE * len(word) + math.log(seen / total) if seen else 0.0
        if gain >= LEAST_GAIN and _kept(word, seen, kind):
            by_gain[round(2 * gain)].append(word)
    for half, words in sorted(by_gain.items()):
        yield f"{half} " + " ".join(words)


def _kept(word: str, seen: int, kind: str) -> bool:
    if not 2 <= len(word) <= LONGEST or not all("一" <= char <= "鿿" and _common(char) for char in word):
        return False
    if kind[:2] in SELDOM and seen < NAME_SEEN:
        return False
    return seen >= LEAST_SEEN or (kind in PLACES and seen >= PLACE_SEEN)


def _common(char: str) -> bool:
    return len(char.encode("gb2312", errors="ignore")) == 2


if __name__ == "__main__":
    sys.exit(main())
