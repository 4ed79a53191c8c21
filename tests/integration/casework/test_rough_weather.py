"""What strangers and simultaneous hands do to the store, on both databases."""

import io
import os
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from desk import FIRST, SECOND, answer_everything, bring_to, take_in, view
from fast_reader import read as fake_read
from forms import person_form, unit_form
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from casework import jobs, work
from casework.clock import now
from casework.errors import InvalidInput, NotAllowed, SignInRefused, YinjianError
from casework.executors.local import LocalExecutor
from casework.roles import SYSTEM, Actor, Role
from casework.services import (
    decisions,
    exports,
    history,
    members,
    people,
    queue,
    reading,
    receiving,
    review,
    submissions,
)
from casework.services.values import QueueFilter
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, make_engine
from casework.store.tables import SubmissionRow
from casework.store.tables_people import SessionRow, TokenRow, UserRow

NUL, HALF = "a\0b", "半\ud800个"
PASSWORD = "一句好记的长话作密码"


def test_text_that_no_database_takes_is_taken_all_the_same(store: Store) -> None:
    """NUL and half surrogate pairs come in names, letters, text layers and typed values."""
    sender = f"{NUL} <x@example.com>"
    data = unit_form(1, 联系人=NUL, extras={NUL: NUL})
    taken = submissions.register_upload(
        store, data, f"{NUL}{HALF}.pdf", "mail", SYSTEM, sender=sender, subject=HALF
    )
    (lease,) = jobs.take(store, "w", 1)
    reading.apply_reading(
        store, lease.submission_id, fake_read(jobs.task_of(store, lease)), job_id=lease.job_id, worker="w"
    )
    review.correct_field(store, taken.submission_id, "联系电话", f"139{NUL}", FIRST, why=HALF)
    shown = view(store, taken.submission_id)
    assert shown.field("联系人").value == "ab"  # type: ignore[union-attr]
    assert [(extra.key, extra.value) for extra in shown.extras] == [("ab", "ab")]
    assert shown.field("联系电话").value == "139ab"  # type: ignore[union-attr]
    assert shown.file_name == "ab半�个.pdf"
    assert history.verify(store).intact, "the chain's hashes cover what is stored"
    assert queue.queue(store, SYSTEM, QueueFilter(text="139ab")).total == 1


def test_endless_awards_and_labels_fit(store: Store) -> None:
    number = take_in(
        store, unit_form(1, 申报奖项="奖" * 400, extras={"标签" * 200: "x", "标签" * 200 + "二": "y"})
    )
    shown = view(store, number)
    assert shown.award is not None
    assert len(shown.award) == 120
    assert shown.field("申报奖项").value == "奖" * 400  # type: ignore[union-attr]
    assert all(len(extra.key) <= 120 for extra in shown.extras)
    assert shown.extras


def test_a_reading_that_cannot_be_stored_costs_only_its_own_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = work.apply_reading

    def picky(store_: Store, number: int, outcome: object, **more: object) -> object:
        if number == first.submission_id:
            raise ValueError("no such column")
        return true(store_, number, outcome, **more)  # type: ignore[arg-type]

    first = submissions.register_upload(store, unit_form(1), "a.pdf", "upload", SYSTEM)
    second = submissions.register_upload(store, unit_form(2), "b.pdf", "upload", SYSTEM)
    monkeypatch.setattr(work, "apply_reading", picky)
    tally = work.run(store, LocalExecutor(store.settings, 1), once=True)
    assert (tally.read, tally.set_aside) == (1, 1)
    assert view(store, second.submission_id).read_state == "read"
    aside = view(store, first.submission_id)
    assert aside.read_state == "set_aside"
    assert "无法入库" in aside.history[-1].why


@pytest.mark.parametrize("season", ["../../etc/passwd", "/etc/x.toml", "nothing-2099", "xjfpa-2021\n", "a b"])
def test_a_season_is_a_known_name_and_never_a_path(store: Store, season: str) -> None:
    with pytest.raises(InvalidInput, match="届次"):
        submissions.register_upload(store, unit_form(), "a.pdf", "api", SYSTEM, season=season)
    assert list(store.originals.all()) == []


def test_who_may_not_receive_leaves_nothing_on_the_disk(store: Store) -> None:
    number = take_in(store, unit_form())
    reader = Actor("r", frozenset({Role.READER}))
    for forbidden in (
        lambda: submissions.add_file(store, number, b"proof", "p.pdf", "proof", reader),
        lambda: submissions.register_upload(store, b"form", "f.pdf", "upload", reader),
        lambda: receiving.receive(store, b"form", "f.pdf", "upload", reader),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
    assert len(list(store.originals.all())) == 1


def test_refusals_are_recorded_and_names_lead_nowhere(store: Store) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../escape.pdf", unit_form(1))
        archive.writestr("C:/x/..\\y.pdf", unit_form(2))
        archive.writestr("/abs.pdf", unit_form(3))
        archive.writestr("empty.pdf", b"")
    arrived = receiving.receive(store, target.getvalue(), "来件.zip", "mail", SYSTEM, sender="某单位")
    assert [item.file_name for item in arrived.received] == ["escape.pdf", "x/y.pdf", "abs.pdf"]
    assert [item.file_name for item in arrived.refused] == ["empty.pdf"]
    event = history.recent_events(store, SYSTEM)[0]
    assert (event.action, event.subject, event.why) == ("拒收", "empty.pdf", "mail 某单位")


def test_two_hands_cannot_both_take_the_last_place(store: Store) -> None:
    """Both see the last free place; only one gets it (two connections, at the same moment)."""
    names = [f"新疆第{n}消防有限公司" for n in range(4)]
    register = "单位名称\n" + "".join(f"{name}\n" for name in names)  # 30 % of four is one
    members.commit(store, register.encode(), "名册.csv", SYSTEM)
    numbers = [take_in(store, unit_form(n, 单位名称=names[n])) for n in range(2)]
    for number in numbers:
        bring_to(store, number, Stage.SELECTION)
        decisions.record_vote(store, number, 9, 0, 0, SECOND)
    together = threading.Barrier(2)

    def choose(number: int) -> str:
        together.wait()
        try:
            decisions.transition(store, number, Stage.PUBLIC_NOTICE, SECOND)
        except YinjianError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(choose, numbers))
    assert sorted(bool(text_) for text_ in said) == [False, True]
    assert any("名额" in text_ for text_ in said)


