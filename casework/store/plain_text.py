"""Text as every database takes it: forms, letters and file names come from strangers."""

from typing import Any

from sqlalchemy import Text, TypeDecorator
from sqlalchemy.engine import Dialect


def storable(text: str) -> str:
    """The text without what PostgreSQL or UTF-8 refuse: NUL goes, half of a surrogate pair becomes "�"."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def storable_or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)


class PlainText(TypeDecorator[str]):
    """A text column for what strangers wrote."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return storable_or_none(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value  # type: ignore[no-any-return]
