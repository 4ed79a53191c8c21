"""The tables. Rows stay inside casework; what leaves is a value of `casework.services`."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from casework.store.plain_text import PlainText


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, also on SQLite, which knows none: kept there as UTC without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


_HELD = text("claimed_by IS NOT NULL")
_GONE = text("superseded_by IS NOT NULL")


class SubmissionRow(Base):
    """One submission. `version` rises with every change; counts are kept beside it for the queue.

    The forms of one file are submissions of the same bytes, told apart by the page that each begins on
    (0 up; `first_page` 0 is the one that the file was received as and read for). `absorbed` is True
    while a later reading of the file counts its pages to the form named by `superseded_by`.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("season", "sha256", "first_page", name="uq_submissions_form"),
        # The queue leaves out what was superseded: with that in the index, counting reads no wide row.
        Index("ix_submissions_queue", "season", "stage", "received_at", "id", "superseded_by"),
        Index("ix_submissions_arrival", "season", "received_at", "id", "superseded_by"),
        # Asked at every act of the desk: which returned forms this one may correct.
        Index("ix_submissions_award", "season", "award", "stage", "kind", "superseded_by", "unit"),
        Index("ix_submissions_superseded", "superseded_by", sqlite_where=_GONE, postgresql_where=_GONE),
        Index("ix_submissions_unit", "season", "unit", "id"),
        Index("ix_submissions_work", "season", "open_block", "to_check", "id", "superseded_by"),
        Index("ix_submissions_claimed", "claimed_by", sqlite_where=_HELD, postgresql_where=_HELD),
        Index("ix_submissions_read_state", "season", "read_state", "received_at", "id"),
        Index("ix_submissions_kind", "season", "kind", "received_at", "id", "superseded_by"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    season: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64))
    first_page: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    file_name: Mapped[str] = mapped_column(PlainText)
    stage: Mapped[str] = mapped_column(String(16))
    stage_since: Mapped[datetime] = mapped_column(Moment)
    read_state: Mapped[str] = mapped_column(String(16), default="waiting")
    version: Mapped[int] = mapped_column(Integer, default=1)
    channel: Mapped[str] = mapped_column(String(16))
    sender: Mapped[str] = mapped_column(PlainText, default="")
    subject: Mapped[str] = mapped_column(PlainText, default="")
    received_at: Mapped[datetime] = mapped_column(Moment)
    received_by: Mapped[str] = mapped_column(String(80))
    received_on: Mapped[str | None] = mapped_column(String(10))
    updated_at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(8), default="other")
    award: Mapped[str | None] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(PlainText, default="")
    unit: Mapped[str] = mapped_column(PlainText, default="")
    pages: Mapped[int] = mapped_column(Integer, default=0)
    open_block: Mapped[int] = mapped_column(Integer, default=0)
    open_warn: Mapped[int] = mapped_column(Integer, default=0)
    to_check: Mapped[int] = mapped_column(Integer, default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(80))
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("submissions.id"))
    absorbed: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    quota_reason: Mapped[str | None] = mapped_column(PlainText)
    reading_json: Mapped[str | None] = mapped_column(PlainText)
    criteria_json: Mapped[str] = mapped_column(PlainText, default="[]")
    errors_json: Mapped[str] = mapped_column(PlainText, default="[]")
    engine: Mapped[str] = mapped_column(PlainText, default="")


class SearchRow(Base):
    """What the search box looks through: one narrow row per submission."""

    __tablename__ = "search_texts"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    text: Mapped[str] = mapped_column(PlainText, default="")


class ImpressionRow(Base):
    """The look of a seal; `ordinal` is its place among the reading's seals, `coarse`, `fine` and `inner` the
    numbers of `extract.seals.copies.Fingerprint.shape`. `compared`: its copies stand in `copied_seals`."""

    __tablename__ = "impressions"
    __table_args__ = (Index("ix_impressions_look", "season", "coarse", "fine", "inner"),)

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(Integer, primary_key=True)
    season: Mapped[str] = mapped_column(String(80))
    version: Mapped[int] = mapped_column(Integer)
    coarse: Mapped[float] = mapped_column(Float)
    fine: Mapped[float] = mapped_column(Float)
    inner: Mapped[float] = mapped_column(Float)
    ink: Mapped[bytes] = mapped_column(LargeBinary)
    compared: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


