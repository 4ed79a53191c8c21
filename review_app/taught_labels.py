"""The labels that reviewers taught the season: what they mean, who taught them, and taking them back."""

import streamlit as st

from casework.roles import Action
from casework.services import labels
from casework.services.labels import TaughtLabel
from review_app import frame, words
from review_app.people import Person


def listing(person: Person) -> None:
    """Every taught label in force."""
    st.caption(
        "审核时把表上的陌生标签“归入字段”并勾选“以后都归入”，就记在这里；以后识别到同样的标签会自动归入。"
        "撤回只影响以后的识别，已经核对过的内容不变。"
    )
    found = labels.taught(frame.store(), frame.season(), person.actor)
    if not found:
        frame.empty("还没有学到标签", "在“审核”里选中表上的附加项，按 G 即可归入本届的字段。")
        return
    for label in found:
        _line(label, person)


def _line(label: TaughtLabel, person: Person) -> None:
    names = frame.house().people.names()
    with frame.card(f"label-{label.id}"):
        name, waiting, away = st.columns([5, 4, 2], vertical_alignment="center")
        name.markdown(
            f"“{frame.plain(label.label)}” → **{frame.plain(label.key)}**  \n"
            f":gray[{frame.plain(names.get(label.who, label.who))}，{words.moment(label.at)}]"
        )
        if not label.waiting:
            waiting.markdown(":gray[没有材料还留着这个附加项]")
        elif waiting.button(f"重新识别还留着它的 {len(label.waiting)} 份", key=f"again-{label.id}"):
            count = labels.read_again(frame.store(), label.id, person.actor)
            frame.said(f"{count} 份已排队重新识别，人核对过的内容不会被改动。")
            st.rerun()
        if person.may(Action.TEACH):
            with away.popover("撤回"):
                why = st.text_input("撤回的理由", key=f"why-{label.id}")
                if st.button("撤回这个标签", key=f"withdraw-{label.id}", disabled=not why.strip()):
                    labels.withdraw(frame.store(), label.id, why, person.actor)
                    frame.said(f"已撤回“{label.label}”。")
                    st.rerun()
