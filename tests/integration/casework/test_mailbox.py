"""A real IMAP server (Dovecot) on loopback: attachments become submissions, nothing is taken twice."""

import base64
import getpass
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from forms import person_form, unit_form

from casework import mailbox
from casework.errors import SetupIncomplete
from casework.mailbox import MailboxFailed, fetch_mail
from casework.roles import SYSTEM
from casework.services import history, queue, submissions
from casework.settings import Settings
from casework.store.database import Store, open_store

USER, PASSWORD = "office", "mailbox-secret"

_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def imap_port() -> Iterator[int]:
    dovecot = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if dovecot is None:
        pytest.skip("Dovecot is not installed (Debian package dovecot-imapd)")
    folder = Path(tempfile.mkdtemp(prefix="yinjian-imap-"))
    root = os.geteuid() == 0
    own = pwd.getpwnam("dovecot" if root else getpass.getuser())
    internal, login = ("dovecot", "dovenull") if root else (own.pw_name, own.pw_name)
    (folder / "mail").mkdir()
    os.chown(folder / "mail", own.pw_uid, own.pw_gid)
    folder.chmod(0o755)
    port = _free_port()
    config = folder / "dovecot.conf"
    group = subprocess.run(["id", "-gn", internal], capture_output=True, text=True, check=True).stdout.strip()
    config.write_text(
        _CONFIG.format(
            folder=folder,
            internal=internal,
            group=group,
            login=login,
            uid=own.pw_uid,
            gid=own.pw_gid,
            port=port,
            password=PASSWORD,
        )
    )
    server = subprocess.Popen([dovecot, "-F", "-c", str(config)])
    try:
        _wait_for(port, server, folder / "log")
        yield port
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"Dovecot did not start: {log.read_text() if log.exists() else ''}")


@pytest.fixture
def mail_store(imap_port: int, tmp_path: Path) -> Iterator[Store]:
    _clear(imap_port)
    store = open_store(
        Settings(
            home=tmp_path,
            imap_host="127.0.0.1",
            imap_port=imap_port,
            imap_tls=False,
            imap_user=USER,
            imap_password=PASSWORD,
        )
    )
    yield store
    store.close()


def _clear(port: int) -> None:
    with imaplib.IMAP4("127.0.0.1", port) as box:
        box.login(USER, PASSWORD)
        _, (count,) = box.select("INBOX")
        if count != b"0":
            box.store("1:*", "+FLAGS", r"(\Deleted)")
            box.expunge()


def _deliver(port: int, subject: str, *attachments: tuple[str, bytes]) -> None:
    message = EmailMessage()
    message["From"] = "乌鲁木齐某公司 <unit@example.com>"
    message["Subject"] = subject
    message.set_content("请查收附件。")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    with imaplib.IMAP4("127.0.0.1", port) as box:
        box.login(USER, PASSWORD)
        box.append("INBOX", "", imaplib.Time2Internaldate(time.time()), message.as_bytes())


def test_attachments_become_submissions_once(mail_store: Store, imap_port: int) -> None:
    _deliver(imap_port, "两份推荐表", ("单位推荐表.pdf", unit_form()), ("个人推荐表.pdf", person_form(1)))
    _deliver(imap_port, "无附件")
    _deliver(imap_port, "空附件", ("空.pdf", b""))
    arrived = list(fetch_mail(mail_store))
    assert sum(len(item.received) for item in arrived) == 2
    assert [refusal.file_name for item in arrived for refusal in item.refused] == ["空.pdf"]
    said = {(event.action, event.subject) for event in history.recent_events(mail_store, SYSTEM)}
    assert {("来信无附件", "无附件"), ("拒收", "空.pdf")} <= said, "nothing is passed over in silence"
    rows = queue.queue(mail_store, SYSTEM).rows
    assert {row.file_name for row in rows} == {"单位推荐表.pdf", "个人推荐表.pdf"}
    shown = submissions.load(mail_store, rows[0].id, SYSTEM)
    assert (shown.channel, shown.subject) == ("mail", "两份推荐表")
    assert "unit@example.com" in shown.sender
    assert list(fetch_mail(mail_store)) == []
    _deliver(imap_port, "又发一遍", ("表.pdf", unit_form()))
    (again,) = list(fetch_mail(mail_store))
    assert not again.received[0].created


def test_message_stays_unread_when_taking_in_fails(
    mail_store: Store, imap_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _deliver(imap_port, "一份", ("表.pdf", unit_form()))

    def broken(*_args: object, **_more: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("casework.mailbox.receive", broken)
        with pytest.raises(RuntimeError):
            list(fetch_mail(mail_store))
    assert [len(item.received) for item in fetch_mail(mail_store)] == [1]


def test_a_letter_that_breaks_the_parser_holds_up_no_other(
    mail_store: Store, imap_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _deliver(imap_port, "毒", ("毒.pdf", unit_form(5)))
    _deliver(imap_port, "好", ("好.pdf", unit_form(6)))
    true = mailbox.parse_letter

    def fragile(uid: bytes, raw: bytes) -> mailbox.Letter:
        if b"=E6=AF=92" in raw or "毒".encode() in raw or base64.b64encode("毒".encode()) in raw:
            raise IndexError("string index out of range")
        return true(uid, raw)

    with monkeypatch.context() as patch:
        patch.setattr(mailbox, "parse_letter", fragile)
        names = [one.file_name for item in fetch_mail(mail_store) for one in item.received]
    assert names == ["好.pdf"]
    assert [one.file_name for item in fetch_mail(mail_store) for one in item.received] == ["毒.pdf"]


def test_wrong_password_is_said(mail_store: Store) -> None:
    wrong = Store(
        mail_store.engine,
        mail_store.originals,
        mail_store.settings.model_copy(update={"imap_port": 1}),
    )
    with pytest.raises(MailboxFailed, match="无法登录"):
        list(fetch_mail(wrong))
    unset = Store(mail_store.engine, mail_store.originals, Settings(home=mail_store.settings.home))
    with pytest.raises(SetupIncomplete, match="没有设置邮箱"):
        list(fetch_mail(unset))
