"""The mailbox: attachments of unread messages become submissions, sender and subject kept."""

import email
import email.policy
import imaplib
import logging
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath

from casework.assessment import CHINA
from casework.errors import SetupIncomplete
from casework.roles import SYSTEM
from casework.services.receiving import Arrived, lies_beside, receive
from casework.store.database import Store
from ingest.sniff import HEAD, bears_form
from models.errors import YinjianError

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 60.0

SMALLEST_FORM = 30_000
"""Bytes of a picture without a name below which it is a signature's logo and no photographed form."""


class MailboxFailed(YinjianError):
    """The mail server does not answer, or refuses name or password."""

    code = "mailbox_failed"
    default_remedy = "请检查网络和 YINJIAN_IMAP_… 设置（主机、端口、用户名、授权码）后重试。"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message with the attachments that may be forms. `day` is when it arrived, in China."""

    uid: bytes
    sender: str
    subject: str
    attachments: tuple[tuple[str, bytes], ...]
    day: date | None = None


def fetch_mail(store: Store, season: str | None = None) -> Iterator[Arrived]:
    """Take in every unread message; it is marked read only after all its attachments are in the store.

    Raises SetupIncomplete, MailboxFailed. A message that arrives twice is recognised by its files.
    """
    box = _connect(store)
    try:
        for uid in _unread(box):
            letter = _fetch(box, uid)
            if letter is None:  # taken away meanwhile, or the server would not give it: it stays unread
                continue
            if not letter.attachments:
                _note_empty(store, letter)
            for name, data in letter.attachments:
                yield receive(
                    store,
                    data,
                    name,
                    "mail",
                    SYSTEM,
                    season=season,
                    sender=letter.sender,
                    subject=letter.subject,
                    received_on=letter.day,
                )
            box.uid("STORE", uid.decode(), "+FLAGS", r"(\Seen)")
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxFailed(f"收取邮件时中断：{error}") from error
    finally:
        _leave(box)


def _connect(store: Store) -> imaplib.IMAP4:
    settings = store.settings
    if not settings.imap_host or not settings.imap_user or settings.imap_password is None:
        raise SetupIncomplete(
            "没有设置邮箱。",
            remedy="请设置 YINJIAN_IMAP_HOST、YINJIAN_IMAP_USER、YINJIAN_IMAP_PASSWORD（邮箱授权码）。",
        )
    try:
        if settings.imap_tls:
            context = ssl.create_default_context()
            box: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                settings.imap_host, settings.imap_port, ssl_context=context, timeout=TIMEOUT_SECONDS
            )
        else:
            box = imaplib.IMAP4(settings.imap_host, settings.imap_port, timeout=TIMEOUT_SECONDS)
        box.login(settings.imap_user, settings.imap_password.get_secret_value())
        status, _ = box.select(_quoted(settings.imap_mailbox))
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxFailed(f"无法登录邮箱：{error}") from error
    if status != "OK":
        raise MailboxFailed(f"邮箱里没有文件夹“{settings.imap_mailbox}”。")
    return box


def _unread(box: imaplib.IMAP4) -> list[bytes]:
    _, found = box.uid("SEARCH", "UNSEEN")
    return list(found[0].split()) if found and found[0] else []


def _fetch(box: imaplib.IMAP4, uid: bytes) -> Letter | None:
    # PEEK: a message that we fail on midway must stay unread.
    status, parts = box.uid("FETCH", uid.decode(), "(BODY.PEEK[])")
    raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    if status != "OK" or not raw:
        return None
    try:
        return parse_letter(uid, raw)
    except Exception:  # whatever a stranger's headers do to the parser, the next letter is read
        log.exception("message %s cannot be parsed and stays unread", uid.decode())
        return None


def _note_empty(store: Store, letter: Letter) -> None:
    """A letter without a form is for people to read: it is marked read, but not passed over in silence."""
    with store.write() as unit:
        unit.record(SYSTEM.name, "来信无附件", subject=letter.subject, why=f"mail {letter.sender}")


def parse_letter(uid: bytes, raw: bytes) -> Letter:
    """Sender, subject and form-like attachments of a message, also of one nested in another."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    attachments: list[tuple[str, bytes]] = []
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        name = _name_of(part, len(content) if isinstance(content, bytes) else 0, len(attachments) + 1)
        if not name or not isinstance(content, bytes):
            continue
        if not lies_beside(name) or bears_form(content[:HEAD]):
            attachments.append((name, content))
    sender, subject = str(message.get("From", "")), str(message.get("Subject", ""))
    return Letter(uid, sender, subject, tuple(attachments), _day_of(message))


def _name_of(part: Message, size: int, number: int) -> str:
    """The name of an attachment, and of a picture or PDF that a phone put in without one; "" for all else."""
    given = part.get_filename()
    if given:
        return PurePosixPath(str(given).replace("\\", "/")).name
    nameless = part.get_content_maintype() == "image" or part.get_content_type() == "application/pdf"
    if not nameless or size < SMALLEST_FORM:
        return ""
    return f"附件{number}.{part.get_content_subtype()}"


def _day_of(message: EmailMessage) -> date | None:
    """The day in China of the last mail server that passed the message on: the Date line is the sender's."""
    for line in (*message.get_all("Received", []), message.get("Date")):
        stamp = str(line or "").rpartition(";")[2].strip()
        try:
            moment = parsedate_to_datetime(stamp)
        except ValueError:
            continue
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(CHINA).date()
    return None


def _quoted(mailbox: str) -> str:
    return '"' + mailbox.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _leave(box: imaplib.IMAP4) -> None:
    try:
        box.logout()
    except (imaplib.IMAP4.error, OSError):
        return
