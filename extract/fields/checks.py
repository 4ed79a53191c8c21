"""Check characters and plausibility of numbers: GB 11643 (ID number), GB 32100 (credit code), phones."""

import re
import unicodedata
from datetime import date
from typing import Literal

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
"""GB 11643-1999: the check character for each remainder modulo 11."""

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: the characters of a credit code (no I, O, S, V, Z), valued by their place."""

PROVINCES = frozenset(
    str(code)
    for codes in (range(11, 16), range(21, 24), range(31, 38), range(41, 47), range(50, 55), range(61, 66))
    for code in (*codes, 71, 81, 82, 83)
)
"""GB/T 2260: the first two digits of an ID number."""

EARLIEST_BIRTH, LATEST_BIRTH = date(1900, 1, 1), date(2069, 12, 31)
"""Beyond these a birth date is misread: nothing here knows today's date."""

_MOBILE = re.compile(r"(?:\+?86-?)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:\+?86-?)?(?:0\d{2,3}-?)?[2-8]\d{6,7}(?:(?:-|转|ext\.?)\d{1,6})?", re.IGNORECASE)
_SERVICE = re.compile(r"[48]00-?\d{3}-?\d{4}|95\d{3,4}|96\d{3,4}")
_PHONE_BREAK = re.compile(r"[/,，、;；|]|或")

CHECKED = frozenset({"身份证号码", "统一社会信用代码"})
"""Numbers of 18 characters, the last a check: hardly any slip of the reader leaves them valid."""


def fold_number(text: str) -> str:
    """NFKC, upper case, without spaces and the dashes that type-setting puts between groups."""
    folded = unicodedata.normalize("NFKC", text).upper().replace("×", "X")
    return re.sub(r"[\s·.]", "", folded)


def id_check_character(first17: str) -> str:
    """Check character of the first 17 digits of an ID number. Raises ValueError unless 17 digits."""
    if len(first17) != 17 or not first17.isascii() or not first17.isdigit():
        raise ValueError("需要17位数字")
    total = sum(weight * int(digit) for weight, digit in zip(ID_WEIGHTS, first17, strict=True))
    return ID_CHECKS[total % 11]


def credit_check_character(first17: str) -> str:
    """Check character of the first 17 characters of a credit code. Raises ValueError on others."""
    if len(first17) != 17 or any(char not in CREDIT_ALPHABET for char in first17):
        raise ValueError("需要17位统一社会信用代码字符")
    total = sum(CREDIT_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first17))
    return CREDIT_ALPHABET[(31 - total % 31) % 31]


def id_birth_date(text: str) -> date | None:
    """Birth date inside an ID number of 18 (or, before 1999, 15) characters, None where there is none."""
    number = fold_number(text)
    if re.fullmatch(r"\d{17}[\dX]", number):
        digits = number[6:14]
    elif re.fullmatch(r"\d{15}", number):
        digits = "19" + number[6:12]
    else:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def id_sex(text: str) -> Literal["男", "女"] | None:
    """Sex by the parity of the sequence number, None unless an ID number."""
    number = fold_number(text)
    if re.fullmatch(r"\d{17}[\dX]", number):
        odd = int(number[16]) % 2
    elif re.fullmatch(r"\d{15}", number):
        odd = int(number[14]) % 2
    else:
        return None
    return "男" if odd else "女"


def is_valid_id_number(text: str) -> bool:
    """True for 18 characters with a known province, a real birth date and the right check character."""
    number = fold_number(text)
    if not re.fullmatch(r"\d{17}[\dX]", number, flags=re.ASCII) or number[:2] not in PROVINCES:
        return False
    birth = id_birth_date(number)
    if birth is None or not EARLIEST_BIRTH <= birth <= LATEST_BIRTH:
        return False
    return id_check_character(number[:17]) == number[17]


def is_valid_credit_code(text: str) -> bool:
    """True for 18 characters of the GB 32100 alphabet whose check character is right."""
    code = fold_number(text)
    if len(code) != 18 or any(char not in CREDIT_ALPHABET for char in code):
        return False
    return credit_check_character(code[:17]) == code[17]


def is_valid_phone(text: str) -> bool:
    """True for one or several mobile, landline (area code, extension) or service numbers."""
    folded = unicodedata.normalize("NFKC", text)
    folded = re.sub(r"[‐-―−~﹣]", "-", folded)
    folded = re.sub(r"[()\[\]]", "-", folded)
    parts = [re.sub(r"\s", "", part) for part in _PHONE_BREAK.split(folded)]
    parts = [re.sub(r"-{2,}", "-", part).strip("-") for part in parts if part]
    return bool(parts) and all(_is_one_phone(part) for part in parts)


def _is_one_phone(part: str) -> bool:
    compact = part.replace("-", "")
    if compact.startswith(("86", "+86")) and len(compact) > 11:
        compact = compact.removeprefix("+").removeprefix("86")
    if compact.startswith("1") and len(compact) == 11:
        return bool(_MOBILE.fullmatch(compact))
    return bool(_LANDLINE.fullmatch(part) or _SERVICE.fullmatch(part) or _SERVICE.fullmatch(compact))
