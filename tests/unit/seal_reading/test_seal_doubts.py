"""A seal is no other unit's where the form was misread, or where its own ink is worn."""

import cv2
import numpy as np
import pytest

from extract.result import FieldValue, Reading, Seal, Slot
from extract.rules.judge import judge
from extract.seals.consensus import Consensus, Place
from extract.seals.decide import bears, contradicts
from extract.seals.evidence import Difference, Evidence
from extract.seals.mark import Ellipse
from extract.seals.unwrap import SealPatch, ink_channels
from extract.seals.wear import worn_directions
from extract.seasons.load import load_season
from ingest.document import Box

UNIT = "新疆众安消防有限责任公司伊犁分公司"
MISREAD = "新疆众安消防有限责任公司伊犁少公司"
BOX = Box(0.1, 0.7, 0.9, 0.9)


def seal(text: str, matches: bool | None, slot: str) -> Seal:
    return Seal(
        page=0, box=BOX, kind="company", shape="round", colour="red", text=text, confidence=0.96,
        slot=slot, state="ok", matches_unit=matches,
    )  # fmt: skip


def codes(written: FieldValue, *seals: Seal) -> set[str]:
    slots = (
        Slot(name="单位意见", page=0, box=BOX, role="unit", required=True),
        Slot(name="协会意见", page=0, box=BOX, role="association", required=False),
    )
    reading = Reading(
        kind="unit",
        award="优秀消防产品企业",
        fields={"单位名称": written},
        extras={},
        seals=seals,
        slots=slots,
    )
    flags = judge(reading, load_season("xjfpa-2021"), None, None).flags
    return {flag.code for flag in flags if "seal" in flag.code}


def written(value: str, confidence: float, *alternatives: str) -> FieldValue:
    return FieldValue(
        value=value,
        raw=value,
        confidence=confidence,
        page=0,
        box=BOX,
        source="ocr",
        alternatives=alternatives,
    )


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (written(MISREAD, 0.6), set()),
        (written(MISREAD.replace("众", "仅"), 0.6), {"seal_unreadable"}),
        (written(MISREAD, 0.97, UNIT), {"seal_unreadable"}),
        (written(MISREAD, 0.999), {"seal_unit_mismatch"}),
        (written("喀什恒泰商贸有限公司", 0.6), {"seal_unit_mismatch"}),
    ],
    ids=[
        "doubtful writing",
        "doubtful in two places",
        "the seal is the second reading",
        "sure writing",
        "another name altogether",
    ],
)
def test_a_misread_form_is_no_other_units_seal(field: FieldValue, expected: set[str]) -> None:
    assert codes(field, seal(UNIT, False, "单位意见")) == expected


def test_the_units_seal_in_the_block_beside_speaks_for_it() -> None:
    field = written(UNIT, 0.999)
    other = seal("阿克苏消防协会", False, "单位意见")
    assert codes(field, other) == {"seal_unit_mismatch"}
    assert codes(field, other, seal(UNIT, True, "协会意见")) == set()


def test_the_rim_shows_where_ink_is_worn_away() -> None:
    picture = np.full((340, 340, 3), 250, dtype=np.uint8)
    cv2.ellipse(picture, (170, 170), (146, 146), 0, 60, 360, (200, 30, 40), 8)
    patch = SealPatch(picture, ink_channels(picture, "red"), Ellipse(170, 170, 150, 150, 0), "round", 1.0)
    worn = worn_directions(patch)
    assert worn[10:50].all()
    assert not worn[80:340].any()


def evidence(spot: Difference, read: str, name: str) -> Evidence:
    single = (spot,) if len(spot.seal) == len(spot.name) == 1 else ()
    return Evidence(read, name, 12.2, 12.2, 9.0, 12.25, (spot,), single)


@pytest.mark.parametrize(
    ("theirs", "ours", "sure", "against"),
    [
        ("水", "山", 0.99, True),
        ("水", "山", 0.5, False),
        ("金", "鑫", 0.99, False),
        ("签权", "笠杈", 0.99, False),
        ("签权", "安全", 0.99, True),
    ],
    ids=["clear", "beside a worn rim", "a seldom character", "a seldom one of two", "two common ones"],
)
def test_what_speaks_against_a_name(theirs: str, ours: str, sure: float, against: bool) -> None:
    read, name = f"新疆天{theirs}消防有限公司", f"新疆天{ours}消防有限公司"
    free = Consensus(read, tuple(sure if char in theirs else 0.99 for char in read), 1.0, 8.0)
    spot = Difference(theirs, ours, 12.2, 1.0, sure)
    assert contradicts(evidence(spot, read, name), free) is against


READ, NAME = "新疆天水消防有限公司", "新疆天山消防有限公司"
CLEAR = Difference("水", "山", 12.2, 1.0, 0.99)
SHAKY = Difference("消", "捎", 3.0, 0.5, 0.6)


