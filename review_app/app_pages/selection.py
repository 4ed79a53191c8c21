"""评选: ranked candidates with evidence, the quota meter, votes, and the result."""

from html import escape

import streamlit as st

from casework.roles import Action
from casework.services import decisions, queue, quota
from casework.services.quota import QuotaView
from casework.services.values import QueueFilter
from casework.stages import Stage
from review_app import bulk, frame, house
from review_app.people import Person
from review_app.ranking import Candidate, candidates
from review_app.words import flag_word


def meter(view: QuotaView) -> str:
    """One kind's quota as a bar with words."""
    if view.limit is None:
        text = f"已入选 {view.chosen} 个，候选 {view.candidates} 个。名额要等导入会员名册后才能算出。"
        return f'<div class="yj-meter"><strong>{escape(view.name)}</strong><p>{text}</p></div>'
    share = min(1.0, view.chosen / view.limit) if view.limit else 1.0
    over = view.chosen >= view.limit
    text = (
        f"已入选 {view.chosen} 个，名额 {view.limit} 个（名册 {view.base} 的 {view.share:.0%}），"
        f"还可入选 {max(0, view.limit - view.chosen)} 个；候选 {view.candidates} 个。"
    )
    style = ' class="over"' if over else ""
    return (
        f'<div class="yj-meter"><strong>{escape(view.name)}</strong>'
        f'<div class="bar" role="img" aria-label="{escape(text)}">'
        f'<i{style} style="width:{share:.1%}"></i></div>'
        f"<p>{escape(text)}</p></div>"
    )


def meters(person: Person) -> None:
    cells = st.columns(2)
    for cell, view in zip(cells, quota.quotas(frame.store(), frame.season(), person.actor), strict=True):
        cell.html(meter(view))


def pick_award(person: Person) -> str | None:
    """The award to look at, with how many candidates each has."""
    names = house.award_names(frame.season())
    counts = {
        name: queue.queue(
            frame.store(),
            person.actor,
            QueueFilter(season=frame.season(), stages=(Stage.SELECTION,), awards=(name,)),
            size=1,
        ).total
        for name in names
    }
    if not any(counts.values()):
        return None
    first = next(name for name in names if counts[name])
    wanted = st.query_params.get("award", first)
    chosen = st.segmented_control(
        "奖项",
        names,
        default=wanted if wanted in names else first,
        format_func=lambda name: f"{name}（{counts[name]}）",
        label_visibility="collapsed",
    )
    if chosen is not None:
        st.query_params["award"] = chosen
    return chosen or first


def card(place: int, candidate: Candidate, person: Person) -> None:
    """One candidate: who, why, votes."""
    view = candidate.view
    with frame.card(f"candidate-{view.id}"):
        name, evidence, votes = st.columns([3, 4, 3], vertical_alignment="center")
        under = view.unit if view.kind == "person" else f"编号 {view.id}"
        name.markdown(f"**{place}. {frame.plain(view.title)}**  \n:gray[{frame.plain(under)}]")
        name.page_link(
            "app_pages/review.py", label="看材料", query_params={"id": str(view.id), "stage": "all"}
        )
        warned = [flag_word(flag.code) for flag in view.flags if flag.severity != "info"]
        evidence.markdown(
            f"条件：符合 **{candidate.met}** · 待判断 **{candidate.unknown}** · "
            f"不符合 **{candidate.failed}**  \n"
            + (f":orange[留意：{'、'.join(dict.fromkeys(warned))}]" if warned else ":gray[没有遗留问题]")
        )
        with evidence.popover("逐条依据"):
            for criterion in view.criteria:
                sign = {"met": "✓ 符合", "not_met": "! 不符合", "unknown": "? 待判断"}[criterion.state]
                st.markdown(
                    f"**{sign}**　{frame.plain(criterion.message)}  \n:gray[{frame.plain(criterion.notice)}]"
                )
        voting(candidate, person, votes)


def voting(candidate: Candidate, person: Person, place: st.delta_generator.DeltaGenerator) -> None:
    """The tally, one's own vote, and the minutes' totals."""
    favour, against, abstained = candidate.tally
    verdict = "过半数" if candidate.carried else ("未过半数" if favour + against + abstained else "尚未表决")
    tally = f"赞成 **{favour}** · 反对 **{against}** · 弃权 **{abstained}**　:gray[{verdict}]"
    if beside := candidate.own_votes_beside_minutes:
        tally += f"  \n:small[:gray[以会议表决为准；另有 {beside} 位委员在系统里投过票，不重复计。]]"
    # One element whatever it says: one more above it would shut the popover that somebody has open.
    place.markdown(tally)
    number = candidate.view.id
    seen = frame.shown_before(f"seen-{number}", candidate.view.version)
    if person.may(Action.VOTE):
        mine = next((vote for vote in candidate.votes if vote.member == person.name), None)
        own = None
        if mine is not None:
            own = "赞成" if mine.in_favour else ("反对" if mine.against else "弃权")
        choice = place.segmented_control(
            "我的一票",
            ["赞成", "反对", "弃权"],
            default=own,
            key=f"vote-{number}",
            label_visibility="collapsed",
        )
        if choice is not None and choice != own:
            decisions.cast_vote(frame.store(), number, choice, person.actor)
            st.rerun()
    if person.may(Action.RECORD_VOTES):
        with place.popover("登记会议表决"):
            st.caption(f"“{frame.plain(candidate.view.title)}”在会上的合计票数：")
            counts = [
                int(st.number_input(label, 0, 999, start, key=f"{label}-{number}"))
                for label, start in (("赞成", favour), ("反对", against), ("弃权", abstained))
            ]
            pressed = st.button("保存", key=f"save-{number}", type="primary")
        if pressed:
            # Below the popover: what a colleague changed may move the card and shut it.
            with place, frame.plainly():
                favour, against, abstained = counts
                decisions.record_vote(
                    frame.store(), number, favour, against, abstained, person.actor, expected_version=seen
                )
                frame.said("表决已登记。")
                st.rerun()


def outcome(found: tuple[Candidate, ...], person: Person) -> None:
    """Put those who carried the vote on the list, the others aside: previewed, then done."""
    if not person.may(Action.STEP_SELECT):
        return
    winners = [candidate.view.id for candidate in found if candidate.carried]
    losers = [candidate.view.id for candidate in found if sum(candidate.tally) and not candidate.carried]
    with st.container(horizontal=True):
        if st.button(f"把过半数的 {len(winners)} 个列入公示…", type="primary", disabled=not winners):
            bulk.preview(person, tuple(winners), Stage.PUBLIC_NOTICE, "列入公示")
        if st.button(f"把未过半数的 {len(losers)} 个记为落选…", disabled=not losers):
            bulk.preview(person, tuple(losers), Stage.NOT_SELECTED, "落选")


person = frame.enter(Action.VIEW)
frame.heading("评选", "复核通过的候选，按奖项排出。表决过半数且名额允许的，列入公示。")
with frame.plainly():
    meters(person)
    award = pick_award(person)
    if award is None:
        frame.empty(
            "还没有候选", "材料经初审、复核通过后会出现在这里。", page="app_pages/todo.py", label="去待办队列"
        )
    else:
        found = candidates(frame.store(), frame.season(), award, person.actor)
        outcome(found, person)
        for place, candidate in enumerate(found, 1):
            card(place, candidate, person)
