"""Bringing the made-up season halfway: register, reviews, votes, public notice, through casework's doors."""

import csv
import io

from casework.effective import SEAL_PREFIX
from casework.roles import Actor, Role
from casework.services import claims, decisions, members, queue, reading, review, submissions, views
from casework.services.values import QueueFilter, SubmissionView
from casework.stages import Stage
from casework.store.database import Store
from review_app.showcase.cases import credit_code, unit_name

FIRST = Actor("first", frozenset({Role.FIRST}))
SECOND = Actor("second", frozenset({Role.SECOND}))
JUDGE = Actor("judge", frozenset({Role.JUDGE}))
CLERK = Actor("clerk", frozenset({Role.CLERK}))
PUBLISHER = Actor("admin", frozenset({Role.ADMIN}))


def register_csv(count: int) -> bytes:
    """A member register that holds the made-up units and some more."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(["单位名称", "统一社会信用代码", "会员证号", "会费", "会员代表"])
    seen = set()
    for number in range(1, count + 1):
        name = unit_name(number)
        if name in seen:
            continue
        seen.add(name)
        writer.writerow([name, credit_code(number), f"XJXF-{number:04d}", "已交", "张三、李四"])
    return ("\ufeff" + target.getvalue()).encode()


def bring_halfway(store: Store) -> None:
    """Import a register, review what is clean, vote on it and announce some."""
    season = store.settings.season
    members.commit(store, register_csv(90), "会员名册2021.csv", CLERK, season)
    reading.rejudge_season(store, season, CLERK)
    rows = queue.queue(store, FIRST, QueueFilter(season=season, stages=(Stage.FIRST_REVIEW,)), size=200).rows
    passed = []
    for row in rows[: len(rows) * 3 // 4]:
        view = submissions.load(store, row.id, FIRST)
        if any(flag.open_block for flag in view.flags):
            if row.id % 2 == 0:
                reason = "；".join(flag.message for flag in view.flags if flag.open_block)
                decisions.send_back(store, row.id, FIRST, reason)
            continue
        _settle_all(store, view)
        decisions.transition(store, row.id, Stage.SECOND_REVIEW, FIRST)
        passed.append(row.id)
    _teach(store, [row.id for row in rows])
    chosen = passed[: max(3, len(passed) * 2 // 3)]
    for number in chosen:
        decisions.transition(store, number, Stage.SELECTION, SECOND)
    _vote(store, chosen)
    for number in chosen[:2]:
        decisions.transition(store, number, Stage.PUBLIC_NOTICE, SECOND, "原则上每单位一项，经研究同意。")
    if rows:
        claims.claim(store, rows[-1].id, CLERK)


def _teach(store: Store, numbers: list[int]) -> None:
    """Give the first unknown label to its field, and keep a view of the queue."""
    for number in numbers:
        view = submissions.load(store, number, FIRST)
        if view.stage == Stage.FIRST_REVIEW and view.extras:
            label = view.extras[0].key
            review.assign_label(store, number, label, "会员证号", FIRST, teach=True)
            break
    views.save_view(store, "问题多的", "stage=all&sort=work", FIRST)


def _settle_all(store: Store, view: SubmissionView) -> None:
    """Confirm everything as it stands, one doubtful field corrected."""
    for field in view.fields:
        if field.state == "to_check" and field.alternatives:
            review.correct_field(store, view.id, field.key, field.alternatives[0], FIRST)
    view = submissions.load(store, view.id, FIRST)
    keys = [field.key for field in view.fields if field.value and field.settled_as is None]
    keys += [slot.key for slot in view.slots if slot.decision is None and slot.key.startswith(SEAL_PREFIX)]
    review.confirm_many(store, view.id, keys, FIRST)


def _vote(store: Store, chosen: list[int]) -> None:
    for place, number in enumerate(chosen):
        if place % 4 == 3:
            continue  # not voted on yet
        decisions.record_vote(
            store, number, 9 if place % 4 != 2 else 4, 2 if place % 4 != 2 else 6, 1, SECOND
        )
