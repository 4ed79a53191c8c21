"""Finding a unit in the register by name, former name, code, or a look-alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.register import UNDATED, Member, Register
from extract.rules.lookalikes import GROUPS, fold_lookalikes, fold_name, looks_same, same_name

CODE = "91350100M000100Y43"
MEMBERS = (
    Member(
        "新疆安泰消防工程有限公司",
        CODE,
        "XJ0007",
        ("乌鲁木齐安泰消防器材有限公司",),
        ("王伟", "李娜"),
        {2021: True},
    ),
    Member("新疆天盾消防技术服务有限公司", member_number="0012"),
    Member("中天（新疆）消防科技有限公司"),
)
REGISTER = Register(MEMBERS)


@pytest.mark.parametrize(
    ("name", "how", "whose"),
    [
        ("新疆安泰消防工程有限公司", "name", 0),
        (" 新疆安泰 消防工程有限公司 ", "name", 0),
        ("乌鲁木齐安泰消防器材有限公司", "former_name", 0),
        ("中天(新疆)消防科技有限公司", "name", 2),
        ("新疆安秦消防工程有限公司", "similar", 0),
        ("新疆天盾消防技术服务有限公司昌吉分公司", "none", None),
        ("新疆安奉消防工程有限公司", "none", None),
        ("新疆安泰消防技术有限公司", "none", None),
        ("某某公司", "none", None),
    ],
)
def test_by_name(name: str, how: str, whose: int | None) -> None:
    match = REGISTER.find(name)
    assert match.how == how
    assert match.member == (MEMBERS[whose] if whose is not None else None)
    assert match.certain == (how in ("name", "former_name"))


def test_by_code_where_the_name_is_not_known() -> None:
    match = REGISTER.find("新疆安泰消防工程公司", CODE)
    assert (match.how, match.member) == ("credit_code", MEMBERS[0])
    assert "新疆安泰消防工程有限公司" in match.conflicts[0]


def test_conflicting_numbers() -> None:
    match = REGISTER.find("新疆安泰消防工程有限公司", "91650100MA7756789U", "XJ0008")
    assert match.how == "name"
    assert len(match.conflicts) == 2
    assert REGISTER.find("新疆安泰消防工程有限公司", CODE, "xj0007").conflicts == ()
    assert REGISTER.find("新疆天盾消防技术服务有限公司", None, "12").conflicts == ()


def test_another_units_code() -> None:
    match = REGISTER.find("新疆天盾消防技术服务有限公司", CODE)
    assert match.member == MEMBERS[1]
    assert match.conflicts == ()  # the list has no code for it: nothing contradicts


def test_nobody_is_asked_for() -> None:
    assert REGISTER.find(None).how == "none"
    assert REGISTER.find("").how == "none"
    assert Register(()).find("某某公司").how == "none"


def test_a_name_given_up_belongs_to_whom_it_is_now() -> None:
    register = Register((Member("新名", former_names=("旧名公司",)), Member("旧名公司")))
    assert register.find("旧名公司").member == register.members[1]


def test_nearest_names_for_the_seal_reader() -> None:
    near = REGISTER.nearest_names("新疆安秦消防工程有限公司")
    assert near[0] == "新疆安泰消防工程有限公司"
    assert "乌鲁木齐安泰消防器材有限公司" in near
    assert REGISTER.nearest_names("某某") == ()
    assert len(REGISTER.nearest_names("新疆消防有限公司", limit=1)) <= 1


def test_counts() -> None:
    assert (REGISTER.unit_count, REGISTER.representative_count) == (3, 4)


def test_dues_by_year() -> None:
    assert MEMBERS[0].paid(2021) is True
    assert MEMBERS[0].paid(2020) is None
    assert Member("甲", dues={UNDATED: False, 2021: True}).paid(2021) is True
    assert Member("甲", dues={UNDATED: False}).paid(2021) is False


@given(st.text(max_size=20))
def test_folding_is_stable(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)
    assert fold_lookalikes(fold_lookalikes(text)) == fold_lookalikes(text)
    assert same_name(text, text) == bool(fold_name(text))


@given(st.sampled_from(GROUPS), st.data())
def test_look_alikes_fold_together(group: str, data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(group)), data.draw(st.sampled_from(group))
    assert looks_same(f"新疆{one}公司", f"新疆{other}公司")


@given(
    st.lists(st.text(alphabet="新疆安泰天盾消防工程有限公司", min_size=1, max_size=12), max_size=8),
    st.text(max_size=12),
)
def test_any_list_and_any_name(names: list[str], name: str) -> None:
    register = Register(tuple(Member(item) for item in names))
    match = register.find(name)
    assert 0.0 <= match.score <= 1.0
    assert (match.member is None) == (match.how == "none")
    assert register.certain(name) == (match.member if match.certain else None)