def test_guesses_that_arrive_together_are_all_counted(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)

    def guess(_: int) -> None:
        with pytest.raises(SignInRefused):
            people.sign_in(store, "admin", "wrong password")

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(guess, range(store.settings.lock_after_failures)))
    with pytest.raises(SignInRefused, match="锁定"):
        people.sign_in(store, "admin", PASSWORD)


def test_an_error_of_the_database_repeats_no_value(settings: Settings) -> None:
    """Such errors are logged; what was to be stored are ID numbers and telephones."""
    settings.home.mkdir()
    engine = make_engine(settings.store_url)
    with pytest.raises(SQLAlchemyError) as failed, engine.connect() as connection:
        connection.execute(text("insert into nowhere values (:number)"), {"number": "650102198503123519"})
    engine.dispose()
    assert "nowhere" in str(failed.value)
    assert "650102198503123519" not in str(failed.value)


def test_secrets_are_nowhere_in_the_database(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    session = people.sign_in(store, "admin", PASSWORD).token
    token, _ = people.create_token(store, "admin", "机器人", SYSTEM)
    assert people.token_actor(store, token) is not None
    with store.read() as opened:
        rows = [
            tuple(row)
            for table in (UserRow.__table__, SessionRow.__table__, TokenRow.__table__)
            for row in opened.execute(select(table))
        ]
    kept = repr(rows)
    assert "$argon2id$" in kept
    for secret in (PASSWORD, session, token, token.removeprefix("yj_")):
        assert secret not in kept


def test_a_token_s_last_use_is_kept_to_the_hour(store: Store) -> None:
    people.create_first_administrator(store, "admin", PASSWORD)
    secret, made = people.create_token(store, "admin", "机器人", SYSTEM)
    people.token_actor(store, secret)
    (token,) = people.list_tokens(store, SYSTEM)
    assert token.last_used is not None
    people.token_actor(store, secret)
    (again,) = people.list_tokens(store, SYSTEM)
    assert again.last_used == token.last_used, "not written on every request"
    with store.write() as unit:
        unit.session.execute(update(TokenRow).values(last_used=now() - timedelta(hours=2)))
    people.token_actor(store, secret)
    (later,) = people.list_tokens(store, SYSTEM)
    assert later.last_used is not None
    assert now() - later.last_used < timedelta(hours=1)
    assert made.id == later.id


def test_the_programs_own_name_is_nobody_s(store: Store) -> None:
    with pytest.raises(InvalidInput, match="程序自己"):
        people.create_user(store, SYSTEM.name, PASSWORD, [Role.READER], SYSTEM)


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_batch_of_six_hundred(store: Store) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(600):
            archive.writestr(f"单位/{number:03d}.pdf", unit_form(number))
    arrived = receiving.receive(store, target.getvalue(), "整季.zip", "upload", SYSTEM)
    assert (len(arrived.received), len(arrived.refused)) == (600, 0)
    with store.read() as session:
        assert session.execute(select(func.count()).select_from(SubmissionRow)).scalar_one() == 600
    assert jobs.unfinished(store) == 600


def test_originals_behind_an_address_serve_the_whole_way(settings: object, tmp_path: Path) -> None:
    """An object store (memory here) instead of a folder: receive, read, download, archive, back up."""
    from casework.backup import backup, restore
    from casework.exports.archive import season_archive, verify_archive
    from casework.settings import Settings
    from casework.store.database import open_store

    assert isinstance(settings, Settings)
    url = f"memory://{tmp_path.name}-{os.getpid()}-{id(settings)}"
    store = open_store(settings.model_copy(update={"originals_url": url}))
    try:
        number = take_in(store, person_form())
        assert not (settings.home / "originals").exists()
        assert submissions.original(store, number, SYSTEM)[1] == person_form()
        season_archive(store, settings.season, SYSTEM, tmp_path / "a.zip")
        assert verify_archive(tmp_path / "a.zip").intact
        if store.is_sqlite:
            report = backup(store, tmp_path / "b", SYSTEM)
            elsewhere = Settings(home=tmp_path / "new", originals_url=f"file://{tmp_path / 'kept'}")
            restore(report.folder, elsewhere)
            copy = open_store(elsewhere)
            assert submissions.original(copy, number, SYSTEM)[1] == person_form()
            assert (tmp_path / "kept").is_dir()
            copy.close()
    finally:
        store.close()


def test_letters_and_lists_for_the_public_hold_no_personal_number(store: Store) -> None:
    number = take_in(store, person_form())
    answer_everything(store, number)
    bring_to(store, number, Stage.PUBLISHED)
    from docx import Document

    season = store.settings.season
    made = [exports.public_notice(store, season, SYSTEM), exports.publication_list(store, season, SYSTEM)]
    made += exports.certificates(store, season, SYSTEM)
    for download in made:
        text_ = "\n".join(p.text for p in Document(io.BytesIO(download.data)).paragraphs)
        assert "买买提" in text_
        assert "650102198503123519" not in text_
        assert "13899912345" not in text_
