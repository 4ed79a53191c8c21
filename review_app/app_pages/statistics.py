"""统计: arrivals, stages, corrections, measured accuracy, reliability, time per form."""

from typing import Any

import altair as alt
import streamlit as st

from casework.roles import Action
from casework.services import queue
from casework.services import statistics as figures
from casework.stages import Stage
from review_app import frame
from review_app.people import Person
from review_app.words import flag_word

HEIGHT = 260
STAGE_COLOURS = [
    *("#c9cfcd", "#aab5b3", "#d9a441", "#1d5c63", "#1f5fa8", "#7a8a52"),
    *("#2f6b45", "#b0704a", "#8c8c8c", "#b5b5b5", "#a89f91", "#5c5c5c"),
]
"""One colour a stage, in the order of `Stage`; red stays with what is wrong."""


def rows_of(values: list[Any]) -> Any:
    """Rows as a chart's data; no data frame is needed for a few dozen."""
    return alt.Data(values=values)  # type: ignore[no-untyped-call]


def share(right: int, total: int) -> str:
    return f"{right / total:.1%}" if total else "–"


def seconds(value: float | None) -> str:
    return "–" if value is None else (f"{value:.1f} 秒" if value < 90 else f"{value / 60:.1f} 分")


def overview(person: Person) -> None:
    store, season, who = frame.store(), frame.season(), person.actor
    accuracy = figures.accuracy(store, season, who)
    asked, asked_right = sum(item.asked for item in accuracy), sum(item.asked_right for item in accuracy)
    settled, right = sum(item.settled for item in accuracy), sum(item.right for item in accuracy)
    spent = figures.durations(store, season, who)
    frame.metric_row(
        [
            ("收件", f"{sum(day.received for day in figures.arrivals(store, season, who))} 份", ""),
            ("人核过的字段", f"{settled} 项", f"其中识别正确 {share(right, settled)}"),
            ("抽查的把握大字段", f"{asked} 项", f"其中识别正确 {share(asked_right, asked)}"),
            ("每份识别用时", seconds(spent.machine_median), "中位数"),
            ("每份审核用时", seconds(spent.person_median), f"中位数，{spent.forms} 份"),
            ("每份操作次数", f"{spent.acts_median:.0f}" if spent.acts_median is not None else "–", "中位数"),
        ]
    )


def arrivals(person: Person) -> None:
    total, rows = 0, []
    for day in figures.arrivals(frame.store(), frame.season(), person.actor):
        total += day.received
        rows.append({"日期": day.day.strftime("%m-%d"), "当日": day.received, "累计": total})
    base = alt.Chart(rows_of(rows)).encode(x=alt.X("日期:O", title=None, axis=alt.Axis(labelAngle=0)))
    bars = base.mark_bar(size=18).encode(y=alt.Y("当日:Q", title=None, axis=alt.Axis(tickMinStep=1)))
    line = base.mark_line(color="#c98a1b", point={"color": "#c98a1b"}).encode(y=alt.Y("累计:Q", title=None))
    both = alt.layer(bars, line).encode(
        tooltip=[alt.Tooltip("日期:O"), alt.Tooltip("当日:Q"), alt.Tooltip("累计:Q")]
    )
    chart("每天收件（柱：当日，看左边；线：累计，看右边）", both.resolve_scale(y="independent"))


def stages(person: Person) -> None:
    rows = [
        {"奖项": award or "奖项未定", "阶段": stage.value, "份数": count}
        for award, found in figures.by_award(frame.store(), frame.season(), person.actor).items()
        for stage, count in found.items()
    ]
    present = {row["阶段"] for row in rows}
    order = [stage.value for stage in Stage if stage.value in present]
    colours = [colour for stage, colour in zip(Stage, STAGE_COLOURS, strict=True) if stage.value in present]
    picture = (
        alt.Chart(rows_of(rows))
        .mark_bar()
        .encode(
            x=alt.X("份数:Q", title="份数", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("奖项:N", title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False)),
            color=alt.Color("阶段:N", scale=alt.Scale(domain=order, range=colours), title="阶段"),
            tooltip=["奖项:N", "阶段:N", "份数:Q"],
        )
    )
    chart("各奖项处在哪个阶段", picture)


def problems(person: Person) -> None:
    found = figures.by_flag(frame.store(), frame.season(), person.actor)
    counted(
        "常见问题",
        {flag_word(code): count for code, count in found.items()},
        "份数",
        "没有发现问题。",
        "#b3261e",
    )


