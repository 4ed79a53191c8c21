"""Seals: missing, another unit's, unreadable."""

from collections.abc import Callable
from typing import Any

import pytest

from extract.register import Register
from extract.result import Evidence, Flag, Reading, SealCandidate
from extract.rules.judge import judge
from extract.season import Season
from ingest.document import Box

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]
Find = Callable[..., Flag]
Build = Callable[..., Any]

BELOW = Box(0.6, 0.905, 0.75, 0.99)
"""Where a seal touches no block of the unit."""


def test_missing_seal(unit: Make, flag: Find) -> None:
    missing = flag("missing_seal", unit(seals=()))
    assert missing.severity == "block"
    assert missing.evidence[0].text == "单位意见"


@pytest.mark.parametrize(
    "change",
    [{"kind": "personal"}, {"slot": "协会意见", "box": BELOW}, {"slot": None, "box": BELOW}],
    ids=["chop", "association", "elsewhere"],
)
def test_seals_that_do_not_count(unit: Make, codes: Codes, change: dict[str, Any], seal: Build) -> None:
    assert codes(unit(seals=(seal(**change),))) == {"missing_seal"}


def test_own_seal_pressed_low_reaches_into_its_block(
    unit: Make, codes: Codes, seal: Build, slot: Build
) -> None:
    """Most of it lies in the association's block; another's seal there, an undecided one or one that only
    touches the line leave the unit's block bare."""
    slots = (slot(), slot("协会意见", "association", False), slot("推荐单位意见", "recommender"))
    low = {"slot": "协会意见", "box": Box(0.6, 0.86, 0.75, 0.99)}
    recommenders = seal("昌吉消防协会", False, slot="推荐单位意见")
    assert codes(unit(slots=slots, seals=(seal(**low), recommenders))) == set()
    for other in (
        seal("昌吉消防协会", False, **low),
        seal(None, None, **low),
        seal(**low | {"kind": "personal"}),
        seal(**low | {"box": Box(0.6, 0.895, 0.75, 0.99)}),
        seal(**low | {"page": 1}),
    ):
        assert "missing_seal" in codes(unit(slots=slots, seals=(other, recommenders))), other


def test_own_seal_over_two_neighbouring_blocks(unit: Make, codes: Codes, seal: Build, slot: Build) -> None:
    """Most of it lies in the recommender's block, which another body has sealed as well. Alone there it is
    the recommender's block's only seal, and an undecided one beside it may be the unit's second."""
    slots = (slot(), slot("园区管委会意见", "recommender"))
    aside = {"slot": "园区管委会意见", "box": Box(0.6, 0.86, 0.75, 0.99)}
    theirs = seal("昌吉高新区管委会", False, slot="园区管委会意见")
    assert codes(unit(slots=slots, seals=(seal(**aside), theirs))) == set()
    for seals in (
        (seal(**aside),),
        (seal(**aside), seal(None, None, slot="园区管委会意见")),
        (seal(**aside | {"box": Box(0.6, 0.895, 0.75, 0.99)}), theirs),
        (seal(None, None, **aside), theirs),
    ):
        assert "missing_seal" in codes(unit(slots=slots, seals=seals)), seals


def test_a_form_without_known_blocks(unit: Make, codes: Codes, seal: Build) -> None:
    assert codes(unit(slots=(), seals=(seal(slot=None),))) == set()
    assert codes(unit(slots=(), seals=())) == {"missing_seal"}
    attached = Evidence(page=1, box=None, text="营业执照")
    licence = seal("乌鲁木齐市市场监督管理局", False, slot=None, page=1)
    assert codes(unit(slots=(), seals=(licence,), attachments=(attached,))) == {"missing_seal"}


def test_second_required_block(unit: Make, codes: Codes, seal: Build, slot: Build) -> None:
    slots = (slot(), slot("地州市协会意见", "recommender"))
    assert codes(unit(slots=slots)) == {"missing_seal"}
    theirs = seal("昌吉回族自治州消防协会", None, slot="地州市协会意见")
    assert codes(unit(slots=slots, seals=(seal(), theirs))) == set()
    assert codes(unit(slots=slots, seals=(theirs,))) == {"missing_seal"}


