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
from extract.rules.across import KIND_NAMES, season_quota

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
    """What choosing this submission would exceed, as a Chinese sentence; None where nothing."""
    season = rulebook.season_named(store.settings, row.season)
    if row.kind not in KIND_NAMES:
        return None
    view = _view(store, session, row.season, row.kind)
    reasons = []
    if view.limit is not None and view.chosen + 1 > view.limit:
        reasons.append(
            f"{view.name}名额为 {view.limit} 个（会员 {view.base} 的 {view.share:.0%}），"
            f"已入选 {view.chosen} 个"
        )
    per_unit = season.quotas.units_per_unit if row.kind == "unit" else season.quotas.persons_per_unit
    if per_unit is not None and row.unit:
        same = session.execute(
            select(func.count())
            .select_from(SubmissionRow)
            .where(*_chosen(row.season, row.kind), SubmissionRow.unit == row.unit, SubmissionRow.id != row.id)
        ).scalar_one()
        if same + 1 > per_unit:
            reasons.append(f"“{row.unit}”已有 {same} 项{view.name}入选，每单位原则上 {per_unit} 项")
    return "；".join(reasons) + "。" if reasons else None


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