class CopiedSealRow(Base):
    """A seal (`ordinal` in the reading of `submission_id`) whose impression another submission bears too."""

    __tablename__ = "copied_seals"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(Integer, primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True, index=True)


class OriginalRow(Base):
    """Bytes that were stored and fsynced before this row was written."""

    __tablename__ = "originals"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    stored_at: Mapped[datetime] = mapped_column(Moment)


class FileRow(Base):
    """A file of a submission: the form itself, or certificates and proofs sent with it."""

    __tablename__ = "files"
    __table_args__ = (UniqueConstraint("submission_id", "sha256", name="uq_files_submission_sha256"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("originals.sha256"))
    name: Mapped[str] = mapped_column(PlainText)
    role: Mapped[str] = mapped_column(String(16), default="form")
    ordinal: Mapped[int] = mapped_column(Integer, default=0)
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(80))


class PageRow(Base):
    """A rendered upright page: its picture in the cache and the way back to the page as given."""

    __tablename__ = "pages"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    page: Mapped[int] = mapped_column(Integer, primary_key=True)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    to_given_json: Mapped[str] = mapped_column(PlainText)
    picture: Mapped[str] = mapped_column(PlainText)
    fingerprint: Mapped[str | None] = mapped_column(String(64))


class FieldRow(Base):
    """One field: what the machine read, what holds now, and who settled it."""

    __tablename__ = "fields"
    __table_args__ = (Index("ix_fields_state", "key", "state", "submission_id"),)

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    ordinal: Mapped[int] = mapped_column(Integer, default=0)
    extra: Mapped[bool] = mapped_column(Boolean, default=False)
    value: Mapped[str | None] = mapped_column(PlainText)
    machine_json: Mapped[str | None] = mapped_column(PlainText)
    offered_json: Mapped[str | None] = mapped_column(PlainText)
    state: Mapped[str] = mapped_column(String(16))
    asked: Mapped[bool] = mapped_column(Boolean, default=False)
    settled_as: Mapped[str | None] = mapped_column(String(16))
    settled_by: Mapped[str | None] = mapped_column(String(80))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)


class CorrectionRow(Base):
    """One act of a person on a field, with all that undo needs."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_submission", "submission_id", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"))
    batch: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(String(120), index=True)
    act: Mapped[str] = mapped_column(String(16))
    before_json: Mapped[str] = mapped_column(PlainText)
    after_json: Mapped[str] = mapped_column(PlainText)
    machine_value: Mapped[str | None] = mapped_column(PlainText)
    machine_state: Mapped[str] = mapped_column(String(16), default="to_check")
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    why: Mapped[str] = mapped_column(PlainText, default="")
    undone: Mapped[bool] = mapped_column(Boolean, default=False)


class FlagRow(Base):
    """A flag that stands now. `fingerprint` ties a written override to exactly this finding."""

    __tablename__ = "flags"
    __table_args__ = (Index("ix_flags_code", "code", "submission_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    severity: Mapped[str] = mapped_column(String(8))
    message: Mapped[str] = mapped_column(PlainText)
    payload_json: Mapped[str] = mapped_column(PlainText)
    source: Mapped[str] = mapped_column(String(8), default="rule")
    fingerprint: Mapped[str] = mapped_column(String(64))


class OverrideRow(Base):
    """A written decision to let a finding stand."""

    __tablename__ = "overrides"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    code: Mapped[str] = mapped_column(String(40))
    why: Mapped[str] = mapped_column(PlainText)
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)


class JobRow(Base):
    """One reading to be done. The database is the truth about what waits."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_state", "state", "priority", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    priority: Mapped[int] = mapped_column(Integer, default=0)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    worker: Mapped[str | None] = mapped_column(String(120))
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(PlainText, default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    seconds: Mapped[float | None] = mapped_column(Float)
