"""Role × action at the services: what a role may not do is refused before anything is looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import take_in, view
from forms import unit_form

from casework.errors import NotAllowed, YinjianError
from casework.roles import PERMISSIONS, Action, Actor, Role
from casework.services import (
    claims,
    decisions,
    exports,
    groups,
    history,
    members,
    people,
    pictures,
    queue,
    quota,
    reading,
    review,
    statistics,
    submissions,
)
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store

SEASON = "xjfpa-2021"
MEMBERS = "单位名称\n新疆天山消防技术服务有限公司\n".encode()
Deed = Callable[[Store, int, Actor], object]

DEEDS: dict[str, tuple[Action, Deed]] = {
    "look": (Action.VIEW, lambda s, n, a: submissions.load(s, n, a)),
    "queue": (Action.VIEW, lambda s, n, a: queue.queue(s, a)),
    "quota": (Action.VIEW, lambda s, n, a: quota.quotas(s, SEASON, a)),
    "picture": (Action.VIEW, lambda s, n, a: pictures.page_picture(s, n, 0, a)),
    "statistics": (Action.VIEW_STATISTICS, lambda s, n, a: statistics.accuracy(s, SEASON, a)),
    "receive": (Action.RECEIVE, lambda s, n, a: submissions.register_upload(s, b"x", "x", "upload", a)),
    "add file": (Action.RECEIVE, lambda s, n, a: submissions.add_file(s, n, b"y", "y", "proof", a)),
    "correct": (Action.REVIEW, lambda s, n, a: review.correct_field(s, n, "联系人", a.name, a)),
    "confirm": (Action.REVIEW, lambda s, n, a: review.confirm_field(s, n, "联系人", a)),
    "blank": (Action.REVIEW, lambda s, n, a: review.mark_blank(s, n, "联系人", a)),
    "unreadable": (Action.REVIEW, lambda s, n, a: review.mark_unreadable(s, n, "联系人", a)),
    "seal": (Action.REVIEW, lambda s, n, a: review.decide_seal(s, n, "印章·单位意见", "相符", a)),
    "undo": (Action.REVIEW, lambda s, n, a: review.undo(s, n, a)),
    "read again": (Action.REVIEW, lambda s, n, a: reading.read_again(s, n, a)),
    "claim": (Action.REVIEW, lambda s, n, a: claims.claim(s, n, a)),
    "tiles": (Action.REVIEW, lambda s, n, a: groups.tiles(s, SEASON, "印章", a)),
    "take over": (Action.TAKE_OVER, lambda s, n, a: claims.take_over(s, n, a)),
    "override": (Action.OVERRIDE, lambda s, n, a: review.override_flag(s, n, "0" * 64, "理由", a)),
    "original": (Action.DOWNLOAD, lambda s, n, a: submissions.original(s, n, a)),
    "vote": (Action.VOTE, lambda s, n, a: decisions.cast_vote(s, n, "赞成", a)),
    "record vote": (Action.RECORD_VOTES, lambda s, n, a: decisions.record_vote(s, n, 1, 0, 0, a)),
    "objection": (Action.STEP_PUBLISH, lambda s, n, a: decisions.raise_objection(s, n, "异议", "某", a)),
    "return": (Action.STEP_FIRST, lambda s, n, a: decisions.send_back(s, n, a, "缺件")),
    "void": (Action.VOID, lambda s, n, a: decisions.transition(s, n, Stage.VOID, a, "弄虚作假")),
    "register": (Action.IMPORT_REGISTER, lambda s, n, a: members.commit(s, MEMBERS, "m.csv", a)),
    "export": (Action.EXPORT, lambda s, n, a: exports.season_csv(s, SEASON, a)),
    "notice": (Action.EXPORT, lambda s, n, a: exports.correction_notice(s, n, a)),
    "audit": (Action.READ_AUDIT, lambda s, n, a: history.recent_events(s, a)),
    "users": (Action.MANAGE_USERS, lambda s, n, a: people.list_users(s, a)),
    "new user": (
        Action.MANAGE_USERS,
        lambda s, n, a: people.create_user(s, f"u{a.name}", "long enough words", [Role.READER], a),
    ),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Settings]:
    home: Path = tmp_path_factory.mktemp("permissions")
    settings = Settings(home=home)
    return open_store(settings), settings


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("deed", list(DEEDS))
def test_role_by_action(house: tuple[Store, Settings], role: Role, deed: str) -> None:
    store, _ = house
    action, act = DEEDS[deed]
    # A fresh one only where the deed may change it.
    fresh = 1 + list(DEEDS).index(deed) * len(Role) + list(Role).index(role)
    number = take_in(store, unit_form(fresh if action in PERMISSIONS[role] else 0), "a.pdf")
    actor = Actor(role.value, frozenset({role}))
    before = view(store, number).version
    if action in PERMISSIONS[role]:
        try:
            act(store, number, actor)
        except NotAllowed:
            pytest.fail(f"{role} may {action} and was refused")
        except YinjianError:
            pass  # allowed, and then refused for what the submission is: not this table's matter
        return
    with pytest.raises(NotAllowed):
        act(store, number, actor)
    assert view(store, number).version == before


def test_the_table_asks_for_every_action_that_a_service_guards() -> None:
    asked = {action for action, _ in DEEDS.values()}
    elsewhere = {Action.STEP_SECOND, Action.STEP_SELECT, Action.TEACH, Action.BACKUP}
    assert asked | elsewhere == set(Action)


def test_nobody_without_a_role_gets_in(house: tuple[Store, Settings]) -> None:
    store, _ = house
    nobody = Actor("x", frozenset())
    for _, act in DEEDS.values():
        with pytest.raises(NotAllowed):
            act(store, 1, nobody)