def test_one_seal_serves_all_of_the_units_own_blocks(
    unit: Make, codes: Codes, seal: Build, slot: Build
) -> None:
    slots = (slot("自荐意见"), slot("单位承诺"), slot())
    assert codes(unit(slots=slots)) == set()
    assert codes(unit(slots=slots, seals=(seal(slot="单位承诺"),))) == set()
    assert codes(unit(slots=slots, seals=())) == {"missing_seal"}
    stranger = seal("新疆陌生消防有限公司", False, slot="单位承诺")
    assert codes(unit(slots=slots, seals=(stranger,))) == {"seal_unit_mismatch"}


def test_a_lone_recommenders_block_is_the_units(person: Make, codes: Codes, seal: Build, slot: Build) -> None:
    slots = (slot("推荐单位意见", "recommender"),)
    assert codes(person(slots=slots, seals=(seal(slot="推荐单位意见"),))) == set()
    stranger = seal("新疆陌生消防有限公司", False, slot="推荐单位意见", state="mismatch")
    assert codes(person(slots=slots, seals=(stranger,))) == {"seal_unit_mismatch"}


def test_grey_seal_is_a_seal_with_a_warning(unit: Make, codes: Codes, season: Season, seal: Build) -> None:
    grey = unit(seals=(seal(state="grey", colour="grey"),))
    assert codes(grey) == set()
    (sealed,) = [c for c in judge(grey, season).criteria if c.id == "sealed"]
    assert sealed.state == "unknown"
    assert "复印" in sealed.message


def test_grey_warning_in_the_flags_message(unit: Make, flag: Find, seal: Build) -> None:
    blurred = unit(seals=(seal(None, None, state="grey", colour="grey"),))
    assert "复印" in flag("seal_unreadable", blurred).message


@pytest.mark.parametrize(
    "text", ["新疆陌生消防有限公司", "新疆天盾消防技术服务有限公司昌吉分公司", "新疆夭盾消防技术服务有限公司"]
)
def test_seal_of_another_unit(unit: Make, flag: Find, text: str, seal: Build) -> None:
    wrong = flag("seal_unit_mismatch", unit(seals=(seal(text, False, state="mismatch"),)))
    assert wrong.severity == "block"
    assert text in wrong.message


def test_one_right_seal_is_enough(unit: Make, codes: Codes, seal: Build) -> None:
    both = (seal("新疆陌生消防有限公司", False, state="mismatch"), seal())
    assert codes(unit(seals=both)) == set()


def test_seal_that_cannot_be_read(unit: Make, flag: Find, seal: Build) -> None:
    assert flag("seal_unreadable", unit(seals=(seal(None, None, state="faint"),))).severity == "warn"


def test_seal_in_other_typography(unit: Make, codes: Codes, seal: Build) -> None:
    name = "新疆天盾（集团）消防有限公司"
    assert codes(unit({"单位名称": name}, seals=(seal("新疆天盾(集团)消防有限公司", None),))) == set()


def test_seal_with_a_former_name(unit: Make, codes: Codes, register: Register, seal: Build) -> None:
    former = (seal("乌鲁木齐天盾消防器材有限公司", False, state="mismatch"),)
    assert codes(unit(seals=former)) == {"seal_unit_mismatch"}
    assert codes(unit(seals=former), register=register) == set()


def test_seal_after_the_units_name_was_corrected(unit: Make, codes: Codes, seal: Build) -> None:
    """Judged again without the picture: the reader had been asked about the misread name."""
    candidates = (
        SealCandidate(name="新疆昆仑消防工程有限公司", probability=0.97),
        SealCandidate(name="新疆昆伦消防工程有限公司", probability=0.02),
    )
    stamped = seal("新疆昆仑消防工程有限公司", False, state="mismatch", candidates=candidates)
    assert codes(unit({"单位名称": "新疆昆伦消防工程有限公司"}, seals=(stamped,))) == {"seal_unit_mismatch"}
    assert codes(unit({"单位名称": "新疆昆仑消防工程有限公司"}, seals=(stamped,))) == set()
    assert codes(unit({"单位名称": "新疆天山消防工程有限公司"}, seals=(stamped,))) == {"seal_unit_mismatch"}


def test_no_unit_named_leaves_the_seal_alone(unit: Make, codes: Codes, seal: Build) -> None:
    assert codes(unit({"单位名称": None}, seals=(seal(matches=None),))) == {"missing_required_field"}
