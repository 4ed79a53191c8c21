"""What every page stands in: who is asking, the name at the top right, headings, plain refusals."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from casework.errors import NotAllowed, VersionConflict
from casework.roles import Action
from casework.store.database import Store
from models.errors import YinjianError
from review_app.house import House, current
from review_app.people import Person

ICON = (
    "data:image/svg+xml;base64,"
    + b64encode((Path(__file__).parent / "web" / "mark.svg").read_bytes()).decode()
)
"""The favicon as a data address: a named icon would be fetched from the internet."""

_STYLE = (Path(__file__).parent / "web" / "frame.css").read_text(encoding="utf-8")


def enter(action: Action = Action.VIEW) -> Person:
    """Who opened this page, checked on every run. Stops the page for those who may not see it."""
    token = current().seal.of_cookies(dict(st.context.cookies))
    person = current().people.find(token) if token else None
    if person is None:
        st.warning("登录已失效。请重新登录。", icon=":material/lock:")
        st.html('<a href="/sign-in" target="_self">前往登录</a>')
        st.stop()
    if not person.may(action):
        st.error(
            f"您的角色不能“{action.value}”。请联系管理员开通，或请有权限的同事办理。", icon=":material/block:"
        )
        if person.may(Action.VIEW):
            st.html('<a href="/" target="_self">回到待办队列</a>')
        st.stop()
    return person


def house() -> House:
    return current()


def store() -> Store:
    return current().store


def season() -> str:
    return current().season


def dress(person: Person) -> None:
    """The shared style and, at the top right, who is signed in."""
    token = current().seal.form_token(person.token)
    roles = "、".join(sorted(role.value for role in person.actor.roles))
    # One container out of the flow: neither the style nor the name may push the page down.
    frame = st.container(key="yj-dress")
    frame.html(f"<style>{_STYLE}</style>")
    frame.html(
        f'<div class="yj-who">{_demo_note()}<span>'
        f"<strong>{escape(person.shown)}</strong><small>{escape(roles)}</small></span>"
        f'<a href="/sign-out?token={escape(token)}" target="_self">退出</a></div>'
    )


def _demo_note() -> str:
    """A word at the top where everything is a demonstration, so that nobody takes it for the season."""
    if not current().store.settings.demonstration:
        return ""
    return '<em title="这里是自带样例，不是正式数据">演示数据</em>'


def heading(title: str, text: str = "") -> None:
    """A page's title with one sentence on what it is for."""
    more = f"<p>{escape(text)}</p>" if text else ""
    st.html(f'<header class="yj-heading"><h1>{escape(title)}</h1>{more}</header>')


def empty(title: str, text: str, *, page: str | None = None, label: str = "") -> None:
    """An empty state that leads on."""
    with st.container(border=True, key="yj-empty"):
        st.html(f'<div class="yj-empty"><h2>{escape(title)}</h2><p>{escape(text)}</p></div>')
        if page and label:
            st.page_link(page, label=label, icon=":material/arrow_forward:")


@contextmanager
def plainly() -> Iterator[None]:
    """Show one of our errors as a sentence and a remedy instead of a stack of code."""
    try:
        yield
    except VersionConflict as error:
        text = f"{error}{plain('；'.join(error.changes))}。您这一步没有保存，请看过之后再定。"
        st.warning(text, icon=":material/sync_problem:")
    except NotAllowed as error:
        st.error(f"{error}{error.remedy}", icon=":material/block:")
    except YinjianError as error:
        st.error(f"{error}{error.remedy}", icon=":material/error:")


def shown_before(key: str, present: Any) -> Any:
    """What stood on the page when the person pressed something; `present` is what the script reads now.

    A press runs the script anew: without this, what somebody else changed meanwhile would pass for seen.
    """
    before = st.session_state.get(key, present)
    st.session_state[key] = present
    return before


def card(name: str) -> Any:
    """A white card; `name` is unique on its page."""
    return st.container(border=True, key=f"yj-card-{name}")


def form_token(person: Person) -> str:
    """The token that our components send with every change."""
    return current().seal.form_token(person.token)


def metric_row(values: list[tuple[str, str, str]]) -> None:
    """A row of figures: (name, value, remark)."""
    cells = "".join(
        f'<div class="yj-figure"><span>{escape(name)}</span><strong>{escape(value)}</strong>'
        f"<small>{escape(remark)}</small></div>"
        for name, value, remark in values
    )
    st.html(f'<div class="yj-figures">{cells}</div>')


def said(text: str) -> None:
    """A short note that something was done; kept over the rerun that follows."""
    st.session_state["yj-said"] = text


def say() -> None:
    """Show what `said` kept."""
    text = st.session_state.pop("yj-said", None)
    if text:
        st.toast(text, icon=":material/check:")


def plain(text: str) -> str:
    """Text that people or forms wrote inside markdown: shown as it is, never as markup."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!|~:$<>" else char for char in text)
