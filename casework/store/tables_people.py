"""Tables of people, decisions, register and audit."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.store.plain_text import PlainText
from casework.store.tables import Base, Moment


class UserRow(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    shown_name: Mapped[str] = mapped_column(String(80), default="")
    password_hash: Mapped[str | None] = mapped_column(PlainText)
    roles: Mapped[str] = mapped_column(PlainText, default="")
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    must_change: Mapped[bool] = mapped_column(Boolean, default=False)
    failures: Mapped[int] = mapped_column(Integer, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    oidc_subject: Mapped[str | None] = mapped_column(String(255), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_sign_in: Mapped[datetime | None] = mapped_column(Moment)


class SessionRow(Base):
    """A signed-in browser, by the hash of its token: reading the table opens no door."""

    __tablename__ = "sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked: Mapped[bool] = mapped_column(Boolean, default=False)


class TokenRow(Base):
    """A token of the HTTP API, by its hash."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    label: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    last_used: Mapped[datetime | None] = mapped_column(Moment)
    revoked: Mapped[bool] = mapped_column(Boolean, default=False)


class AuditRow(Base):
    """One event. Append-only (triggers refuse change); each hash covers the one before it."""

    __tablename__ = "audit_events"
    __table_args__ = (Index("ix_audit_submission", "submission_id", "seq"),)

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(40))
    submission_id: Mapped[int | None] = mapped_column(Integer)
    subject: Mapped[str] = mapped_column(PlainText, default="")
    before: Mapped[str | None] = mapped_column(PlainText)
    after: Mapped[str | None] = mapped_column(PlainText)
    why: Mapped[str] = mapped_column(PlainText, default="")
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHeadRow(Base):
    """Where the chain ends, so that a cut tail is found; locked while events are appended."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))


class VoteRow(Base):
    """One member's vote, or the totals of a meeting where `member` is empty."""

    __tablename__ = "votes"
    __table_args__ = (UniqueConstraint("submission_id", "member", name="uq_votes_submission_member"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    member: Mapped[str] = mapped_column(String(80))
    in_favour: Mapped[int] = mapped_column(Integer, default=0)
    against: Mapped[int] = mapped_column(Integer, default=0)
    abstained: Mapped[int] = mapped_column(Integer, default=0)
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)


class ObjectionRow(Base):
    """An objection during the public notice, and what became of it."""

    __tablename__ = "objections"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    text: Mapped[str] = mapped_column(PlainText)
    objector: Mapped[str] = mapped_column(PlainText, default="")
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    outcome: Mapped[str | None] = mapped_column(String(16))
    finding: Mapped[str] = mapped_column(PlainText, default="")
    closed_by: Mapped[str | None] = mapped_column(String(80))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class RegisterRow(Base):
    """One import of the member register. The newest that is not withdrawn counts for its season."""

    __tablename__ = "registers"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    season: Mapped[str] = mapped_column(String(80), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("originals.sha256"))
    file_name: Mapped[str] = mapped_column(PlainText)
    members: Mapped[int] = mapped_column(Integer)
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)


class LabelRow(Base):
    """A label that a reviewer assigned to a field: the season's lexicon as it was taught."""

    __tablename__ = "labels"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    season: Mapped[str] = mapped_column(String(80), index=True)
    label: Mapped[str] = mapped_column(PlainText)
    key: Mapped[str] = mapped_column(String(120))
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)


class SavedViewRow(Base):
    """A queue filter that a person keeps under a name; `owner` empty: everybody's."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("owner", "name", name="uq_saved_views_owner_name"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    owner: Mapped[str] = mapped_column(String(80), default="")
    name: Mapped[str] = mapped_column(String(120))
    query: Mapped[str] = mapped_column(PlainText)
    at: Mapped[datetime] = mapped_column(Moment)


class SecondEntryRow(Base):
    """A second person's independent entry of a field, blind to the first."""

    __tablename__ = "second_entries"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    value: Mapped[str | None] = mapped_column(PlainText)
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    settled_by: Mapped[str | None] = mapped_column(String(80))
