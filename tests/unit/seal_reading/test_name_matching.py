"""Names compared as text: same, different in law, departments and branches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.seals.consensus import bare, consensus
from extract.seals.decide import decide
from extract.seals.evidence import weigh
from extract.seals.likelihood import TextScorer
from extract.seals.match import (
    MOST_NAMED,
    match_text,
    name_key,
    named_first,
    relation_of,
    split_special,
)

UNIT = "新疆天山消防工程有限公司"


@pytest.mark.parametrize(
    ("seal", "unit", "matches"),
    [
        (UNIT, UNIT, True),
        ("天山消防(新疆)有限公司", "天山消防（新疆）有限公司", True),
        (UNIT + "合同专用章", UNIT, True),
        ("新疆天水消防工程有限公司", UNIT, False),
        ("新疆天山消防有限公司", "天山消防（新疆）有限公司", False),
        (UNIT + "喀什分公司", UNIT, False),
        (UNIT, UNIT + "喀什分公司", False),
        ("喀什恒泰商贸有限公司", UNIT, False),
        (UNIT + "人事部", UNIT, None),
        (None, UNIT, None),
        (UNIT, None, None),
    ],
)
def test_match_by_text(seal: str | None, unit: str | None, matches: bool | None) -> None:
    verdict = match_text(seal, ["喀什恒泰商贸有限公司"], unit)
    assert verdict.matches is matches
    assert verdict.reason


def test_reasons_name_what_is_wrong() -> None:
    assert "第4字" in relation_of("新疆天水消防工程有限公司", UNIT)[0]
    assert "分支机构" in relation_of(UNIT + "喀什分公司", UNIT)[0]
    assert "部门章" in relation_of(UNIT + "人事部", UNIT)[0]
    assert "总公司" in relation_of(UNIT, UNIT + "第一分公司")[0]
    assert "地名" in relation_of("新疆天山消防有限公司", "天山消防（新疆）有限公司")[0]


def test_ranking_puts_the_nearest_name_first() -> None:
    verdict = match_text(
        "新疆天水消防工程有限公司", ["喀什恒泰商贸有限公司", "新疆天水消防工程有限公司"], UNIT
    )
    assert verdict.candidates[0].name == "新疆天水消防工程有限公司"
    assert verdict.candidates[0].probability == 1.0


@given(st.text(alphabet="新疆天山（）() 有限公司·", max_size=20))
def test_name_key_is_stable_and_free_of_brackets(text: str) -> None:
    key = name_key(text)
    assert name_key(key) == key
    assert not set(key) & set("（）() ")


def test_special_seals_are_split_from_the_name() -> None:
    assert split_special("北京中导开源科技有限公司财务专用章") == ("北京中导开源科技有限公司", "财务专用章")
    assert split_special(UNIT) == (UNIT, None)
    accountants = "立信会计师事务所（特殊普通合伙）"
    assert split_special(accountants + "财务专用章") == (accountants, "财务专用章")
    assert split_special("天山会计师事务所财务专用章") == ("天山会计师事务所", "财务专用章")


def _view(text: str, codes: dict[str, int], sure: float) -> np.ndarray:
    view = np.full((3 * len(text), len(codes) + 1), (1 - sure) / len(codes), dtype=np.float32)
    for place, char in enumerate(text):
        view[3 * place, codes[char]] = sure
        view[3 * place + 1 : 3 * place + 3, 0] = sure
    return view


def _judge(
    views: list[np.ndarray], codes: dict[str, int], names: list[str]
) -> tuple[float, bool | None, str]:
    alphabet = {code: char for char, code in codes.items()}
    readings = []
    for view in views:
        best = [int(code) for code in view.argmax(axis=1)]
        kept = [code for k, code in enumerate(best) if code and (k == 0 or best[k - 1] != code)]
        readings.append("".join(alphabet[code] for code in kept))
    scorer = TextScorer(views, [codes] * len(views))
    free = consensus(scorer, readings)
    evidence = weigh(scorer, free, [name_key(name) for name in names], readings)
    return decide(evidence, free, free.text, names[0])


CODES = {char: k + 1 for k, char in enumerate(dict.fromkeys(UNIT + "水喀什恒泰商贸分乌鲁木齐科技"))}


@pytest.mark.parametrize(
    ("seal", "matches"),
    [
        (UNIT, True),
        ("新疆天水消防工程有限公司", False),
        ("新疆天山消防科技有限公司", False),
        (UNIT + "喀什分公司", False),
        ("喀什恒泰商贸有限公司", False),
        (UNIT[2:], None),
        (UNIT[:4] + UNIT[5:], None),
        (UNIT[4:] + UNIT[:4], None),
    ],
    ids=["same", "one off", "sister", "branch", "stranger", "beginning worn", "one worn", "from its middle"],
)
def test_decisions_on_clear_views(seal: str, matches: bool | None) -> None:
    views = [_view(seal, CODES, 0.999)] * 2
    assert _judge(views, CODES, [UNIT, "乌鲁木齐恒泰商贸有限公司"])[1] is matches


def test_the_head_office_is_not_its_branch() -> None:
    _, matches, reason = _judge([_view(UNIT, CODES, 0.999)] * 2, CODES, [UNIT + "喀什分公司"])
    assert matches is False
    assert "总公司" in reason


@pytest.mark.parametrize("seal", [UNIT, "新疆天水消防工程有限公司"])
def test_a_doubtful_character_is_never_held_against_the_unit(seal: str) -> None:
    views = []
    for sure in (0.55, 0.9):
        view = _view(seal, CODES, 0.999)
        view[9, CODES["水"]], view[9, CODES["山"]] = sure, 1 - sure
        views.append(view)
    probability, matches, _ = _judge(views, CODES, [UNIT])
    assert matches is not False
    assert probability > 0.4


def test_a_register_name_that_fits_better_leaves_the_unit_open_or_other() -> None:
    views = [_view("新疆天水消防工程有限公司", CODES, 0.6)] * 2
    assert _judge(views, CODES, [UNIT, "新疆天水消防工程有限公司"])[1] is not True


def test_special_kind_is_named_in_the_reason() -> None:
    scorer = TextScorer([_view(UNIT, CODES, 0.99)], [CODES])
    free = consensus(scorer, [UNIT])
    _, matches, reason = decide(weigh(scorer, free, [UNIT]), free, UNIT, UNIT, "合同专用章")
    assert matches is True
    assert "合同专用章" in reason


def test_signs_along_the_rim_are_no_part_of_a_name() -> None:
    assert bare("16新疆天山（乌）A公司ε129") == "新疆天山乌A公司"
    codes = {**CODES, "1": len(CODES) + 1}
    view = _view("1" + UNIT + "1", codes, 0.99)
    free = consensus(TextScorer([view], [codes]), ["1" + UNIT + "1"])
    assert free.text == UNIT
    assert min(free.sure) > 0.9


def test_views_are_mended_by_each_other() -> None:
    one, two = _view(UNIT, CODES, 0.99), _view(UNIT, CODES, 0.99)
    one[3, :], one[3, CODES["水"]], one[3, CODES["疆"]] = 0.001, 0.5, 0.4
    two[9, :], two[9, CODES["水"]], two[9, CODES["山"]] = 0.001, 0.5, 0.4
    scorer = TextScorer([one, two], [CODES] * 2)
    assert consensus(scorer, ["新水" + UNIT[2:], UNIT[:3] + "水" + UNIT[4:]]).text == UNIT


def test_views_that_show_nothing_prove_nothing() -> None:
    blank = np.full((60, len(CODES) + 1), 1e-6, dtype=np.float32)
    blank[:, 0] = 1.0
    noise = np.full((60, len(CODES) + 1), 1.0 / (len(CODES) + 1), dtype=np.float32)
    for view in (blank, noise):
        probability, matches, _ = _judge([view], CODES, [UNIT])
        assert probability <= 0.5
        assert matches is None


@pytest.mark.parametrize(
    ("seal", "unit"),
    [
        ("海岬湾青螺运输有限公司", "青螺（海岬湾）运输有限公司"),
        ("青螺（海岬湾）运输有限公司", "海岬湾青螺运输有限公司"),
        ("乌鲁木齐天山消防有限公司", "天山乌鲁木齐消防有限公司"),
    ],
)
def test_a_place_that_stands_elsewhere_makes_another_name_wherever_it_is(seal: str, unit: str) -> None:
    verdict = match_text(seal, (), unit)
    assert verdict.matches is False
    assert "仅地名位置不同" in verdict.reason


@pytest.mark.parametrize(
    ("seal", "unit"),
    [
        ("青螺运输有限公司海岬", "海岬青螺运输有限公司"),  # read from its middle
        ("海岬湾青螺运输有限公司", "青螺（海岬）运输有限公司"),
        ("海岬湾青螺运输有限公司", "海岬湾白螺运输有限公司"),
    ],
)
def test_other_differences_are_not_told_as_a_place_moved(seal: str, unit: str) -> None:
    assert "仅地名位置不同" not in match_text(seal, (), unit).reason


def _views_of(texts: list[str], at: int) -> list[np.ndarray]:
    """Clear views of texts that differ at one place."""
    return [_view(text, CODES, 0.999) for text in texts if len(text) > at]


def test_what_a_second_reader_leaves_out_stays_where_the_first_sees_something() -> None:
    """Four views see a character, each another one; two of another reader see none."""
    others = dict(CODES)
    texts = [UNIT[:3] + char + UNIT[4:] for char in "水喀什恒"]
    without = UNIT[:3] + UNIT[4:]
    views = [*_views_of(texts, 4), *[_view(without, others, 0.999)] * 2]
    scorer = TextScorer(views, [CODES] * 4 + [others] * 2, [1.0] * 4 + [0.9] * 2)
    free = consensus(scorer, [*texts, without, without])
    assert len(free.text) == len(UNIT)
    assert free.text[:3] + free.text[4:] == without
    assert min(free.sure[:3]) > 0.9


@pytest.mark.parametrize(("clear", "matches"), [("喀", False), ("山", None)])
def test_a_clear_character_decides_beside_one_that_no_two_views_read_alike(
    clear: str, matches: bool | None
) -> None:
    """The third character is hopeless: what the views hold on the fourth stays as it is."""
    texts = [UNIT[:2] + char + clear + UNIT[4:] for char in "水什恒泰"]
    assert _judge(_views_of(texts, 4), CODES, [UNIT])[1] is matches


@given(
    st.dictionaries(st.text("天山水电甲乙丙", min_size=1, max_size=4), st.floats(0, 1), min_size=1), st.data()
)
def test_the_units_own_name_is_always_among_those_named(
    chances: dict[str, float], data: st.DataObject
) -> None:
    """With a register full of like names a denied name comes last, and the denial would be lost with it."""
    own = data.draw(st.sampled_from(sorted(chances)))
    named = named_first(chances, own)
    assert own in [item.name for item in named]
    assert len(named) == min(MOST_NAMED, len(chances))
    assert named[0].probability == round(max(chances.values()), 4)
    assert [item.probability for item in named] == sorted((i.probability for i in named), reverse=True)
