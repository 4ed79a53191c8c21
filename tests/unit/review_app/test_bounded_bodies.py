"""Bodies end at their limit as they arrive, whatever their head says of their length."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.requests import Request

from casework.errors import FileRefused
from review_app.answers import bounded

MULTIPART = b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'


class Line:
    """A connection on which a body arrives in pieces, for ever."""

    def __init__(self, *pieces: bytes, endless: bytes = b"") -> None:
        self.pieces = list(pieces)
        self.endless = endless
        self.asked = 0

    async def receive(self) -> dict[str, Any]:
        self.asked += 1
        if self.pieces:
            more = len(self.pieces) > 1 or bool(self.endless)
            return {"type": "http.request", "body": self.pieces.pop(0), "more_body": more}
        return {"type": "http.request", "body": self.endless, "more_body": True}

    def request(self, **headers: str) -> Request:
        pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        return Request({"type": "http", "method": "POST", "path": "/", "headers": pairs}, self.receive)


def ran(work: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own: a browser of the same run keeps a loop in this one."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


def test_a_body_within_the_limit_arrives_whole() -> None:
    line = Line(b"ab", b"cd")
    assert ran(bounded(line.request(), 4).body()) == b"abcd"


def test_a_body_without_an_end_is_cut_off() -> None:
    line = Line(endless=b"0" * 1000)
    with pytest.raises(FileRefused, match="上限 10 KB"):
        ran(bounded(line.request(), 10_000).body())
    assert line.asked == 11, "nothing was taken in beyond the limit"


def test_a_form_without_an_end_is_cut_off() -> None:
    line = Line(MULTIPART, endless=b"0" * 10_000)
    request = line.request(content_type="multipart/form-data; boundary=x")

    async def parse() -> None:
        await bounded(request, 3_000_000).form(max_files=1, max_fields=10)

    with pytest.raises(FileRefused):
        ran(parse())
    assert line.asked < 302


@pytest.mark.parametrize(
    ("declared", "refused"), [("1001", True), ("1000", False), ("-1", False), ("²", False)]
)
def test_a_head_that_says_too_much_ends_it_at_once(declared: str, refused: bool) -> None:
    line = Line(b"x")
    request = Request(
        {
            "type": "http",
            "method": "POST",
            "path": "/",
            "headers": [(b"content-length", declared.encode("latin-1"))],
        },
        line.receive,
    )
    if not refused:
        bounded(request, 1000)
        return
    with pytest.raises(FileRefused):
        bounded(request, 1000)
    assert line.asked == 0
