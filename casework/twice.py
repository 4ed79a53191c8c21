"""How a field that a season wants entered twice stands between two people. Pure."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Standing = Literal["first", "second", "differs", "agreed"]
"""`first`: nobody has settled the field; `second`: it waits for a second person's blind entry; `differs`:
two people differ and a third decides; `agreed`: two people say the same, or a third has decided."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How one named field of a submission stands between two people."""

    key: str
    standing: Standing
    first: str | None = None
    first_by: str = ""
    second: str | None = None
    second_by: str = ""

    def due_for(self, who: str) -> bool:
        """Whether this person is to enter the field blind."""
        return self.standing == "second" and who != self.first_by

    def to_decide_by(self, who: str) -> bool:
        """Whether this person may decide between the two."""
        return self.standing == "differs" and who not in (self.first_by, self.second_by)


def same_entry(one: str | None, other: str | None) -> bool:
    """Whether two people wrote the same: spaces and full-width forms make no difference."""
    return _folded(one) == _folded(other)


def _folded(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())
