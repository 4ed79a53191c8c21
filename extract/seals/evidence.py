"""What the views of a seal say for and against a name: how much worse it fits than the free reading."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.seals.consensus import Consensus, Place, brackets_in, exchanged_best
from extract.seals.endings import ENDING
from extract.seals.likelihood import TextScorer

BRACKET = "（"
"""What a seal shows in a place where it has a bracket of either kind."""

UNTOLD, DOUBT = 0.35, 0.5
"""With more of the rim than this without ink it tells nothing of what is worn; and the most that a character
is sure beside a worn rim."""

_KIND = re.compile(rf"(?!.*({ENDING})).{{2,8}}(专用|业务)章")
TURNED, GAINED = 0.6, 0.15
"""Likeness from which a reading that begins elsewhere is the name read from its middle, and by how much liker
it has to be than as it was read."""
SURE_BENEATH, AS_READ, HARDLY_BEHIND = 0.95, 0.6, 0.5
"""Probability from which a character beneath another mark is taken as read; and the same where the whole name
is the likeliest text, or as good as that (nats): of 40 look-alikes beneath a chop all lay 0.8 behind."""
_COMMON = re.compile(r"(股份|责任)?有限(责任)?公司")
CLEAR = 2.0
"""Nats by which a view has to prefer a text to speak for it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the reading and a name differ: what the seal shows, what the name has. `nats` is what all
    views together hold for the seal's part, `votes` the share of views that clearly prefer it, `sure` the
    least probability of a character in it (1 where it has none), `torn` whether ink is worn away there,
    `untold` whether the views cannot say which of the two it is: the name's is in no reader's alphabet, or
    the second reader is likely to be right against the first; `room` whether the seal leaves room for just
    so many characters there that were not read. It begins at `place` of the reading; `pictured` is by how
    much a single character's picture is nearer to the seal's than to the name's, 0 where it tells nothing."""

    seal: str
    name: str
    nats: float
    votes: float
    sure: float
    torn: bool = False
    untold: bool = False
    room: bool = False
    place: int = 0
    pictured: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A name against the free reading `read`. `behind` is how many nats the name lies behind the best text in
    all views together (they can say `most`), `against` behind the reading alone, `loss` in the view that
    likes the name best; `differences` are where they part, `single` those of one character for one, also
    within longer ones. `places` are the name's characters, each weighed in its own place; `hidden` whether
    some character of it that tells units apart stands beneath another mark and is not read for sure."""

    read: str
    name: str
    behind: float
    against: float
    loss: float
    most: float
    differences: tuple[Difference, ...]
    single: tuple[Difference, ...] = ()
    places: tuple[Place, ...] = ()
    hidden: bool = False

    @property
    def alike(self) -> float:
        """Likeness of the two texts, 0..1."""
        return float(Levenshtein.normalized_similarity(self.read, self.name))

    @property
    def shared(self) -> float:
        """Share of the reading's characters that the name has too, in any order."""
        left = Counter(self.read) & Counter(self.name)
        return left.total() / max(1, len(self.read))

    @property
    def nameless(self) -> bool:
        """Whether the reading is the kind of seal alone (检验检测专用章), which does not tell whose it is."""
        return _KIND.fullmatch(self.read) is not None

    @property
    def scrambled(self) -> bool:
        """Whether the two share characters but not their order: read from the middle, or rows for columns."""
        if len(self.read) == len(self.name) and self.read in self.name * 2:
            return self.read != self.name  # however short the piece that moved
        in_order = sum(
            op.src_end - op.src_start for op in Levenshtein.opcodes(self.read, self.name) if op.tag == "equal"
        )
        return (self.shared >= 0.8 and in_order < 0.8 * len(self.read)) or self._turned

    @property
    def _turned(self) -> bool:
        """Whether the reading is clearly liker to the name when it begins elsewhere."""
        turned = (self.read[start:] + self.read[:start] for start in range(1, len(self.read)))
        best = max((Levenshtein.normalized_similarity(text, self.name) for text in turned), default=0.0)
        return best >= max(TURNED, self.alike + GAINED)


