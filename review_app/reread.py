"""Reading one dragged box of a page again, through casework."""

from casework.errors import InvalidInput
from casework.roles import Actor
from casework.services import submissions
from casework.store.database import Store
from ingest.document import Box
from review_app.upright import PictureBox, to_given


def read_box(store: Store, number: int, page: int, box: PictureBox, who: Actor) -> str:
    """The text in a box of the page picture. `page` is the picture's index. Raises InvalidInput."""
    view = submissions.load(store, number, who)
    if not 0 <= page < len(view.pages):
        raise InvalidInput("没有这一页。")
    try:
        Box(*box)
    except ValueError as error:
        raise InvalidInput("框选范围超出了页面。") from error
    shown = view.pages[page]
    return _read(store, number, shown.page, to_given(box, shown), who)


def _read(store: Store, number: int, page: int, given: Box, who: Actor) -> str:
    from casework.services.boxes import read_box as read_crop

    text: str = read_crop(store, number, page, given, who)
    return text
