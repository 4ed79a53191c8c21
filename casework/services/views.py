"""Saved queue views: a name for a filter, one's own or everybody's."""

from dataclasses import dataclass

from sqlalchemy import delete, or_, select

from casework.clock import now
from casework.errors import InvalidInput
from casework.roles import Action, Actor
from casework.store.database import Store
from casework.store.tables_people import SavedViewRow


@dataclass(frozen=True, slots=True)
class SavedView:
    """`query` is what stands in the page's address; `shared` True where everybody sees it."""

    id: int
    name: str
    query: str
    shared: bool


def saved_views(store: Store, who: Actor) -> tuple[SavedView, ...]:
    """The actor's own views, then the shared ones."""
    who.require(Action.VIEW)
    with store.read() as session:
        rows = session.execute(
            select(SavedViewRow)
            .where(or_(SavedViewRow.owner == who.name, SavedViewRow.owner == ""))
            .order_by(SavedViewRow.owner.desc(), SavedViewRow.name)
        ).scalars()
        return tuple(SavedView(row.id, row.name, row.query, row.owner == "") for row in rows)


def save_view(store: Store, name: str, query: str, who: Actor, *, shared: bool = False) -> None:
    """Keep a view; one of the same name is replaced. Sharing is the administrator's."""
    who.require(Action.MANAGE_USERS if shared else Action.VIEW)
    name = name.strip()
    if not name or len(name) > 120 or len(query) > 4000:
        raise InvalidInput("视图名称应为 1 至 120 个字。")
    owner = "" if shared else who.name
    with store.write() as unit:
        unit.session.execute(
            delete(SavedViewRow).where(SavedViewRow.owner == owner, SavedViewRow.name == name)
        )
        unit.session.add(SavedViewRow(owner=owner, name=name, query=query, at=now()))


def delete_view(store: Store, view_id: int, who: Actor) -> None:
    """Remove one's own view; a shared one is the administrator's."""
    with store.write() as unit:
        row = unit.session.get(SavedViewRow, view_id)
        if row is None:
            return
        if row.owner != who.name:
            who.require(Action.MANAGE_USERS)
        unit.session.delete(row)
