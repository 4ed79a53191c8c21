"""What a reviewer does with fields, seals and flags. Each act is saved, recorded and can be undone."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from casework.assessment import count_open
from casework.clock import now
from casework.effective import SEAL_PREFIX
from casework.errors import InvalidInput, NotFound
from casework.roles import Action, Actor
from casework.services import across, labels
from casework.services.changing import changing
from casework.services.settling import field_of, fields_of, settle, take_back
from casework.services.values import Changed, SealDecision
from casework.store.database import Store
from casework.store.tables import CorrectionRow, FlagRow, OverrideRow

_DECISIONS: tuple[SealDecision, ...] = ("相符", "不符", "无章", "无法辨认")
MAX_VALUE = 20_000
"""Characters of one value: a narrative of several pages fits, a pasted book does not."""


def correct_field(
    store: Store,
    submission_id: int,
    key: str,
    value: str,
    who: Actor,
    why: str = "",
    expected_version: int | None = None,
) -> Changed:
    """Set a field to what the paper says. An empty value is refused: say blank or unreadable instead."""
    value = value.strip()
    if not value:
        raise InvalidInput("更正值为空。", remedy="若表上此处为空白请用“标为空白”，看不清请用“无法辨认”。")
    if len(value) > MAX_VALUE:
        raise InvalidInput(f"内容超过 {MAX_VALUE} 字。")
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        settle(change, key, value, "corrected", why)
        change.judge_again()
    _compare(store, submission_id, key)
    return change.done()


def confirm_field(
    store: Store, submission_id: int, key: str, who: Actor, expected_version: int | None = None
) -> Changed:
    """Say that a field is right as it stands."""
    return confirm_many(store, submission_id, (key,), who, expected_version)


def confirm_many(
    store: Store, submission_id: int, keys: Sequence[str], who: Actor, expected_version: int | None = None
) -> Changed:
    """Confirm several fields in one step; undone in one step too."""
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        batch = secrets.token_hex(8)
        held = fields_of(change)  # one question to the database instead of one a key
        for key in keys:
            row = field_of(change, key)
            settle(change, key, row.value, "confirmed", "", batch)
        change.judge_again()
        del held
    return change.done()


def mark_blank(
    store: Store, submission_id: int, key: str, who: Actor, why: str = "", expected_version: int | None = None
) -> Changed:
    """Say that the paper is blank there."""
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        settle(change, key, None, "blank", why)
        change.judge_again()
    return change.done()


def mark_unreadable(
    store: Store, submission_id: int, key: str, who: Actor, why: str = "", expected_version: int | None = None
) -> Changed:
    """Say that something stands there which nobody can read."""
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        settle(change, key, None, "unreadable", why)
        change.judge_again()
    return change.done()


def decide_seal(
    store: Store,
    submission_id: int,
    key: str,
    decision: SealDecision,
    who: Actor,
    why: str = "",
    expected_version: int | None = None,
) -> Changed:
    """Decide about the seal of a slot (`SealSlotView.key`)."""
    if decision not in _DECISIONS:
        raise InvalidInput(f"印章结论应为：{'、'.join(_DECISIONS)}。")
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        if not key.startswith(SEAL_PREFIX):
            raise InvalidInput(f"“{key}”不是盖章处。")
        settle(change, key, decision, "confirmed", why)
        change.judge_again()
    return change.done()


def assign_label(
    store: Store,
    submission_id: int,
    label: str,
    key: str,
    who: Actor,
    *,
    teach: bool = False,
    expected_version: int | None = None,
) -> Changed:
    """Give what stands under an unknown label to a field; `teach` adds the label to the season's lexicon.

    Undone in one step; a label that was taught stays until it is withdrawn (`labels.withdraw`).
    """
    if teach:
        who.require(Action.TEACH)
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        extra = field_of(change, label)
        if not extra.extra or extra.value is None:
            raise InvalidInput(f"“{label}”不是可归入的附加项。")
        target = field_of(change, key)
        if target.extra or key.startswith(SEAL_PREFIX):
            raise InvalidInput(f"“{key}”不是本届的字段。", remedy="请从列出的字段中选一个。")
        batch = secrets.token_hex(8)
        settle(change, key, extra.value, "assigned", f"标签“{label}”", batch)
        settle(change, label, extra.value, "assigned", f"归入“{key}”", batch)
        if teach:
            labels.teach(change, label, key)
        change.judge_again()
    _compare(store, submission_id, key)
    return change.done()


def accept_offer(
    store: Store, submission_id: int, key: str, who: Actor, accept: bool, expected_version: int | None = None
) -> Changed:
    """Take (or dismiss) what a later reading offers for a field that a person had settled."""
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        row = field_of(change, key)
        if row.offered_json is None:
            raise InvalidInput(f"“{key}”没有待选的新识别结果。")
        offered = json.loads(row.offered_json)["value"]
        row.offered_json = None
        if accept:
            settle(
                change, key, offered, "corrected" if offered is not None else "blank", "采用重新识别的结果"
            )
            change.judge_again()
        else:
            change.record("不采用新识别", subject=key, before=offered)
    return change.done()


def undo(store: Store, submission_id: int, who: Actor, expected_version: int | None = None) -> Changed:
    """Take back the reviewer's own latest act on this submission that still stands; many steps deep."""
    with changing(store, submission_id, who, Action.REVIEW, expected_version, respect_claim=True) as change:
        session = change.unit.session
        last = session.execute(
            select(CorrectionRow)
            .where(
                CorrectionRow.submission_id == submission_id,
                CorrectionRow.who == who.name,
                CorrectionRow.undone.is_(False),
            )
            .order_by(CorrectionRow.id.desc())
            .limit(1)
        ).scalar_one_or_none()
        if last is None:
            raise InvalidInput("没有可撤销的操作。", remedy="只能撤销自己在本份材料上的操作。")
        batch = session.execute(
            select(CorrectionRow)
            .where(CorrectionRow.batch == last.batch, CorrectionRow.submission_id == submission_id)
            .order_by(CorrectionRow.id.desc())
        ).scalars()
        keys = [take_back(change, act) for act in batch]
        change.judge_again()
    _compare(store, submission_id, *keys)
    return replace(change.done(), keys=tuple(keys))


