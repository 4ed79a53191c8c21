"""Numbers as Chinese writes them: 46, 72.5万, 四十六, 五十万, 二〇二一, 壹佰贰拾, 1.2亿, 三千五."""

import re
import unicodedata

DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "Ο": 0,
    "两": 2,
    "俩": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
    "弌": 1,
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

NUMBER_CHARS = "0-9０-９.,，．" + "".join([*DIGITS, *UNITS, *TENS, *SCALES])

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_POINTED = re.compile(
    rf"(?P<whole>[^点万亿]+)点(?P<digits>[\d{''.join(DIGITS)}]+)(?P<scale>[{''.join(SCALES)}]*)"
)
_TOKEN = re.compile(rf"{_ARABIC.pattern}|[{''.join([*DIGITS, *UNITS, *TENS, *SCALES])}]")


def parse_number(text: str) -> float | None:
    """The number that the whole of `text` writes, None where it is not one number.

    Whole numbers come out exact below 2**53.
    """
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if "点" in folded:
        return _with_point(folded)
    tokens = [match.group() for match in _TOKEN.finditer(folded)]
    if not tokens or "".join(tokens) != folded:
        return None
    if all(token in DIGITS for token in tokens):
        return float("".join(str(DIGITS[token]) for token in tokens))
    if len(tokens) == 1 and _ARABIC.fullmatch(tokens[0]):
        return float(tokens[0].replace(",", ""))
    return _Reader().read(tokens)


def _with_point(text: str) -> float | None:
    """五十一点八 and 六点五万: digits one by one behind 点, then the scale."""
    match = _POINTED.fullmatch(text)
    whole = parse_number(match["whole"]) if match else None
    if match is None or whole is None:
        return None
    digits = "".join(str(DIGITS.get(char, char)) for char in match["digits"])
    scale = 1.0
    for char in match["scale"]:
        scale *= SCALES[char]
    return (whole + float(f"0.{digits}")) * scale


class _Reader:
    """Adds up a numeral from left to right: digit, then 十百千, then 万亿."""

    def __init__(self) -> None:
        self.total = 0.0
        self.section = 0.0
        self.digit: float | None = None
        self.last = 0.0  # worth of the unit just read, for 三千五 = 3500
        self.zero = False

    def read(self, tokens: list[str]) -> float | None:
        for token in tokens:
            if not self._take(token):
                return None
        if self.digit is not None:
            # 三千五 leaves the unit of the 五 unsaid; 三千零五 and 三十五 do not.
            unsaid = self.last > 10 and not self.zero and self.digit < 10
            self.section += self.digit * (self.last / 10 if unsaid else 1)
        return self.total + self.section

    def _take(self, token: str) -> bool:
        if token in SCALES:
            return self._scale(SCALES[token])
        if token in UNITS:
            return self._unit(UNITS[token])
        if token in TENS:
            if self.digit is not None or self.section % 100:
                return False
            self.section, self.last = self.section + TENS[token], 10
            return True
        value = float(DIGITS[token]) if token in DIGITS else float(token.replace(",", ""))
        if token in DIGITS and value == 0:
            self.zero = True
            return self.digit is None
        if self.digit is not None:
            return False
        self.digit = value
        return True

    def _unit(self, unit: int) -> bool:
        if self.digit is None and unit != 10:
            return False
        if self.section and self.last and unit >= self.last:
            return False
        self.section += (1 if self.digit is None else self.digit) * unit
        self.digit, self.last, self.zero = None, float(unit), False
        return True

    def _scale(self, scale: int) -> bool:
        value = self.section + (self.digit or 0)
        if value == 0 and not self.total:
            return False
        if scale == 10**8:
            self.total = (self.total + value) * scale
        else:
            self.total += value * scale
        self.section, self.digit, self.last, self.zero = 0.0, None, float(scale), False
        return True


def smallest_step(text: str) -> float:
    """Worth of the last place that `text` writes: 10 for 四十 and 40, 1 for 46, 1e5 for 50万, 1e3 for 72.5万.

    What 余 and 多 leave open lies below it: 四十余 is under 50.
    """
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace(",", "")
    value = parse_number(folded)
    if value is None:
        return 1.0
    tail = re.search(r"[万萬亿億]+$", folded)
    scale = 1.0
    for char in tail.group() if tail else "":
        scale *= SCALES[char]
    number = value / scale
    if number != int(number):
        decimals = len(folded.replace("点", ".").partition(".")[2].rstrip("万萬亿億"))
        return float(scale * 10.0**-decimals)
    step = 1.0
    while number and number % (step * 10) == 0:
        step *= 10
    return float(step * scale)