def weigh(
    scorer: TextScorer,
    free: Consensus,
    names: Sequence[str],
    readings: Sequence[str] = (),
    written: Sequence[str] = (),
) -> list[Evidence]:
    """The evidence on each of `names` (keys), in order; the views' own `readings` (keys) are rivals too.
    `written` are the names with their brackets, where known."""
    spots = [
        _spots(free.text, name, free.brackets, brackets_in(shown))
        for name, shown in zip(names, written or names, strict=True)
    ]
    # A poor common reading proves nothing for a name: the name's own like texts have to stand behind it too.
    exchanges = [exchanged_best(scorer, name) for name in names]
    mended = [*(best for best, _ in exchanges), free.likeliest or free.text]
    changed = [_with(free.text, spot) for found in spots for spot in found]
    texts = [free.text, *names, *mended, *changed, *readings]
    scores = scorer.scores(texts)
    total = scorer.combined(scores, scores[:, : len(texts) - len(readings)].max(axis=1))
    lead = scores[:, :1] - scores
    # Beside the reading alone: what a view loses elsewhere leaves its word on this place as it is.
    held = scorer.held(lead)
    found, at = [], 1 + len(names) + len(mended)
    for place, name in enumerate(names, start=1):
        differences = [
            _difference(scorer, free, spot, float(held[k]), float((lead[:, k] > CLEAR).mean()))
            for k, spot in enumerate(spots[place - 1], start=at)
        ]
        at += len(differences)
        lost = scores.max(axis=1) - scores[:, place]
        writers = scorer.writers(name)
        loss = (
            float(lost[writers if writers.any() else slice(None)].min(initial=np.inf)) if len(lost) else 0.0
        )
        rival = max(total[0], total[len(names) + place], total[2 * len(names) + 1])
        whole = [d for d, spot in zip(differences, spots[place - 1], strict=True) if spot.whole]
        single = [d for d in differences if len(d.seal) == len(d.name) == 1 and d.seal != BRACKET]
        behind, against = float(rival - total[place]), float(held[place])
        parts = tuple(whole), tuple(single), exchanges[place - 1][1]
        hidden = is_hidden(free, name, behind)
        found.append(Evidence(free.text, name, behind, against, loss, scorer.most, *parts, hidden))
    return found


def is_hidden(free: Consensus, name: str, behind: float) -> bool:
    """Whether what another mark lies over differs from the name, or may well be something else: strokes that
    it adds make 正 of 王. What is common to all units (有限公司) tells none from another."""
    if not any(free.beneath):
        return False
    common = _COMMON.search(name)
    own = common.start() if common else len(name)
    least = AS_READ if behind < HARDLY_BEHIND else SURE_BENEATH
    for op in Levenshtein.opcodes(free.text, name):
        near = (
            (op.src_start - 1, op.src_end + 1) if op.src_start == op.src_end else (op.src_start, op.src_end)
        )
        for place in range(max(0, near[0]), min(len(free.text), near[1])):
            at = op.dest_start + max(0, place - op.src_start)
            doubted = op.tag != "equal" or free.sure[place] < least
            if free.beneath[place] and doubted and at < own:
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Spot:
    """Characters `start` to `end` of the reading beside `name`; `whole` where it is all that differs there,
    and not one character of several, `bracket` where the seal has a bracket in place of `name`."""

    start: int
    end: int
    name: str
    whole: bool = True
    bracket: bool = False


def _spots(
    read: str, name: str, seen: frozenset[int] = frozenset(), written: frozenset[int] = frozenset()
) -> list[_Spot]:
    """Where the two differ, and each character apart where as many stand in place of others. `seen` and
    `written` are where the reading and the name have brackets."""
    spots = []
    for op in Levenshtein.opcodes(read, name):
        if op.tag == "equal":
            continue
        one = op.src_start == op.src_end and op.dest_end == op.dest_start + 1
        bracket = one and op.src_start in seen and written.isdisjoint((op.dest_start, op.dest_end))
        spots.append(_Spot(op.src_start, op.src_end, name[op.dest_start : op.dest_end], bracket=bracket))
        if 1 < op.src_end - op.src_start == op.dest_end - op.dest_start:
            pairs = zip(range(op.src_start, op.src_end), name[op.dest_start : op.dest_end], strict=True)
            spots += [_Spot(k, k + 1, char, whole=False) for k, char in pairs]
    return spots


def _with(read: str, spot: _Spot) -> str:
    return read[: spot.start] + spot.name + read[spot.end :]


def _difference(scorer: TextScorer, free: Consensus, spot: _Spot, nats: float, votes: float) -> Difference:
    sure = min(free.sure[spot.start : spot.end], default=1.0)
    torn = not spot.bracket and _torn(free, spot.start, spot.end)
    denied = any((spot.start + k, char) in free.denied for k, char in enumerate(spot.name))
    untold = (denied and spot.end - spot.start == len(spot.name)) or not scorer.writers(spot.name).any()
    seal = BRACKET if spot.bracket else free.text[spot.start : spot.end]
    left = free.missing[spot.start] if spot.start < len(free.missing) else 0
    room = spot.start == spot.end and left == len(spot.name)
    return Difference(seal, spot.name, nats, votes, sure, torn, untold, room, spot.start)


def _torn(free: Consensus, start: int, end: int) -> bool:
    """Whether a part of the reading, or the place before it where it is empty, is where ink is worn away."""
    if not free.torn or free.worn > UNTOLD:
        return False
    return all(free.faded[start:end]) if end > start else free.torn[start]


def mean_certainty(free: Consensus) -> float:
    """Geometric mean of the characters' probabilities, 0 for an empty reading."""
    return float(np.exp(np.mean(np.log(np.maximum(free.sure, 1e-3))))) if free.sure else 0.0
