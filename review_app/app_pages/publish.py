"""公示与导出: objections, publication, and every export of the season."""

from collections.abc import Mapping
from datetime import date, datetime
from html import escape

import streamlit as st

from casework.assessment import CHINA
from casework.notice_period import notice_ends
from casework.roles import Action
from casework.services import decisions, queue
from casework.services.decisions import ObjectionView
from casework.services.values import QueueFilter, QueueRow
from casework.stages import Stage
from review_app import bulk, frame, words
from review_app.download_routes import EXPORTS
from review_app.people import Person


def at_stage(stage: Stage, person: Person) -> tuple[QueueRow, ...]:
    found = queue.queue(
        frame.store(), person.actor, QueueFilter(season=frame.season(), stages=(stage,)), size=500
    )
    return found.rows


def downloads(person: Person) -> None:
    """Links, not buttons: the file comes from our own route, behind the same session."""
    st.subheader("导出")
    if not person.may(Action.EXPORT):
        st.caption("您的角色不能导出。")
        return
    counts = queue.stage_counts(frame.store(), person.actor, frame.season())
    cells = "".join(
        export_card(kind, counts) for kind in EXPORTS if kind != "archive" or person.may(Action.READ_AUDIT)
    )
    st.html(f'<div class="yj-exports">{cells}</div>')


def export_card(kind: str, counts: Mapping[Stage, int]) -> str:
    """A link to an export; where there is nothing to put into it yet, a card that says what comes first."""
    name, text = EXPORTS[kind]
    published = counts[Stage.PUBLISHED]
    lacking = {
        "notice": "" if counts[Stage.PUBLIC_NOTICE] or published else "评选结果列入公示后可用。",
        "list": "" if published else "发布之后可用。",
        "certificates": "" if published else "发布之后可用。",
    }.get(kind, "" if sum(counts.values()) else "收到材料之后可用。")
    inside = f"<strong>{escape(name)}</strong><span>{escape(lacking or text)}</span>"
    if lacking:
        return f'<div class="yj-export yj-off" aria-disabled="true">{inside}</div>'
    return f'<a class="yj-export" href="/exports/{kind}">{inside}</a>'


def returned(person: Person) -> None:
    """The letters that send forms back."""
    rows = at_stage(Stage.RETURNED, person)
    if not rows or not person.may(Action.EXPORT):
        return
    st.subheader(f"待补正（{len(rows)}）")
    links = "".join(
        f'<li><a href="/exports/notice/{row.id}">补正通知书</a>　{escape(row.title)}'
        f"<small>{escape('、'.join(words.flag_word(code) for code in row.flags))}</small></li>"
        for row in rows
    )
    st.html(f'<ul class="yj-list">{links}</ul>')


def notice(person: Person) -> None:
    """What is announced now, its objections, and publishing it."""
    rows = at_stage(Stage.PUBLIC_NOTICE, person)
    st.subheader(f"公示中（{len(rows)}）")
    if not rows:
        st.caption("评选结果列入公示后会出现在这里；公示期满无异议即可发布。")
        return
    over = [row for row in rows if ends(row) < datetime.now(CHINA).date()]
    if person.may(Action.STEP_PUBLISH):
        label = f"公示期满，发布 {len(over)} 个…"
        with st.container(horizontal=True):
            if st.button(label, type="primary", disabled=not over):
                bulk.preview(person, tuple(row.id for row in over), Stage.PUBLISHED, "发布")
            if len(over) < len(rows) and st.button(f"不等期满，写明理由发布全部 {len(rows)} 个…"):
                bulk.preview(person, tuple(row.id for row in rows), Stage.PUBLISHED, "发布")
    for row in rows:
        with frame.card(f"notice-{row.id}"):
            left, right = st.columns([5, 2], vertical_alignment="center")
            left.text(f"{row.title}　{row.award or ''}")
            left.caption(period(row))
            objections(row, person, left)
            side = right.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center")
            side.page_link(
                "app_pages/review.py", label="看材料", query_params={"id": str(row.id), "stage": "all"}
            )
            if person.may(Action.STEP_PUBLISH):
                with side.popover("登记异议"):
                    text = st.text_area("异议内容", key=f"objection-{row.id}")
                    objector = st.text_input("提出人（可匿名）", key=f"objector-{row.id}")
                    if st.button("保存", key=f"object-{row.id}", disabled=not text.strip()):
                        decisions.raise_objection(frame.store(), row.id, text, objector, person.actor)
                        frame.said("异议已登记。")
                        st.rerun()


def ends(row: QueueRow) -> date:
    """The last day of a submission's public notice."""
    return notice_ends(frame.store().settings, row.stage_since)


def period(row: QueueRow) -> str:
    """From when to when a submission is announced, and whether that is over."""
    begun, last, today = row.stage_since.astimezone(CHINA).date(), ends(row), datetime.now(CHINA).date()
    left = (last - today).days
    state = "已满" if left < 0 else ("今天是最后一天" if left == 0 else f"还有 {left} 天")
    span = f"公示 {begun.month}月{begun.day}日 至 {last.month}月{last.day}日"
    return f"{span}（{frame.store().settings.notice_days} 个工作日，遇节假日请自行顺延），{state}"


def objections(row: QueueRow, person: Person, place: st.delta_generator.DeltaGenerator) -> None:
    for objection in decisions.objections(frame.store(), row.id, person.actor):
        state = objection.outcome or "待处理"
        place.text(f"异议（{state}）：{objection.text}　{objection.finding}")
        if person.may(Action.STEP_PUBLISH):
            with place.popover("写结论" if objection.outcome is None else "改结论"):
                settling(row, objection, person)


def settling(row: QueueRow, objection: ObjectionView, person: Person) -> None:
    """Say what became of an objection; a finding can be mended, and both stay in the history."""
    seen = frame.shown_before(f"outcome-{objection.id}", objection.outcome)
    finding = st.text_area("调查结论", objection.finding, key=f"finding-{objection.id}")
    outcomes = ["不成立", "成立"]
    present = outcomes.index(objection.outcome or "不成立")
    upheld = st.radio("异议是否成立", outcomes, present, key=f"upheld-{objection.id}") == "成立"
    if st.button("保存结论", key=f"settle-{objection.id}", disabled=not finding.strip()):
        with frame.plainly():
            decisions.settle_objection(
                frame.store(),
                row.id,
                objection.id,
                upheld,
                finding,
                person.actor,
                replaces=seen,
            )
            frame.said("结论已登记。")
            st.rerun()


person = frame.enter(Action.VIEW)
frame.heading("公示与导出", "公示评选结果、处理异议、发布名单；本届的各种表格、通知书和证书都从这里取。")
with frame.plainly():
    downloads(person)
    notice(person)
    returned(person)
    published = at_stage(Stage.PUBLISHED, person)
    if published:
        st.subheader(f"已发布（{len(published)}）")
        st.caption("发布后查实弄虚作假的，打开材料，由管理员“作废”；名单和证书随之更新。")
        st.dataframe(
            [
                {
                    "名称": row.title,
                    "单位": row.unit,
                    "奖项": row.award,
                    "材料": f"/review?id={row.id}&stage=all",
                }
                for row in published
            ],
            hide_index=True,
            column_config={"材料": st.column_config.LinkColumn(display_text="打开")},
        )
