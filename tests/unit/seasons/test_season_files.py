"""A season's file: read whole, or refused with the line that is wrong."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules.codes import CODES
from extract.season import Season
from extract.seasons.lines import LineIndex
from extract.seasons.load import SeasonError, find_season, load_season, parse_season, season_ids

SOURCE = find_season("xjfpa-2021").read_text("utf-8")


@pytest.fixture(scope="module")
def season() -> Season:
    return load_season("xjfpa-2021")


def test_the_notices_facts(season: Season) -> None:
    assert (season.opening, season.closing, season.year) == (date(2021, 12, 31), date(2022, 1, 15), 2021)
    assert [(award.kind, award.name) for award in season.awards] == [
        ("unit", "消防突出贡献企业"),
        ("unit", "优秀消防产品企业"),
        ("unit", "客户满意消防技术服务企业"),
        ("unit", "优秀消防工程企业"),
        ("unit", "消防公益先进企业"),
        ("unit", "科技创新企业"),
        ("person", "优秀消防科普教员"),
        ("person", "消防技术服务能手"),
    ]
    assert season.awards[0].reward == "证书和奖牌"
    assert (season.quotas.unit_share, season.quotas.person_share) == (0.3, 0.3)
    assert (season.quotas.units_per_unit, season.quotas.persons_per_unit) == (1, 1)
    assert [stage.decides for stage in season.stages][1:4] == ["协会秘书处", "会长办公会", "常务理事会"]


def test_required_fields_by_award(season: Season) -> None:
    plain = season.required_fields("person", "优秀消防科普教员")
    assert season.required_fields("person", "消防技术服务能手") == (*plain, "职业资格", "证书编号")
    assert season.required_fields("unit", "消防技术服务能手") == season.required["unit"]
    assert season.required_fields("person", None) == plain
    assert season.required_fields("other", None) == ()


def test_each_key_is_its_own_first_label(season: Season) -> None:
    for kind in ("unit", "person"):
        for key in season.keys[kind]:
            assert season.labels[key][0] == key
            assert len(set(season.labels[key])) == len(season.labels[key])


def test_no_label_belongs_to_two_keys_of_a_kind_by_mistake(season: Season) -> None:
    """Only labels of cells that hold two values may."""
    for kind in ("unit", "person"):
        owners: dict[str, list[str]] = {}
        for key in season.keys[kind]:
            for label in season.labels[key]:
                owners.setdefault(label, []).append(key)
        for label, keys in owners.items():
            two_values = any(mark in label for mark in ("及", "/", "、", "和", "（")) or "职务" in label
            assert len(keys) == 1 or two_values, (label, keys)


def test_every_flag_code_is_referenced_by_a_sentence(season: Season) -> None:
    told = {ref for sentence in season.sentences for ref in sentence.refs}
    assert told >= CODES


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("closing = 2022-01-15\nalways", "closing = 2020-01-15\nalways", "早于"),
        ("year = 2021", 'year = "2021"', "整数"),
        ("[labels]", "[labelz]", "labelz"),
        ('check = "sealed"', 'check = "stamped"', "stamped"),
        ('"职业资格", "证书编号"]\n\n[[awards.cond', '"手艺"]\n\n[[awards.cond', "手艺"),
        ("min_contracts = 30", 'min_contracts = "many"', "数字"),
        ("min_contracts = 30", "min_contract = 30", "min_contract"),
        ('use = "charter"', 'use = "chart"', "chart"),
        ('kind = "person"\nreward', 'kind = "people"\nreward', "people"),
        ("unit_share = 0.30", "unit_share = 30", "0 到 1"),
        ("units_per_unit = 1", "units_per_unit = 0", "正整数"),
        ('name = "科技创新企业"', 'name = "优秀消防工程企业"', "已是奖项"),
        ('name = "科技创新企业"', 'name = ""', "不能为空"),
        ('topics = ["teaching"]', 'topics = ["dancing"]', "dancing"),
        ('equipment_operator_min = "中级"', 'equipment_operator_min = "四级"', "equipment_operator_min"),
        ("always_verify = [", 'always_verify = ["鞋码", ', "鞋码"),
        ("second_entry = []", "second_entry = [1]", "文字"),
        ('places = ["新疆", ', 'places = ["疆", ', "两个以上"),
        ('trade = ["消防", ', 'trade = ["消防", "消防", ', "重复"),
        ('name_characters = "阿', 'name_characters = "阿 ', "汉字"),
        ("[words]\n", "[words]\ncolours = []\n", "colours"),
        ('"服务面积" = ".{0,8}(?:', '"服务面积" = ".{0,8}((?:', "正则"),
        ('"服务面积" = ".{0,8}(?:', '"服务面积" = "|.{0,8}(?:', "空白"),
        ("[label_patterns]\n", '[label_patterns]\n"鞋码" = "鞋"\n', "鞋码"),
        ("opening = 2021-12-31\nclosing = 2022-01-15\nalways", "opening = 2021-13-31\nalways", "TOML"),
    ],
)
def test_errors_point_to_their_line(old: str, new: str, words: str) -> None:
    assert old in SOURCE
    with pytest.raises(SeasonError, match=words) as caught:
        parse_season(SOURCE.replace(old, new, 1), "own.toml")
    error = caught.value
    assert error.exit_code == 2
    assert error.line is not None
    assert f"第{error.line}行" in str(error)
    wrong = SOURCE.replace(old, new, 1).splitlines()[: error.line + 3]
    changed = [part for part in new.splitlines() if part.strip() and part not in old.splitlines()]
    near = "\n".join(wrong[max(0, error.line - 4) :])
    assert any(part.strip() in near for part in changed), (error.line, near)


@pytest.mark.parametrize("key", ["id", "title", "association", "year", "opening", "closing"])
def test_missing_keys_are_named(key: str) -> None:
    lines = [line for line in SOURCE.splitlines() if not line.startswith(f"{key} =")]
    with pytest.raises(SeasonError, match=key):
        parse_season("\n".join(lines))


@given(st.text(max_size=200))
def test_any_text_is_refused_in_our_own_words(text: str) -> None:
    with pytest.raises(SeasonError):
        parse_season(text)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SeasonError, match="没有名为"):
        load_season("no-such-season")
    with pytest.raises(SeasonError, match="没有名为"):
        load_season(tmp_path / "absent.toml")
    gbk = tmp_path / "gbk.toml"
    gbk.write_bytes("title = '评优'".encode("gb18030"))
    with pytest.raises(SeasonError, match="无法读取"):
        load_season(gbk)


def test_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    marked = tmp_path / "own.toml"
    marked.write_text(SOURCE, encoding="utf-8-sig")
    assert load_season(marked) == load_season("xjfpa-2021")
    assert "xjfpa-2021" in season_ids()


def test_line_index() -> None:
    top = 'a = 1\n[b]\nc = [\n "x = 1",\n]\nd = """\ne = 2\n"""\n'
    text = top + '[[f]]\ng = 1\n[[f]]\n"h i" = 2\n[[f.j]]\nk = 3\n'
    index = LineIndex(text)
    assert index.line(("a",)) == 1
    assert index.line(("b", "c")) == 3
    assert index.line(("b", "d")) == 6
    assert index.line(("f", 0, "g")) == 10
    assert index.line(("f", 1, "h i")) == 12
    assert index.line(("f", 1, "j", 0, "k")) == 14
    assert index.line(("b", "absent")) == 2
    assert index.line(("nothing",)) == 1
