"""Two forms on one sheet of paper: a framed part becomes a submission of its own."""

import io
from pathlib import PurePosixPath

from PIL import Image as Pictures

from casework import rulebook
from casework.assessment import day_of_receipt
from casework.roles import Action, Actor
from casework.services.pictures import page_crop
from casework.services.submissions import load, register_upload
from casework.services.values import Received
from casework.store.database import Store
from casework.store.tables import SubmissionRow
from ingest.document import Box


def cut_out(store: Store, submission_id: int, page: int, upright_box: Box, who: Actor) -> Received:
    """Take a framed part of a page (`upright_box` in 0..1 of its picture) in as a file, as its whole arrived.

    The original stays as it is; both histories say where the part came from. The same frame again gives the
    same submission. Raises NotFound, InvalidInput, NotAllowed.
    """
    who.require(Action.RECEIVE)
    view = load(store, submission_id, who)
    with store.read() as session:
        row = session.get_one(SubmissionRow, submission_id)
        day = day_of_receipt(row, rulebook.season_named(store.settings, row.season))
    crop = page_crop(store, submission_id, page, upright_box, who)
    name = f"{PurePosixPath(view.file_name).stem}（第 {page + 1} 页框出）.png"
    taken = register_upload(
        store,
        _as_png(crop.data),
        name,
        "upload",
        who,
        season=view.season,
        sender=view.sender,
        subject=view.subject,
        received_on=day,
    )
    if taken.created:
        with store.write() as unit:
            why, whole = "同一页纸上的另一份推荐表", f"第 {submission_id} 号第 {page + 1} 页"
            unit.record(who.name, "框出另立", submission_id, after=f"第 {taken.submission_id} 号", why=why)
            unit.record(who.name, "框自", taken.submission_id, before=whole, why=why)
    return taken


def _as_png(data: bytes) -> bytes:
    target = io.BytesIO()
    with Pictures.open(io.BytesIO(data)) as image:
        image.save(target, "PNG")
    return target.getvalue()
