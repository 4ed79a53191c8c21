"""Chinese numerals and quantities with their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules.facts import Mention
from extract.rules.numerals import parse_number, smallest_step
from extract.rules.quantities import read_quantity

DIGITS = "零一二三四五六七八九"


def write(number: int) -> str:
    """The standard Chinese numeral of a number below 10**12."""
    if number == 0:
        return "零"
    sections, text, gap = [], "", False
    while number:
        sections.append(number % 10_000)
        number //= 10_000
    for place in reversed(range(len(sections))):
        section = sections[place]
        if section == 0:
            gap = bool(text)
            continue
        if text and (gap or section < 1000):
            text += "零"
        text += _section(section) + ("", "万", "亿")[place]
        gap = False
    return text


def _section(section: int) -> str:
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = section // unit % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_standard_numeral(number: int) -> None:
    assert parse_number(write(number)) == number


@given(st.integers(min_value=10, max_value=19))
def test_ten_without_its_one(number: int) -> None:
    assert parse_number(write(number).removeprefix("一")) == number


@given(st.integers(min_value=0, max_value=10**9))
def test_arabic_with_and_without_groups(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.decimals(min_value=0, max_value=9999, places=2), st.sampled_from(["", "万", "亿"]))
def test_decimals_with_scales(number: object, scale: str) -> None:
    value = parse_number(f"{number}{scale}")
    assert (
        value == pytest.approx(float(str(number)) * {"": 1, "万": 1e4, "亿": 1e8}[scale])
        or float(str(number)) == 0
    )


@given(st.text(max_size=12))
def test_anything_else_is_none_or_a_number(text: str) -> None:
    value = parse_number(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二一", 2021),
        ("壹佰贰拾", 120),
        ("三千五", 3500),
        ("两百", 200),
        ("廿五", 25),
        ("一万五", 15000),
        ("5万3千", 53000),
        ("３０", 30),
    ],
)
def test_other_manners(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "十百", "百", "家", "万", "12家", "3 0 家", "-5"])
def test_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "step"), [("四十", 10), ("46", 1), ("50万", 1e5), ("72.5万", 1e3), ("一百二十", 10), ("家", 1)]
)
def test_smallest_step(text: str, step: float) -> None:
    assert smallest_step(text) == step


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("四十余家", 40, "over"),
        ("近50万平方米", 500_000, "under"),
        ("不少于30份", 30, "at_least"),
        ("72.5万㎡", 725_000, "exact"),
        ("725,000平方米", 725_000, "exact"),
        ("七十万平米", 700_000, "exact"),
        ("50万余平方米", 500_000, "over"),
        ("约46家", 46, "about"),
        ("三十家左右", 30, "about"),
        ("60万平方米以上", 600_000, "at_least"),
        ("百余家", 100, "over"),
        ("十几家", 10, "over"),
        ("数十家", 20, "over"),
        ("超过1.2平方公里", 1_200_000, "over"),
        ("不超过20家", 20, "at_most"),
        ("不足30家", 30, "under"),
    ],
)
def test_quantities(text: str, value: float, bound: str) -> None:
    amount = read_quantity(text)
    assert amount is not None
    assert (amount.value, amount.bound) == (value, bound)


def test_no_quantity() -> None:
    assert read_quantity("若干家") is None
    assert read_quantity("") is None


def mention(value: float, bound: str, step: float = 1.0) -> Mention:
    return Mention("contracts", 0, 1, "", value=value, bound=bound, step=step)  # type: ignore[arg-type]


def test_what_a_bound_allows() -> None:
    assert mention(20, "over", 10).low == 20
    assert 29 < (mention(20, "over", 10).high or 0) < 30
    assert (mention(30, "under").high or 99) < 30
    assert mention(30, "about").low == 27
    assert mention(30, "at_most").low == 0
    assert Mention("penalty", 0, 1, "").low is None