@pytest.mark.parametrize(
    ("clear", "against"),
    [
        (CLEAR, True),
        (Difference("水", "山", 12.2, 0.75, 0.99), False),
        (Difference("水", "山", 8.0, 1.0, 0.99), False),
        (Difference("水", "山", 12.2, 1.0, 0.9), False),
        (Difference("", "山", 12.2, 1.0, 0.99), False),
    ],
    ids=["beyond doubt", "not in every view", "not overwhelming", "not sure", "a character missed"],
)
def test_one_difference_beyond_doubt_decides_beside_a_shaky_one(clear: Difference, against: bool) -> None:
    free = Consensus(READ, (0.97,) * len(READ), 1.0, 8.0)
    single = (clear, SHAKY) if clear.seal else (SHAKY,)
    both = Evidence(READ, NAME, 12.2, 12.2, 9.0, 12.25, (clear, SHAKY), single)
    assert contradicts(both, free) is against


def test_a_piece_of_a_name_is_contradicted_by_nothing() -> None:
    free = Consensus(READ, (0.99,) * len(READ), 1.0, 8.0)
    spot = Difference("新疆天水消防有限公", "屯", 12.2, 1.0, 0.99)
    assert not contradicts(Evidence(READ, "屯司", 12.2, 12.2, 9.0, 12.25, (spot,)), free)


def test_a_reading_unlike_the_name_tells_no_single_place_of_it() -> None:
    """The unit's own seal, of which eleven characters were read, some in other places."""
    read, name = "辫聚族防麻抱抽尘戎计档", "仟档后巢癣聚旄隙麻抱抽尘戎挎"
    lost = (1.6, 2.3, 4.2, 4.5, 0.0, 0.0, 2.6, 1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 10.1)
    said = Evidence(read, name, 10.5, 10.5, 63.5, 10.5, (), (), tuple(Place(nats, nats / 2) for nats in lost))
    assert not contradicts(said, Consensus(read, (0.9,) * len(read), 1.0, 8.0))


def test_what_every_view_denies_is_not_borne_however_near_it_lies() -> None:
    near = Evidence(READ, NAME, 1.8, 1.8, 3.0, 12.25, (Difference("水", "山", 10.5, 1.0, 1.0),))
    assert not bears(near)
    assert bears(Evidence(READ, NAME, 1.8, 1.8, 3.0, 12.25, (Difference("水", "山", 1.8, 0.5, 0.6),)))


def test_a_name_that_one_view_reads_is_borne_where_the_others_waver() -> None:
    wavering = Difference("水", "山", 8.0, 0.5, 0.8)
    assert bears(Evidence(READ, NAME, 9.0, 9.0, 0.5, 12.25, (wavering,)))
    assert not bears(Evidence(READ, NAME, 9.0, 9.0, 4.0, 12.25, (wavering,)))


@pytest.mark.parametrize(
    ("loss", "against"),
    [(4.0, False), (40.0, False), (71.0, False), (78.0, True)],
    ids=["one view reads it", "nearly", "as an own one cut into wrong cells", "no"],
)
def test_another_name_altogether_is_denied_by_every_view(loss: float, against: bool) -> None:
    read, name = "榆童球糊硕疫甲乙丙丁", "檎艟璩蝴顾疲子丑寅卯"
    free = Consensus(read, (0.99,) * len(read), 1.0, 8.0)
    spots = tuple(Difference(a, b, 12.2, 1.0, 0.99) for a, b in zip(read, name, strict=True))
    whole = (Difference(read, name, 12.2, 1.0, 0.99),)
    assert contradicts(Evidence(read, name, 12.2, 12.2, loss, 12.25, whole, spots), free) is against


def test_one_character_that_a_view_holds_possible_is_a_question() -> None:
    free = Consensus(READ, (0.99,) * len(READ), 1.0, 8.0)
    for loss, against in ((5.5, False), (9.0, True)):
        clear = Evidence(READ, NAME, 12.2, 12.2, loss, 12.25, (CLEAR,), (CLEAR,))
        assert contradicts(clear, free) is against


def test_a_name_read_from_its_middle_is_no_other_name_however_short_its_end() -> None:
    read, name = "支行台湾省天山就银行", "台湾省天山就银行支行"
    free = Consensus(read, (1.0,) * len(read), 1.0, 8.0)
    spots = Difference("支行", "", 12.2, 1.0, 1.0), Difference("", "行支", 12.2, 1.0, 1.0)
    turned = Evidence(read, name, 12.2, 12.2, 34.0, 12.25, spots)
    assert turned.scrambled
    assert not contradicts(turned, free)


