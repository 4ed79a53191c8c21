"""Wrapping keeps every character; every layout shows what a submission needs, inside its pages."""

import random

import pytest

from samples.cases import Kind
from samples.fonts import FontMissing, face, font, font_for
from samples.forms.catalogue import HELD_OUT, LAYOUTS, SEEN
from samples.generate import draw_form, make_form
from samples.ink import NO_LINE_START, Pen, text_width, wrap
from samples.narratives import unit_narrative
from samples.sheet import PAGE_HEIGHT, PAGE_WIDTH

pytestmark = pytest.mark.usefixtures("chinese_fonts")
NEEDED: dict[Kind, str] = {
    "unit": "单位名称 统一社会信用代码 法定代表人 联系人 联系电话 申报奖项 主要事迹 推荐日期",
    "person": "姓名 身份证号码 工作单位 联系电话 申报奖项 主要事迹 推荐日期 职业资格 证书编号",
}


@pytest.mark.parametrize("width", [180, 240, 700])
def test_wrapping_loses_nothing(chinese_fonts: tuple[str, ...], width: int) -> None:
    pen = Pen(chinese_fonts[0])
    for seed in range(8):
        text = unit_narrative(random.Random(seed), "新疆天山消防有限公司", (36, 61), True, 5).text
        lines = wrap(text, pen, 30, width, 60)
        assert "".join(lines) == text
        assert not any(line[0] in NO_LINE_START for line in lines[1:])
        assert all(text_width(line, pen, 30) <= width + 1 for line in lines)


def test_wrapping_breaks_a_number_only_where_it_must(chinese_fonts: tuple[str, ...]) -> None:
    pen = Pen(chinese_fonts[0])
    assert wrap("电话13999999999", pen, 30, text_width("13999999999", pen, 30) + 5)[1] == "13999999999"
    assert "".join(wrap("13999999999", pen, 30, 60)) == "13999999999"


@pytest.mark.parametrize("kind", ["unit", "person"])
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_layout_shows_what_is_needed(layout: str, kind: Kind) -> None:
    drawing = draw_form(3, layout, kind, scenario="ok")
    sheets = drawing.sheets
    assert set(NEEDED[kind].split()) <= {item.key for item in sheets.written}
    assert not sheets.blank_labels
    for item in sheets.written:
        assert item.value
        assert -2 <= item.area.x0 < item.area.x1 <= PAGE_WIDTH
        assert -2 <= item.area.y0 < item.area.y1 <= PAGE_HEIGHT
    assert sum(place.role == "unit" for place in sheets.places) == 1
    assert LAYOUTS[layout].recommender == any(place.role == "recommender" for place in sheets.places)
    assert next(seal.role for seal in drawing.pressed if seal.kind == "company") == "unit"


@pytest.mark.parametrize("layout", SEEN)
def test_values_do_not_run_into_each_other(layout: str) -> None:
    for kind in ("unit", "person"):
        written = draw_form(11, layout, kind, scenario="ok").sheets.written
        for number, one in enumerate(written):
            for other in written[number + 1 :]:
                if one.page != other.page or one.key == other.key:
                    continue
                wide = min(one.area.x1, other.area.x1) - max(one.area.x0, other.area.x0)
                high = min(one.area.y1, other.area.y1) - max(one.area.y0, other.area.y0)
                assert wide <= 2 or high <= 2, (one.key, other.key)


def test_a_blank_field_leaves_its_label() -> None:
    for seed in range(6):
        sample = make_form(seed, "classic", "unit", scenario="blank_field")
        (blank,) = sample.truth["blank"]
        assert blank not in sample.truth["fields"]


def test_held_out_layouts_are_never_chosen_by_chance() -> None:
    assert HELD_OUT
    assert not HELD_OUT & set(SEEN)


def test_missing_handwriting_is_explained(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("YINJIAN_FONTS", str(tmp_path))
    with pytest.raises(FontMissing) as caught:
        make_form(1, handwriting=True)
    assert "fetch_fonts" in caught.value.remedy
    assert make_form(1, scenario="ok").truth["handwriting"] is False


def test_unknown_names_are_refused(chinese_fonts: tuple[str, ...]) -> None:
    with pytest.raises(FontMissing):
        face("no-such-style")
    with pytest.raises(KeyError):
        make_form(1, layout="no-such-layout")
    with pytest.raises(ValueError, match="no-such"):
        make_form(1, scenario="no-such")
    assert font_for(chinese_fonts[0], "\U0001f600", 20).size == font(chinese_fonts[0], 20).size


def test_a_contradiction_counts_only_where_it_is_shown() -> None:
    seen: dict[str, set[bool]] = {"label_above": set(), "underlined": set(), "cards": set()}
    for layout, results in seen.items():
        for seed in range(6):
            drawing = make_form(seed, layout, "person", scenario="id_conflict")
            results.add("id_conflict" in drawing.truth["flags"])
    assert seen == {"label_above": {True}, "underlined": {True, False}, "cards": {False}}


def test_the_associations_own_seal_is_not_the_units() -> None:
    sample = make_form(2, "classic", "unit", scenario="association_seal")
    assert [seal["role"] for seal in sample.truth["seals"] if seal["kind"] == "company"] == ["association"]
    assert sample.truth["flags"] == ["missing_seal"]
