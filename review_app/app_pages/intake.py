"""收件: take in many files at once, watch them being read, see at once what was refused and why."""

from casework.roles import Action
from casework.services import queue
from casework.services.values import QueueFilter
from review_app import assets, elements, frame
from review_app.intake_routes import states_of

ACCEPT = ".pdf,.jpg,.jpeg,.png,.bmp,.webp,.tif,.tiff,.heic,.heif,.doc,.docx,.zip"
RECENT = 20
"""Arrivals shown from before this visit."""

person = frame.enter(Action.RECEIVE)
frame.heading("收件", "纸质材料拍照或扫描，邮件和聊天里的附件直接放进来。识别在后台进行，可以离开这一页。")

with frame.plainly():
    found = queue.queue(
        frame.store(), person.actor, QueueFilter(season=frame.season()), "-received", size=RECENT
    )
    recent = states_of([row.id for row in found.rows], person)
    elements.drop_zone()(
        key="intake",
        data={
            "token": frame.form_token(person),
            "modules": assets.modules_address(),
            "most": frame.store().settings.max_upload_mb,
            "accept": ACCEPT,
            "recent": recent,
        },
    )
