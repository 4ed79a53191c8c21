"""What reviewers do in many tests, in one place: take in, look, answer, pass on."""

from fast_reader import read as fake_read

from casework import jobs
from casework.roles import SYSTEM, Actor, Role
from casework.services import decisions, reading, review, submissions
from casework.services.values import SubmissionView
from casework.stages import Stage
from casework.store.database import Store

FIRST = Actor("初审甲", frozenset({Role.FIRST}))
OTHER = Actor("初审乙", frozenset({Role.FIRST}))
SECOND = Actor("复核甲", frozenset({Role.SECOND}))


def take_in(store: Store, data: bytes, name: str = "a.pdf") -> int:
    """Receive and read one file the way the work loop does."""
    received = submissions.register_upload(store, data, name, "upload", SYSTEM)
    number = received.submission_id
    if not received.created:
        return number
    (lease,) = jobs.take(store, "w", 1)
    outcome = fake_read(jobs.task_of(store, lease))
    reading.apply_reading(store, number, outcome, job_id=lease.job_id, worker="w")
    return number


def view(store: Store, number: int) -> SubmissionView:
    return submissions.load(store, number, SYSTEM)


def answer_everything(store: Store, number: int, who: Actor = FIRST) -> None:
    """Confirm what waits for a person and let every open block stand with a reason."""
    shown = view(store, number)
    keys = [field.key for field in shown.fields if field.state in ("to_check", "rule_broken") and field.value]
    if keys:
        review.confirm_many(store, number, keys, who, shown.version)
    for field in view(store, number).fields:
        if field.state in ("to_check", "rule_broken"):
            review.mark_blank(store, number, field.key, who)
    for slot in shown.slots:
        review.decide_seal(store, number, slot.key, "相符", who)
    for flag in view(store, number).flags:
        if flag.open_block:
            review.override_flag(store, number, flag.fingerprint, "已电话核实", who)


def bring_to(store: Store, number: int, target: Stage) -> None:
    """Take a read submission along the straight road to a stage."""
    road = (Stage.SECOND_REVIEW, Stage.SELECTION, Stage.PUBLIC_NOTICE, Stage.PUBLISHED)
    answer_everything(store, number)
    for stage in road[: road.index(target) + 1]:
        if stage == Stage.PUBLIC_NOTICE:
            decisions.record_vote(store, number, 9, 1, 1, SECOND)
        who = FIRST if stage == Stage.SECOND_REVIEW else SECOND
        decisions.transition(store, number, stage, who, "名额内")
