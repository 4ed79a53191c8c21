"""Role × action at the services: what a role may not do is refused before anything is looked at."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from desk import take_in, view
from forms import unit_form

from casework.backup import backup
from casework.errors import NotAllowed, YinjianError
from casework.roles import PERMISSIONS, Action, Actor, Role
from casework.services import (
    across,
    claims,
    cutting,
    decisions,
    exports,
    groups,
    history,
    labels,
    members,
    people,
    pictures,
    queue,
    quota,
    reading,
    receiving,
    review,
    second_entry,
    statistics,
    submissions,
)
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store
from casework.store.tables import SubmissionRow
from ingest.document import Box

SEASON = "xjfpa-2021"
MEMBERS = "单位名称\n新疆天山消防技术服务有限公司\n".encode()
Deed = Callable[[Store, int, Actor], object]

STEPS_BACK = {
    Stage.SECOND_REVIEW: Stage.FIRST_REVIEW,
    Stage.NOT_SELECTED: Stage.SELECTION,
    Stage.PUBLIC_NOTICE: Stage.SELECTION,
}


def from_stage(store: Store, number: int, stage: Stage, who: Actor) -> None:
    """A step that only those who decide at that stage may take."""
    with store.write() as unit:
        unit.session.get_one(SubmissionRow, number).stage = stage.value
    decisions.transition(store, number, STEPS_BACK[stage], who, "按程序办理")


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
    "confirm selection": (Action.STEP_SECOND, lambda s, n, a: from_stage(s, n, Stage.SECOND_REVIEW, a)),
    "select": (Action.STEP_SELECT, lambda s, n, a: from_stage(s, n, Stage.NOT_SELECTED, a)),
    "publish": (Action.STEP_PUBLISH, lambda s, n, a: from_stage(s, n, Stage.PUBLIC_NOTICE, a)),
    "teach": (
        Action.TEACH,
        lambda s, n, a: review.assign_label(s, n, "入会登记号", "会员证号", a, teach=True),
    ),
    "withdraw label": (Action.TEACH, lambda s, n, a: labels.withdraw(s, 1, "误教", a)),
    "backup": (Action.BACKUP, lambda s, n, a: backup(s, s.settings.home / f"backup {a.name}", a)),
    "second entry": (Action.REVIEW, lambda s, n, a: second_entry.enter(s, n, "联系人", "甲", a)),
    "differences": (Action.REVIEW, lambda s, n, a: second_entry.differences(s, SEASON, a)),
    "start by hand": (Action.REVIEW, lambda s, n, a: reading.start_by_hand(s, n, "unit", a)),
    "tell label": (Action.REVIEW, lambda s, n, a: review.assign_label(s, n, "未知", "联系人", a)),
    "take offer": (Action.REVIEW, lambda s, n, a: review.accept_offer(s, n, "联系人", a, True)),
    "override back": (
        Action.OVERRIDE,
        lambda s, n, a: review.withdraw_override(s, n, "0" * 64, "误放", a),
    ),
    "cut out": (
        Action.RECEIVE,
        lambda s, n, a: cutting.cut_out(s, n, 0, Box(0.1, 0.1, 0.6, 0.6), a),
    ),
    "replace": (Action.RECEIVE, lambda s, n, a: submissions.supersede(s, n, 99999, "重复", a)),
    "put back": (Action.RECEIVE, lambda s, n, a: submissions.reinstate(s, n, "误判", a)),
    "attach": (Action.RECEIVE, lambda s, n, a: submissions.attach_to(s, n, 99999, "proof", "证书", a)),
    "day": (
        Action.RECEIVE,
        lambda s, n, a: submissions.set_received_on(s, n, date(2022, 1, 10), "邮戳", a),
    ),
    "zip": (Action.RECEIVE, lambda s, n, a: receiving.receive(s, b"z", "z", "upload", a)),
    "withdraw": (
        Action.RECEIVE,
        lambda s, n, a: decisions.transition(s, n, Stage.WITHDRAWN, a, "单位来函"),
    ),
    "register back": (Action.IMPORT_REGISTER, lambda s, n, a: members.withdraw(s, 99, "误导入", a)),
    "judge season": (Action.IMPORT_REGISTER, lambda s, n, a: reading.rejudge_season(s, "none", a)),
    "finding": (
        Action.STEP_PUBLISH,
        lambda s, n, a: decisions.settle_objection(s, n, 1, True, "属实", a),
    ),
    "summary": (Action.EXPORT, lambda s, n, a: exports.summary(s, SEASON, a)),
    "json": (Action.EXPORT, lambda s, n, a: exports.season_json(s, SEASON, a)),
    "public notice": (Action.EXPORT, lambda s, n, a: exports.public_notice(s, SEASON, a)),
    "list": (Action.EXPORT, lambda s, n, a: exports.publication_list(s, SEASON, a)),
    "certificates": (Action.EXPORT, lambda s, n, a: exports.certificates(s, SEASON, a)),
    "archive": (
        Action.READ_AUDIT,
        lambda s, n, a: exports.archive(s, SEASON, a, s.settings.home / f"{a.name}.zip"),
    ),
    "roles": (Action.MANAGE_USERS, lambda s, n, a: people.set_roles(s, "nobody", [Role.READER], a)),
    "close": (Action.MANAGE_USERS, lambda s, n, a: people.set_active(s, "nobody", False, a)),
    "new password": (
        Action.MANAGE_USERS,
        lambda s, n, a: people.reset_password(s, "nobody", "long enough words", a),
    ),
    "corrections": (Action.VIEW, lambda s, n, a: across.corrected_by(s, n, a)),
    "duplicates": (Action.VIEW, lambda s, n, a: across.duplicates(s, SEASON, a)),
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
    assert {action for action, _ in DEEDS.values()} == set(Action)


def test_nobody_without_a_role_gets_in(house: tuple[Store, Settings]) -> None:
    store, _ = house
    nobody = Actor("x", frozenset())
    number = take_in(store, unit_form(), "a.pdf")
    for _, act in DEEDS.values():
        with pytest.raises(NotAllowed):
            act(store, number, nobody)
