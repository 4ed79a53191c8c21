"""Repairs that a check character proves: one confused character, and only where the reading was unsure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.fields.checks import fold_number, is_valid_credit_code, is_valid_id_number

CONFUSIONS = {
    "0": "OQDC86", "O": "0QD", "Q": "0O", "D": "0O", "1": "IL7T", "I": "1", "L": "1", "7": "1TY2", "T": "71",
    "2": "Z7", "Z": "2", "5": "S6", "S": "5", "8": "B3690", "B": "8R", "6": "G850", "G": "6C", "3": "89",
    "9": "843", "4": "A9", "A": "4", "C": "G0", "U": "V0", "V": "UY", "Y": "V7", "X": "K", "K": "X", "R": "B",
    "M": "N", "N": "MH", "H": "N", "E": "F", "F": "EP", "P": "F", "W": "M", "J": "1",
}  # fmt: skip
"""Characters that recognisers take for each other in print and in writing."""

UNSURE = 0.95
"""Characters read at this probability or above are left alone: a number may be wrong on the paper, and that
must be seen and not mended."""

_USUAL = re.compile(r"[159][1239]\d{6}")
"""How credit codes of companies, institutions and social bodies begin (GB 32100); others are not made up."""

_VALID: dict[str, Callable[[str], bool]] = {
    "身份证号码": is_valid_id_number,
    "统一社会信用代码": is_valid_credit_code,
}


@dataclass(frozen=True, slots=True)
class Repair:
    """A mended number, and in Chinese what was changed and why that is proven."""

    value: str
    explanation: str


def repair_number(
    key: str, text: str, scores: Sequence[float | None], runners_up: Sequence[str]
) -> Repair | None:
    """Change one character of an ID number or credit code whose check character does not fit.

    `scores` and `runners_up` belong to the characters of the folded text. None where the number is
    right, where its length is wrong, or where no or more than one such change makes it right.
    """
    valid = _VALID.get(key)
    number = fold_number(text)
    if valid is None or valid(number) or len(number) != 18 or len(scores) != len(number):
        return None
    found: dict[str, int] = {}
    for place, char in enumerate(number):
        impossible = (
            not (char.isdigit() or (place == 17 and char == "X")) if key == "身份证号码" else char in "IOZSV"
        )
        score = scores[place]
        if score is None or (score >= UNSURE and not impossible):
            continue
        options = set(CONFUSIONS.get(char, "")) | {runners_up[place].upper() if runners_up[place] else ""}
        for other in options - {"", char}:
            changed = number[:place] + other + number[place + 1 :]
            if len(other) == 1 and valid(changed) and (key != "统一社会信用代码" or _USUAL.match(changed)):
                found[changed] = place
    if len(found) != 1:
        return None
    changed, place = next(iter(found.items()))
    explanation = f"第{place + 1}位“{number[place]}”改为“{changed[place]}”：只有这样校验位才相符。"
    return Repair(changed, explanation)
