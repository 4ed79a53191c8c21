"""What the review desk shows of one submission: the store's view as JSON values for the page viewer.

The shape is documented in docs/review-desk.md; `components/page_viewer/` is its only reader.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casework.blind import blinded
from casework.roles import Action, Actor
from casework.services.values import FlagView, SubmissionView
from casework.stages import KEEPERS, Stage
from extract.result import Criterion, Evidence
from review_app import words
from review_app.desk_decisions import decisions
from review_app.desk_fields import NO_FACTS, SeasonFacts, field_items
from review_app.desk_history import history_lines
from review_app.desk_receipt import receipt
from review_app.desk_seals import seal_mark, slot_items
from review_app.upright import place_of

Json = dict[str, Any]

_NAMED = re.compile(r"第 (\d{1,9}) 号")
"""How messages name another submission: the number that the lists show."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a submission stands in the list that a reviewer walks through."""

    previous: int | None = None
    next: int | None = None
    position: str = ""


def desk_view(
    view: SubmissionView,
    actor: Actor,
    walk: Walk,
    rules: SeasonFacts = NO_FACTS,
    names: Mapping[str, str] | None = None,
) -> Json:
    """The whole state of a submission for the desk. `names` maps accounts to the names people go by."""
    called, keeper = names or {}, KEEPERS.get(view.stage)
    keeps = keeper is None or actor.may(keeper)
    shown: Json = {
        "id": view.id,
        "version": view.version,
        "title": view.title or view.file_name,
        "subtitle": _subtitle(view),
        "stage": view.stage.value,
        "pages": [_page(view, page.page) for page in view.pages],
        "items": [*field_items(view, actor, rules, called), *slot_items(view, called)],
        "seals": [seal_mark(view, index, seal) for index, seal in enumerate(view.seals)],
        "flags": [_flag(view, flag) for flag in view.flags],
        "criteria": [_criterion(view, criterion) for criterion in view.criteria],
        "history": history_lines(view.history, called),
        "decisions": decisions(view),
        "files": [
            {
                "name": file.name,
                "role": words.FILE_ROLES[file.role],
                "url": f"/originals/{view.id}/{file.sha256}",
            }
            for file in view.files
            if actor.may(Action.DOWNLOAD)
        ],
        "receipt": receipt(view, actor),
        "same_file": [
            {"id": other.id, "title": other.title, "page": other.first_page + 1} for other in view.same_file
        ],
        "claim": _claim(view, actor, called),
        "may": {
            "review": actor.may(Action.REVIEW) and keeps,
            "override": actor.may(Action.OVERRIDE) and keeps,
            "take_over": actor.may(Action.TAKE_OVER),
            "teach": actor.may(Action.TEACH),
        },
        "previous": walk.previous,
        "next": walk.next,
        "position": walk.position,
        "letter": f"/exports/notice/{view.id}"
        if view.stage is Stage.RETURNED and actor.may(Action.EXPORT)
        else "",
        "notice": _notice(view),
        "unread": _unread(view),
    }
    return blinded(shown, view, actor)


def _subtitle(view: SubmissionView) -> str:
    parts = [words.KINDS[view.kind], view.award or "奖项未定", f"编号 {view.id}"]
    if view.kind == "person" and view.unit:
        parts.insert(0, view.unit)
    if view.pages_said:
        parts.append(f"原文件{view.pages_said}")
    return " · ".join(parts)


def _unread(view: SubmissionView) -> str:
    """ "waiting" or "failed" where there is no reading yet, else ""."""
    if view.read_state in ("waiting", "reading"):
        return "waiting"
    return "failed" if view.read_state in ("failed", "set_aside") else ""


def _notice(view: SubmissionView) -> str:
    if view.read_state in ("waiting", "reading"):
        return "这份材料还在识别中，稍后刷新即可看到内容。"
    if view.errors:
        return "；".join(f"{error.message}{error.remedy}" for error in view.errors[:3])
    if view.superseded_by is not None:
        back = "如不对，可在右侧“收件与附件”里恢复。"
        if view.absorbed:
            return f"重新识别认为这几页属于第 {view.superseded_by} 号材料，已并入；{back}"
        return f"这份材料已由第 {view.superseded_by} 号代替；{back}"
    return ""


def _page(view: SubmissionView, page: int) -> Json:
    shown = next(candidate for candidate in view.pages if candidate.page == page)
    failed = next((error for error in view.errors if error.page == page), None)
    return {
        "page": page,
        "url": f"/pages/{view.id}/{page}",
        "width": shown.width,
        "height": shown.height,
        "note": failed.message if failed else "",
    }


def _evidence(view: SubmissionView, evidence: Sequence[Evidence]) -> list[Json]:
    found = []
    for item in evidence:
        page, box = place_of(view, item.page, item.box)
        found.append({"page": page, "box": box, "text": item.text})
    return found


def _flag(view: SubmissionView, flag: FlagView) -> Json:
    doubts = flag.code == "low_confidence_field" and bool(flag.fields)
    return {
        "code": flag.code,
        "severity": flag.severity,
        # The fields stand below as links, each with its place on the page: no need to say it three times.
        "message": f"{len(flag.fields)} 项识别把握不足，请对照原件核对。"
        if doubts
        else flag.message + _way_out(view, flag),
        "fields": list(flag.fields),
        "evidence": [] if doubts else _evidence(view, flag.evidence),
        "others": [number for number in _numbers(flag.message) if number != view.id],
        "fingerprint": flag.fingerprint,
        "override": f"{flag.override_reason}（{flag.overridden_by}）" if flag.overridden_by else "",
    }


def _way_out(view: SubmissionView, flag: FlagView) -> str:
    """What the desk itself offers: a page with two forms, of which one was read, can be cut."""
    if flag.code == "form_not_recognised" and view.kind != "other":
        return "手头的图像也可用左侧“框出另立”把每一份各自框出。"
    return ""


def _numbers(message: str) -> list[int]:
    """The submissions that a message names, each once."""
    return list(dict.fromkeys(int(found) for found in _NAMED.findall(message)))


def _criterion(view: SubmissionView, criterion: Criterion) -> Json:
    return {
        "state": criterion.state,
        "notice": criterion.notice,
        "message": criterion.message,
        "evidence": _evidence(view, criterion.evidence),
    }


def _claim(view: SubmissionView, actor: Actor, called: Mapping[str, str]) -> Json | None:
    if view.claim is None:
        return None
    who = view.claim.who
    return {"who": called.get(who, who), "mine": who == actor.name, "until": words.moment(view.claim.until)}
