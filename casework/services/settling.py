"""Settling one field of a submission held for change, and taking it back."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from casework.clock import now
from casework.errors import InvalidInput, NotFound
from casework.services.changing import Change
from casework.services.values import SettledAs
from casework.stages import Stage
from casework.store.tables import CorrectionRow, FieldRow

AWARD = "申报奖项"
ANNOUNCED = (Stage.PUBLIC_NOTICE, Stage.PUBLISHED)

_ACTS: dict[SettledAs, str] = {
    "confirmed": "确认",
    "corrected": "更正",
    "blank": "标为空白",
    "unreadable": "标为无法辨认",
    "assigned": "归入字段",
}


def field_of(change: Change, key: str) -> FieldRow:
    """The field of that key. Raises NotFound."""
    row = change.unit.session.get(FieldRow, (change.row.id, key))
    if row is None:
        raise NotFound(f"这份材料没有“{key}”一项。")
    return row


def fields_of(change: Change) -> Sequence[FieldRow]:
    """Every field of the submission. While the answer is held, `field_of` finds them without asking again."""
    rows = change.unit.session.execute(select(FieldRow).where(FieldRow.submission_id == change.row.id))
    return rows.scalars().all()


def settle(
    change: Change, key: str, value: str | None, settled_as: SettledAs, why: str, batch: str | None = None
) -> None:
    """Let a person's word hold for a field, keep what undo needs, and record it.

    What a later reading offered is answered by any word of a person.
    """
    _require_same_award(change, key, value)
    row = field_of(change, key)
    before = {"value": row.value, "settled_as": row.settled_as, "settled_by": row.settled_by}
    before["settled_at"] = row.settled_at.isoformat() if row.settled_at else None
    machine = json.loads(row.machine_json) if row.machine_json else None
    change.unit.session.add(
        CorrectionRow(
            submission_id=change.row.id,
            batch=batch or secrets.token_hex(8),
            key=key,
            act=settled_as,
            before_json=json.dumps(before, ensure_ascii=False),
            after_json=json.dumps({"value": value, "settled_as": settled_as}, ensure_ascii=False),
            machine_value=machine["value"] if machine else None,
            machine_state=row.state,
            who=change.actor.name,
            at=now(),
            why=why,
        )
    )
    change.record(_ACTS[settled_as], subject=key, before=row.value, after=value, why=why)
    row.value, row.settled_as = value, settled_as
    row.settled_by, row.settled_at = change.actor.name, now()
    row.offered_json = None


def take_back(change: Change, act: CorrectionRow) -> str:
    """Undo one act; gives the key. Raises InvalidInput where somebody settled the field since."""
    row = change.unit.session.get(FieldRow, (change.row.id, act.key))
    if row is None:  # an extra field whose label was taught: a later reading has it under its field
        act.undone = True
        return act.key
    if row.settled_by != change.actor.name:
        raise InvalidInput(
            f"“{act.key}”之后又被 {row.settled_by or '他人'} 改过，不能直接撤销。",
            remedy="请直接更正该字段。",
        )
    before = json.loads(act.before_json)
    _require_same_award(change, act.key, before["value"])
    change.record("撤销", subject=act.key, before=row.value, after=before["value"])
    row.value, row.settled_as = before["value"], before["settled_as"]
    row.settled_by = before["settled_by"]
    row.settled_at = datetime.fromisoformat(before["settled_at"]) if before["settled_at"] else None
    act.undone = True
    return act.key


def _require_same_award(change: Change, key: str, value: str | None) -> None:
    """The award that was voted on and announced stands: its certificates are numbered by it."""
    if key != AWARD or Stage(change.row.stage) not in ANNOUNCED or value == change.row.award:
        return
    raise InvalidInput(
        f"已按“{change.row.award}”表决并列入{change.row.stage}，奖项不能在这里更改。",
        remedy="公示中的请先撤下公示；已发布的由管理员作废后另行办理。",
    )