def corrections(person: Person) -> None:
    found = figures.corrections_by_field(frame.store(), frame.season(), person.actor)
    counted("哪些字段改得多", found, "次数", "还没有人改过字段。", "#1f5fa8")


def counted(title: str, found: dict[str, int], unit: str, empty: str, colour: str) -> None:
    if not found:
        with frame.card(title):
            st.markdown(f"**{title}**  \n:gray[{empty}]")
        return
    data = rows_of([{"名称": name, unit: count} for name, count in list(found.items())[:12]])
    bars = (
        alt.Chart(data)
        .mark_bar(color=colour)
        .encode(
            x=alt.X(f"{unit}:Q", title=unit, axis=alt.Axis(tickMinStep=1, tickCount=6)),
            y=alt.Y("名称:N", sort="-x", title=None, axis=alt.Axis(labelLimit=200, labelOverlap=False)),
            tooltip=["名称:N", f"{unit}:Q"],
        )
    )
    words = bars.mark_text(align="left", dx=4, color="#1f2a30").encode(text=f"{unit}:Q")
    chart(title, bars + words, max(HEIGHT, 90 + 24 * min(12, len(found))))


def reliability(person: Person) -> None:
    bins = figures.reliability(frame.store(), frame.season(), person.actor)
    if not bins:
        with frame.card("reliability"):
            st.markdown(
                "**把握准不准**  \n:gray[人核对过一些字段之后，这里比较“系统说的把握”与“实际正确率”。]"
            )
        return
    rows = [
        {"系统说的把握": item.mean_confidence, "实际正确率": item.right / item.count, "字段数": item.count}
        for item in bins
    ]
    low = max(0.0, min(0.5, *(min(row["系统说的把握"], row["实际正确率"]) for row in rows)) - 0.02)
    scale = alt.Scale(domain=[low, 1.0])
    points = (
        alt.Chart(rows_of(rows))
        .mark_circle(opacity=0.85)
        .encode(
            x=alt.X("系统说的把握:Q", scale=scale, axis=alt.Axis(format="%")),
            y=alt.Y("实际正确率:Q", title=None, scale=scale, axis=alt.Axis(format="%")),
            size=alt.Size("字段数:Q", legend=None, scale=alt.Scale(range=[60, 600])),
            tooltip=["系统说的把握:Q", "实际正确率:Q", "字段数:Q"],
        )
    )
    ends = rows_of([{"x": low}, {"x": 1.0}])
    ideal = (
        alt.Chart(ends)
        .mark_line(strokeDash=[5, 4], color="#98a4a6")
        .encode(x=alt.X("x:Q", title="系统说的把握", scale=scale), y=alt.Y("x:Q", title=None, scale=scale))
    )
    chart("把握准不准（横：系统说的把握；纵：实际正确率；落在虚线上最好）", ideal + points)


def accuracy(person: Person) -> None:
    rows = [
        {
            "字段": item.key,
            "人核过": item.settled,
            "识别正确": share(item.right, item.settled),
            "抽查": item.asked,
            "抽查正确": share(item.asked_right, item.asked),
        }
        for item in figures.accuracy(frame.store(), frame.season(), person.actor)
    ]
    with frame.card("accuracy"):
        st.markdown(
            "**各字段实测正确率**  \n:gray[“抽查”是系统有把握、仍随机抽来问人的字段，最能说明真实水平。]"
        )
        if rows:
            st.dataframe(rows, hide_index=True, height=HEIGHT)
        else:
            st.caption("还没有人核对过字段。")


def chart(title: str, picture: Any, height: int = HEIGHT) -> None:
    with frame.card(title):
        st.markdown(f"**{title}**")
        st.altair_chart(
            picture.properties(height=height).configure(background="#ffffff").configure_view(stroke=None),
            width="stretch",
        )


person = frame.enter(Action.VIEW_STATISTICS)
frame.heading("统计", "材料到了多少、办到哪一步，识别准不准、人改了什么。")
with frame.plainly():
    if not sum(queue.stage_counts(frame.store(), person.actor, frame.season()).values()):
        frame.empty(
            "还没有数据",
            "收到材料之后，这里会有图表。",
            page="app_pages/intake.py" if person.may(Action.RECEIVE) else None,
            label="去收件",
        )
    else:
        overview(person)
        for left, right in ((arrivals, stages), (problems, corrections), (reliability, accuracy)):
            cells = st.columns(2)
            with cells[0]:
                left(person)
            with cells[1]:
                right(person)
