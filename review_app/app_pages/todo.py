"""待办队列: what waits for a person, filtered by the address, one step from the desk."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from casework import jobs
from casework.assessment import CHINA
from casework.roles import Action
from casework.services import queue
from casework.services.values import QueueRow
from casework.stages import Stage
from review_app import assets, bulk, elements, first_steps, frame, house, saved_views, words
from review_app.queue_query import (
    CLOSED_STAGES,
    OPEN_STAGES,
    SORTS,
    UNREAD,
    address,
    kept,
    read_filter,
    read_sort,
)

person = frame.enter(Action.VIEW)
query = dict(st.query_params)
season = frame.season()


def put(key: str, value: str) -> None:
    """Put one filter into the address (or take it out) and go back to the first page."""
    if value:
        st.query_params[key] = value
    else:
        st.query_params.pop(key, None)
    if key == "stage":  # another stage is asked for, not those of it that could not be read
        st.query_params.pop("read", None)
    st.session_state["todo-pages"] = []


def row_value(row: QueueRow, names: dict[str, str], now: datetime) -> dict[str, object]:
    under = row.unit if row.kind == "person" and row.unit != row.title else row.file_name
    read = words.READ_STATES[row.read_state] if row.read_state != "read" else ""
    return {
        "id": row.id,
        "href": f"/review?{address(query)}&id={row.id}",
        "title": row.title or row.file_name,
        "under": under,
        "award": row.award or "",
        "stage": row.stage.value,
        "read": read,
        "failed": row.read_state in ("failed", "set_aside"),
        "blocks": row.open_block,
        "check": row.to_check,
        "flags": [
            {"word": words.flag_word(code), "tone": words.flag_tone(code, row.open_block > 0)}
            for code in row.flags
            if code != "low_confidence_field"  # the column beside it says how many are to be checked
        ],
        "received": words.moment(row.received_at),
        "age": words.ago(row.received_at, now),
        "holder": names.get(row.claimed_by or "", row.claimed_by or ""),
        "mine": row.claimed_by == person.name,
    }


def filter_bar() -> None:
    counts = queue.stage_counts(frame.store(), person.actor, season)
    open_, closed = (",".join(stages) for stages in (OPEN_STAGES, CLOSED_STAGES))
    chosen = query.get("stage", open_)
    stages = {
        open_: f"待审（{sum(counts[s] for s in OPEN_STAGES)}）",
        **{
            stage.value: f"{stage.value}（{counts[stage]}）"
            for stage in (
                Stage.FIRST_REVIEW,
                Stage.SECOND_REVIEW,
                Stage.RETURNED,
                Stage.SELECTION,
                Stage.PUBLIC_NOTICE,
            )
        },
        closed: f"已结（{sum(counts[s] for s in CLOSED_STAGES)}）",
        "all": f"全部（{sum(counts.values())}）",
    }
    picked = st.segmented_control(
        "阶段",
        list(stages),
        default=chosen if chosen in stages else None,
        format_func=lambda name: stages[name],
        label_visibility="collapsed",
        key=f"stage-{chosen}",
    )
    if picked is not None and picked != chosen:
        put("stage", picked)
        st.rerun()
    cells = st.columns([3, 2, 2, 1.6, 1.6, 1.6])
    text = cells[0].text_input(
        "搜索", query.get("q", ""), placeholder="单位、姓名、号码、文件名……", icon=":material/search:"
    )
    awards = ["", *house.award_names(season)]
    flags = ["", *words.FLAGS]
    work = {"": "不限", "1": "有待核或问题", "0": "可以办结"}
    if house.season_facts(season).second_entry:
        work["mine"] = "等我再录或裁定"
    sorts = {str(name): text for name, text in SORTS.items()}
    pick = {
        "q": text or "",
        "award": _select(cells[1], "奖项", awards, "award", lambda name: name or "全部奖项"),
        "flag": _select(cells[2], "问题", flags, "flag", lambda code: words.FLAGS.get(code, "不限")),
        "who": _select(
            cells[3],
            "谁在办",
            ["", "me", "free"],
            "who",
            {"": "不限", "me": "我在办的", "free": "空闲的"}.__getitem__,
        ),
        "todo": _select(cells[4], "待核", list(work), "todo", work.__getitem__),
        "sort": _select(cells[5], "排序", list(sorts), "sort", sorts.__getitem__),
    }
    changed = {
        key: value
        for key, value in pick.items()
        if value != query.get(key, "received" if key == "sort" else "")
    }
    for key, value in changed.items():
        put(key, value)
    if changed:
        st.rerun()


def _select(cell: Any, label: str, options: Sequence[str], key: str, shown: Callable[[str], str]) -> str:
    present = query.get(key, options[0])
    index = options.index(present) if present in options else 0
    return str(cell.selectbox(label, options, index=index, format_func=shown) or "")


def unread_note() -> None:
    """What no reading made sense of waits for a person too, and would stand in no list but that of all."""
    if query.get("read") == UNREAD["read"]:
        return
    filters = read_filter(UNREAD, season, person.name)
    if count := queue.queue(frame.store(), person.actor, filters, size=1).total:
        with st.container(key="yj-unread"):
            st.page_link(
                "app_pages/todo.py",
                label=f"有 {count} 份文件没有读出来，要由人处理：打开看看",
                icon=":material/warning:",
                query_params=UNREAD,
            )


def listing() -> None:
    pages: list[str] = st.session_state.setdefault("todo-pages", [])
    found = queue.queue(
        frame.store(),
        person.actor,
        read_filter(query, season, person.name),
        read_sort(query),
        pages[-1] if pages else None,
    )
    if not found.rows:
        saved_views.picker(person, query)
        nothing()
        return
    names, now = frame.house().people.names(), datetime.now(UTC)
    selectable = person.may(Action.STEP_FIRST) or person.may(Action.STEP_SECOND)
    with st.container(key="todo-bar", horizontal=True, vertical_alignment="center"):
        total = f"{found.total_bound} 份以上" if found.total > found.total_bound else f"{found.total} 份"
        st.html(f'<p class="yj-total">共 {total}</p>')
        saved_views.picker(person, query)
        if st.button("开始审核", type="primary", icon=":material/play_arrow:"):
            st.switch_page("app_pages/review.py", query_params=kept(query))
        chosen = st.session_state.get("queue", {}).get("chosen") or []
        if selectable and chosen:
            bulk.buttons(person, [int(number) for number in chosen])
    answer = elements.queue_table()(
        key="queue",
        data={
            "rows": [row_value(row, names, now) for row in found.rows],
            "selectable": selectable,
            "modules": assets.modules_address(),
            "clear": st.session_state.get("todo-clear", 0),
        },
        default={"chosen": []},
        on_chosen_change=lambda: None,
        on_open_change=lambda: None,
    )
    if answer.open is not None:
        st.switch_page("app_pages/review.py", query_params={**kept(query), "id": str(answer.open)})
    paging(pages, found.next_page)


def paging(pages: list[str], following: str | None) -> None:
    if not pages and following is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("上一页", icon=":material/chevron_left:", disabled=not pages):
            pages.pop()
            st.rerun()
        st.html(f'<p class="yj-total">第 {len(pages) + 1} 页</p>')
        if st.button(
            "下一页", icon=":material/chevron_right:", icon_position="right", disabled=following is None
        ):
            pages.append(str(following))
            st.rerun()


def nothing() -> None:
    if any(query.get(key) for key in ("q", "award", "flag", "who", "todo", "stage")):
        frame.empty("没有符合条件的材料", "请放宽筛选条件，或清空搜索。")
        if st.button("清空筛选", icon=":material/filter_alt_off:"):
            st.query_params.clear()
            st.rerun()
        return
    waiting = jobs.unfinished(frame.store())
    text = "需要人看的材料都办完了；收到新材料、识别完成后会自动排到这里。"
    if waiting:
        text = f"还有 {waiting} 份正在排队或识别，完成后会自动排到这里（刷新本页即可看到）。"
    frame.empty(
        "现在没有等着审核的材料",
        text,
        page="app_pages/intake.py" if person.may(Action.RECEIVE) else None,
        label="去收件",
    )


frame.heading("待办队列", house.season_line(season, datetime.now(CHINA).date()))
with frame.plainly():
    if sum(queue.stage_counts(frame.store(), person.actor, season).values()):
        filter_bar()
        unread_note()
        listing()
    else:
        first_steps.show(person, season)
