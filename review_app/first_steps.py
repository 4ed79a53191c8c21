"""What the first page shows while nothing has arrived: the way into the work, step by step."""

from dataclasses import dataclass

import streamlit as st

from casework.roles import Action
from casework.services import members, people
from review_app import frame
from review_app.people import Person


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the page where it is done, what it is for, whether it is done already."""

    page: str
    title: str
    text: str
    done: bool = False


def steps_for(person: Person, season: str) -> tuple[Step, ...]:
    """The steps that a person's roles let them take."""
    store, actor, found = frame.store(), person.actor, []
    if person.may(Action.MANAGE_USERS):
        shared = len(people.list_users(store, actor)) > 1
        found.append(Step("people", "给同事开账号", "在“账号管理”里新建，每人一个，不要共用。", shared))
    if person.may(Action.IMPORT_REGISTER):
        text = "用来核对是不是会员、会费交没交，并算出名额。可以以后再导。"
        found.append(
            Step("register", "导入会员名册", text, members.in_force(store, actor, season) is not None)
        )
    if person.may(Action.RECEIVE):
        text = "把收到的推荐表（照片、扫描件、PDF、Word）一次全放进来，识别在后台进行。"
        found.append(Step("intake", "收件", text))
    if person.may(Action.REVIEW):
        text = "识别完的材料排在本页；有疑问的内容会逐项问您，旁边就是原件图像。"
        found.append(Step("review", "审核", text))
    return tuple(found)


def show(person: Person, season: str) -> None:
    """The steps as a numbered list; people who only look are told that nothing is there yet."""
    steps = steps_for(person, season)
    if not steps:
        frame.empty("还没有收到材料", "秘书处收件并识别之后，材料会出现在这里。")
        return
    with st.container(border=True, key="yj-empty"):
        lines = "".join(_line(number, step) for number, step in enumerate(steps, 1))
        st.html(f'<div class="yj-empty"><h2>从这里开始</h2></div><ol class="yj-steps">{lines}</ol>')


def _line(number: int, step: Step) -> str:
    sign, note, style = ("✓", "（已完成）", ' class="done"') if step.done else (str(number), "", "")
    return (
        f'<li{style}><b aria-hidden="true">{sign}</b>'
        f'<div><a href="/{step.page}" target="_self">{step.title}</a>{note}<br>'
        f"<span>{step.text}</span></div></li>"
    )
