"""Decisions on several submissions at once: always shown first, then carried out one by one."""

from collections.abc import Sequence

import streamlit as st

from casework.roles import Action
from casework.services import decisions
from casework.stages import Stage
from review_app import frame
from review_app.desk_routes import letter_shown
from review_app.people import Person

TARGETS = (
    (Stage.SECOND_REVIEW, "初审通过，送复核", Action.STEP_FIRST),
    (Stage.SELECTION, "复核通过，送评选", Action.STEP_SECOND),
    (Stage.RETURNED, "退回补正", Action.STEP_FIRST),
    (Stage.REJECTED, "不予受理", Action.STEP_FIRST),
)
NEEDS_REASON = frozenset({Stage.RETURNED, Stage.REJECTED})


def buttons(person: Person, ids: Sequence[int]) -> None:
    """One button per decision that the person may take on the chosen submissions."""
    st.html(f'<p class="yj-total">已选 {len(ids)} 份：</p>')
    for target, label, action in TARGETS:
        if person.may(action) and st.button(f"{label}…", key=f"bulk-{target.value}"):
            preview(person, tuple(ids), target, label)


@st.dialog("成批办理：先看会发生什么", width="large")
def preview(person: Person, ids: tuple[int, ...], target: Stage, label: str) -> None:
    reason = st.text_area("理由（退回、不予受理时必填，记入每份的历史）", key="bulk-reason", height=90) or ""
    if target in NEEDS_REASON and not reason.strip():
        st.caption("请先写理由；写完点一下别处（或按 Ctrl+回车），下面就会更新。")
    with frame.plainly():
        prospects = decisions.preview_bulk(frame.store(), ids, target, person.actor, reason)
        going = [prospect for prospect in prospects if prospect.refusal is None]
        left = [prospect for prospect in prospects if prospect.refusal is not None]
        st.markdown(f"**{len(going)} 份会“{label}”，{len(left)} 份不动。**")
        rows = [_line(prospect, target, label, reason, person) for prospect in prospects]
        st.dataframe(rows, hide_index=True, height=min(300, 40 + 35 * len(rows)))
        if st.button(f"确定办理 {len(going)} 份", type="primary", disabled=not going):
            done = decisions.commit_bulk(frame.store(), going, target, person.actor, reason)
            refused = [prospect for prospect in done if prospect.refusal is not None]
            st.session_state["todo-clear"] = st.session_state.get("todo-clear", 0) + 1
            note = f"，{len(refused)} 份因中途有变未办" if refused else ""
            frame.said(f"已办理 {len(done) - len(refused)} 份{note}。")
            st.rerun()


def _line(
    prospect: decisions.Prospect, target: Stage, label: str, reason: str, person: Person
) -> dict[str, object]:
    """What would happen to one submission, and what its unit would be told."""
    line: dict[str, object] = {
        "编号": prospect.submission_id,
        "名称": prospect.title,
        "现处": prospect.source.value,
        "结果": label if prospect.refusal is None else f"不动：{prospect.refusal}",
    }
    if target is Stage.RETURNED and person.may(Action.EXPORT):
        letter = letter_shown(prospect.submission_id, person.actor, reason)
        line["补正通知书会写"] = "；".join(letter["items"])
    return line
