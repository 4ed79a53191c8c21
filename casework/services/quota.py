"""How many may win, how many are chosen, and what one more would do."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from casework import rulebook
from casework.roles import Action, Actor
from casework.services.members import current_register
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import SubmissionRow
from extract.rules.across import KIND_NAMES, name_key, season_quota

CHOSEN = (Stage.PUBLIC_NOTICE.value, Stage.PUBLISHED.value)


@dataclass(frozen=True, slots=True)
class QuotaView:
    """One kind's quota. `base` counts member units or representatives, `limit` how many may win;
    both are None without a register: then nothing is limited and the screen says so."""

    kind: str
    name: str
    share: float | None
    base: int | None
    limit: int | None
    chosen: int
    candidates: int


def quotas(store: Store, season: str, who: Actor) -> tuple[QuotaView, ...]:
    """The quota meter of a season."""
    who.require(Action.VIEW)
    with store.read() as session:
        return tuple(_view(store, session, season, kind) for kind in ("unit", "person"))


def quota_excess(store: Store, session: Session, row: SubmissionRow) -> str | None:
    """What choosing this submission would exceed and what would have to change first, as a Chinese sentence;
    None where nothing."""
    season = rulebook.season_named(store.settings, row.season)
    if row.kind not in KIND_NAMES:
        return None
    view = _view(store, session, row.season, row.kind)
    reasons = []
    if view.limit is not None and view.chosen + 1 > view.limit:
        reasons.append(
            f"{view.name}名额为 {view.limit} 个（会员 {view.base} 的 {view.share:.0%}），"
            f"已入选 {view.chosen} 个，再选一个须先撤下 {view.chosen + 1 - view.limit} 个"
        )
    per_unit = season.quotas.units_per_unit if row.kind == "unit" else season.quotas.persons_per_unit
    if per_unit is not None and row.unit:
        same = _of_unit(store, session, row)
        if len(same) + 1 > per_unit:
            listed = "、".join(f"#{number}" for number in same)
            rule = "原则上" if season.quotas.in_principle else ""
            reasons.append(
                f"“{row.unit}”已有 {len(same)} 项{view.name}入选（{listed}），每单位{rule} {per_unit} 项，"
                f"再选一项须先撤下 {len(same) + 1 - per_unit} 项"
            )
    return "；".join(reasons) + "；或由有权者说明理由放行。" if reasons else None


def _of_unit(store: Store, session: Session, row: SubmissionRow) -> list[int]:
    """Numbers of what is chosen already of the same unit, under whichever name it was written."""
    register = current_register(store, session, row.season)
    own = name_key(row.unit or "", None, register)
    chosen = session.execute(
        select(SubmissionRow.id, SubmissionRow.unit)
        .where(*_chosen(row.season, row.kind), SubmissionRow.id != row.id)
        .order_by(SubmissionRow.id)
    )
    return [number for number, unit in chosen if unit and name_key(unit, None, register) == own]


def _chosen(season: str, kind: str) -> tuple[ColumnElement[bool], ...]:
    return (
        SubmissionRow.season == season,
        SubmissionRow.kind == kind,
        SubmissionRow.stage.in_(CHOSEN),
        SubmissionRow.superseded_by.is_(None),
    )


def _view(store: Store, session: Session, season_id: str, kind: str) -> QuotaView:
    season = rulebook.season_named(store.settings, season_id)
    share = season.quotas.unit_share if kind == "unit" else season.quotas.person_share
    register = current_register(store, session, season_id)
    counted = select(func.count()).select_from(SubmissionRow)
    chosen = session.execute(counted.where(*_chosen(season_id, kind))).scalar_one()
    candidates = session.execute(
        counted.where(
            SubmissionRow.season == season_id,
            SubmissionRow.kind == kind,
            SubmissionRow.stage == Stage.SELECTION.value,
            SubmissionRow.superseded_by.is_(None),
        )
    ).scalar_one()
    bounds = season_quota(kind, chosen, season.quotas, register)
    return QuotaView(kind, KIND_NAMES[kind], share, bounds.base, bounds.limit, chosen, candidates)
