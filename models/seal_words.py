"""Chinese words in general use, with what each adds to the chance of a text: a prior for what is doubtful.

No names of units are among them, and nothing of ours was counted: see `models/trained/README.md`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from models.errors import ModelMissing

WORDS_PATH = Path(__file__).parent / "trained" / "seal_words.txt"
LONGEST = 6
"""Characters of the longest word listed."""

SHARE, LEAST_GAIN = 0.65, 0.3
"""Share of the words' nats that counts, and nats that a change has to gain in all. Of 611 seals shares of 0.5
to 0.8 mended ten to seventeen readings and spoiled three at most; with larger ones common words take the
place of what is the name's own."""


class Words:
    """`gains` are nats by which a word is likelier than its characters would be one by one."""

    def __init__(self, gains: Mapping[str, float]) -> None:
        self._gains = gains
        self._longest = max(map(len, gains), default=0)

    def __contains__(self, word: str) -> bool:
        return word in self._gains

    def gain(self, text: str) -> float:
        """Nats that the words in a text add, in the division into words that adds most; 0 without words."""
        best = [0.0] * (len(text) + 1)
        for end in range(1, len(text) + 1):
            here = best[end - 1]
            for start in range(max(0, end - self._longest), end - 1):
                gain = self._gains.get(text[start:end])
                if gain is not None and best[start] + gain > here:
                    here = best[start] + gain
            best[end] = here
        return best[-1]

    def joined(self, gains: Mapping[str, float]) -> "Words":
        """These words and others, the larger gain of both where a word is in both."""
        return Words({**self._gains, **{w: max(g, self._gains.get(w, g)) for w, g in gains.items()}})

    def made_of(self, characters: frozenset[str]) -> Iterator[str]:
        """The words that need no other characters."""
        return (word for word in self._gains if characters.issuperset(word))


@cache
def load_words(path: Path = WORDS_PATH) -> Words:
    """The words of the file: lines of a gain in half nats and the words that have it. Raises ModelMissing."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelMissing(
            f"缺少常用词表：{path.name}", remedy="请重新安装本程序：该文件随程序提供。"
        ) from error
    gains: dict[str, float] = {}
    for line in filter(None, lines):
        half, *words = line.split()
        gains.update(dict.fromkeys(words, int(half) / 2))
    return Words(gains)
