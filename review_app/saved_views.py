"""The queue's filters kept under a name: one's own, or everybody's."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

import streamlit as st

from casework.roles import Action
from casework.services import views
from casework.services.views import SavedView
from review_app import frame
from review_app.people import Person
from review_app.queue_query import address

LONGEST_NAME = 40


def picker(person: Person, query: Mapping[str, str]) -> None:
    """Choose a kept view, drop one, or keep the filters that stand in the address now."""
    found, present = views.saved_views(frame.store(), person.actor), address(query)
    with st.popover(_label(found, present), icon=":material/bookmarks:"):
        if not found:
            st.caption("把现在的筛选起个名字存下来，下次一点就到。")
        for view in found:
            _line(view, present, person)
        _keeping(person, present)


def _label(found: Sequence[SavedView], present: str) -> str:
    chosen = next((view.name for view in found if view.query == present), None)
    return f"常用筛选：{frame.plain(chosen)}" if chosen else "常用筛选"


def _line(view: SavedView, present: str, person: Person) -> None:
    link, away = st.columns([5, 1], vertical_alignment="center")
    shown = frame.plain(view.name) + ("（共用）" if view.shared else "")
    kind = "primary" if view.query == present else "secondary"
    if link.button(shown, key=f"view-{view.id}", width="stretch", type=kind):  # type: ignore[arg-type]
        _open(view)
    if view.shared and not person.may(Action.MANAGE_USERS):
        return
    if away.button("", key=f"drop-view-{view.id}", icon=":material/delete:", help=f"删除“{view.name}”"):
        views.delete_view(frame.store(), view.id, person.actor)
        frame.said(f"已删除常用筛选“{view.name}”。")
        st.rerun()


def _keeping(person: Person, present: str) -> None:
    with st.form("keep-view", clear_on_submit=True, border=False):
        name = st.text_input(
            "把现在的筛选和排序存为", placeholder="例如：缺公章的", max_chars=LONGEST_NAME
        ).strip()
        shared = person.may(Action.MANAGE_USERS) and st.checkbox("给所有人用")
        if st.form_submit_button("保存") and name:
            views.save_view(frame.store(), name, present, person.actor, shared=shared)
            frame.said(f"已保存常用筛选“{name}”。")
            st.rerun()


def _open(view: SavedView) -> None:
    """Put a kept filter into the address; everything that was chosen before gives way."""
    st.query_params.from_dict(dict(parse_qsl(view.query)))
    st.session_state["todo-pages"] = []
    st.rerun()