def override_flag(
    store: Store,
    submission_id: int,
    fingerprint: str,
    why: str,
    who: Actor,
    expected_version: int | None = None,
) -> Changed:
    """Let a finding stand, with a written reason. It lapses when the finding changes."""
    if len(why.strip()) < 2:
        raise InvalidInput("放行必须写明理由。", remedy="请写明核实经过，例如“已电话核实，单位更名未换章”。")
    with changing(store, submission_id, who, Action.OVERRIDE, expected_version) as change:
        flag = change.unit.session.execute(
            select(FlagRow).where(FlagRow.submission_id == submission_id, FlagRow.fingerprint == fingerprint)
        ).scalar_one_or_none()
        if flag is None:
            raise NotFound("该问题已不存在。")
        change.unit.session.add(
            OverrideRow(
                submission_id=submission_id,
                fingerprint=fingerprint,
                code=flag.code,
                why=why.strip(),
                who=who.name,
                at=now(),
            )
        )
        change.record("放行", subject=flag.code, before=flag.message, why=why.strip())
        count_open(change.unit.session, change.row)
    return change.done()


def withdraw_override(
    store: Store,
    submission_id: int,
    fingerprint: str,
    why: str,
    who: Actor,
    expected_version: int | None = None,
) -> Changed:
    """Take an override back; the finding stands open again."""
    with changing(store, submission_id, who, Action.OVERRIDE, expected_version) as change:
        rows = change.unit.session.execute(
            select(OverrideRow).where(
                OverrideRow.submission_id == submission_id,
                OverrideRow.fingerprint == fingerprint,
                OverrideRow.withdrawn.is_(False),
            )
        ).scalars()
        for row in rows:
            row.withdrawn = True
            change.record("撤销放行", subject=row.code, before=row.why, why=why)
        count_open(change.unit.session, change.row)
    return change.done()


def _compare(store: Store, submission_id: int, *keys: str) -> None:
    """Look across the submissions again where a changed field can make or end a duplicate."""
    if any(key in across.COMPARED_KEYS for key in keys):
        across.refresh_if_small(store, submission_id)
