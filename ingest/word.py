"""Word files (docx) laid out on page pictures."""
from collections.abc import Callable
from ingest.limits import Limits
from ingest.pages import GivenPage
from ingest.errors import FileTypeUnsupported
def open_word(data: bytes, limits: Limits) -> list[Callable[[], GivenPage]]:
    raise FileTypeUnsupported("暂不支持 Word。")
