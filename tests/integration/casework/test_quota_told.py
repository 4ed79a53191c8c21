"""Choosing beyond a quota: what it would exceed, what would have to change, whose unit it is by any name."""

from collections.abc import Iterator

import pytest
from desk import SECOND, bring_to, take_in
from forms import UNIT, unit_form

from casework.errors import TransitionRefused
from casework.roles import SYSTEM
from casework.services import decisions, members, quota
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store

SEASON = "xjfpa-2021"
FORMER = "乌鲁木齐天山消防器材有限公司"


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


def load_register(store: Store, others: int) -> None:
    rows = [f"新疆别家{number}号消防有限公司," for number in range(others)]
    table = "单位名称,曾用名\n" + "\n".join([f"{UNIT['单位名称']},{FORMER}", *rows]) + "\n"
    members.commit(store, table.encode(), "m.csv", SYSTEM)


def selected(store: Store, number: int, **changes: str) -> int:
    submission: int = take_in(store, unit_form(number, **changes), f"{number}.pdf")
    bring_to(store, submission, Stage.SELECTION)
    decisions.record_vote(store, submission, 9, 1, 1, SECOND)
    return submission


def refused(store: Store, number: int) -> str:
    with pytest.raises(TransitionRefused) as caught:
        decisions.transition(store, number, Stage.PUBLIC_NOTICE, SECOND)
    return str(caught.value)


def test_one_more_than_the_season_allows(store: Store) -> None:
    load_register(store, 3)  # 30 % of four members: one
    first = selected(store, 1)
    decisions.transition(store, first, Stage.PUBLIC_NOTICE, SECOND)
    second = selected(store, 2, 单位名称="新疆别家1号消防有限公司", 统一社会信用代码="")
    said = refused(store, second)
    assert "单位（集体）" in said or "名额为 1 个" in said
    assert "须先撤下 1 个" in said
    decisions.transition(store, second, Stage.PUBLIC_NOTICE, SECOND, "经常务理事会同意")
    assert quota.quotas(store, SEASON, SECOND)[0].chosen == 2


def test_the_same_unit_under_its_former_name(store: Store) -> None:
    load_register(store, 30)
    first = selected(store, 1)
    decisions.transition(store, first, Stage.PUBLIC_NOTICE, SECOND)
    second = selected(store, 2, 单位名称=FORMER, 申报奖项="消防公益先进企业")
    said = refused(store, second)
    assert f"（#{first}）" in said
    assert "须先撤下 1 项" in said
    assert "名额为" not in said


def test_within_every_quota_nothing_is_asked(store: Store) -> None:
    load_register(store, 30)
    first = selected(store, 1)
    decisions.transition(store, first, Stage.PUBLIC_NOTICE, SECOND)
    second = selected(store, 2, 单位名称="新疆别家1号消防有限公司", 统一社会信用代码="")
    decisions.transition(store, second, Stage.PUBLIC_NOTICE, SECOND)