@pytest.mark.parametrize(
    ("read", "against"),
    [("检验检测专用章", False), ("合同专用章", False), ("天山公司专用章", True), ("喀什市恒泰商行", True)],
)
def test_the_kind_of_a_seal_is_no_other_units_name(read: str, against: bool) -> None:
    name = "昭苏县宏品人民医院"
    free = Consensus(read, (1.0,) * len(read), 1.0, 8.0)
    spots = tuple(Difference(a, b, 12.2, 1.0, 1.0) for a, b in zip(read, name, strict=False))
    other = Evidence(read, name, 12.2, 12.2, 93.0, 12.25, (Difference(read, name, 12.2, 1.0, 1.0),), spots)
    assert contradicts(other, free) is against


FINE, GONE = Place(0.0, 0.0), Place(11.4, 11.4)


def placed(name: str, places: dict[int, Place], read: str = READ, **figures: float) -> Evidence:
    """A name with a doubtful character elsewhere and what is held against some of its places."""
    at = tuple(places.get(k, FINE) for k in range(len(name)))
    behind = figures.get("behind", 4.0)
    spots = CLEAR, SHAKY
    return Evidence(read, name, behind, behind, figures.get("loss", 14.0), 12.25, spots, spots, at)


@pytest.mark.parametrize(
    ("places", "against"),
    [
        ({3: GONE}, True),
        ({3: Place(8.5, 8.5)}, False),
        ({3: GONE, 2: Place(6.0, 6.0)}, False),
        ({3: GONE, **dict.fromkeys((0, 5, 6, 7, 8), Place(4.0, 4.0))}, False),
        ({3: Place(9.5, 0.5)}, False),
        ({3: Place(2.5, 2.5)}, False),
    ],
    ids=[
        "no view thinks it possible",
        "not quite",
        "beside a doubtful neighbour",
        "in a name that is not borne",
        "no two views see the same",
        "one view wavers",
    ],
)
def test_a_character_that_no_view_thinks_possible_decides_alone(
    places: dict[int, Place], against: bool
) -> None:
    """However doubtful the reading is elsewhere, and though all views together hold little."""
    free = Consensus(READ, (0.6,) * len(READ), 0.5, 1.0)
    assert contradicts(placed(NAME, places), free) is against


def test_a_seldom_character_is_taken_for_a_commoner_one_in_every_view() -> None:
    name, free = NAME.replace("山", "螓"), Consensus(READ, (0.6,) * len(READ), 0.5, 1.0)
    assert not contradicts(placed(name, {3: GONE}), free)


def test_beside_a_character_left_out_nothing_stands_where_it_should() -> None:
    free = Consensus("天山消防有限公司", (0.6,) * 8, 0.5, 1.0)
    assert not contradicts(placed("新疆天山消防有限公司", {0: GONE}, free.text), free)


def test_what_two_characters_lose_together_denies_neither() -> None:
    free = Consensus(READ, (0.99,) * len(READ), 1.0, 8.0)
    for most, against in ((6.8, False), (7.5, True)):
        place = Place(most, most)
        assert contradicts(placed(NAME, {3: place, 4: place}, behind=12.2), free) is against


@pytest.mark.parametrize(
    ("ours", "loss", "votes", "sure", "against"),
    [
        ("山", 9.5, 0.67, 0.95, True),
        ("山", 8.5, 0.67, 0.95, False),
        ("山", 9.5, 0.5, 0.95, False),
        ("山", 9.5, 0.67, 0.85, False),
        ("鑫", 9.5, 0.67, 0.95, False),
    ],
    ids=["unlike", "nearly seen", "few views say so", "not sure", "a seldom character"],
)
def test_one_common_character_that_no_view_can_see_is_another_name(
    ours: str, loss: float, votes: float, sure: float, against: bool
) -> None:
    name = NAME.replace("山", ours)
    free = Consensus(READ, tuple(sure if char == "水" else 0.7 for char in READ), 1.0, 8.0)
    spot = Difference("水", ours, 9.0, votes, sure)
    item = Evidence(READ, name, 9.0, 9.0, loss, 12.25, (spot,), (spot,))
    assert contradicts(item, free) is against
    beside = Evidence(READ, name, 9.0, 9.0, loss, 12.25, (spot, SHAKY), (spot, SHAKY))
    assert not contradicts(beside, free)


def test_a_name_read_from_its_middle_with_one_character_amiss_is_not_denied() -> None:
    name = "蚊规耙辕薅公氡有食掷甯炊厂账嘛"
    read = "账嘛蚊规耙辕薅公氮有食掷甯炊厂"
    free = Consensus(read, (0.99,) * len(read), 1.0, 8.0)
    spots = (Difference("账嘛", "", 15.6, 1.0, 1.0), Difference("", "账嘛", 15.6, 1.0, 1.0))
    item = Evidence(read, name, 8.75, 15.6, 43.3, 15.6, spots)
    assert item.scrambled
    assert not contradicts(item, free)
    assert not Evidence(read, "乌鲁木齐金盾消防科技有限公司", 8.75, 15.6, 43.3, 15.6, spots).scrambled
