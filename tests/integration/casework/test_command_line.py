"""The contract of the commands: output, order, exit statuses, words of errors. Read by the fake reader."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from forms import unit_form

from casework.cli import run
from casework.settings import load_settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    load_settings.cache_clear()
    folder = tmp_path / "home"
    monkeypatch.setenv("YINJIAN_HOME", str(folder))
    monkeypatch.setenv("YINJIAN_READER", "fast_reader:load")
    monkeypatch.setenv("YINJIAN_MAX_ATTEMPTS", "1")
    yield folder
    load_settings.cache_clear()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.pdf").write_bytes(unit_form(1, sleep=0.3))
    (folder / "a.pdf").write_bytes(unit_form(2))
    (folder / "sub" / "c.jpg").write_bytes(unit_form(3))
    (folder / "truth.jsonl").write_text("{}")
    return folder


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_extract_in_input_order(home: Path, inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    assert run(["extract", str(inbox / "b.pdf"), str(inbox), "--jobs", "2", "--out", str(out)]) == 0
    assert [line["file"] for line in lines(out)] == ["b.pdf", "a.pdf", "b.pdf", "sub/c.jpg"]
    assert all(line["schema"] == "yinjian/1" and line["season"] == "xjfpa-2021" for line in lines(out))
    assert not home.exists()  # no database, no home


def test_failed_files_have_their_line_and_do_not_harm_others(
    home: Path, inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (inbox / "a2.pdf").write_bytes(unit_form(fault="die"))
    (inbox / "a3.pdf").write_bytes(unit_form(fault="raise"))
    (inbox / "a4.pdf").write_bytes(b"no form at all")
    out = tmp_path / "r.jsonl"
    assert run(["extract", str(inbox), "--out", str(out)]) == 3
    read = {str(line["file"]): line for line in lines(out)}
    assert list(read) == ["a.pdf", "a2.pdf", "a3.pdf", "a4.pdf", "b.pdf", "sub/c.jpg"]
    for name, code in (
        ("a2.pdf", "reader_died"),
        ("a3.pdf", "internal_error"),
        ("a4.pdf", "file_unreadable"),
    ):
        (error,) = read[name]["errors"]  # type: ignore[misc]
        assert error["code"] == code
        assert error["remedy"]
        assert read[name]["fields"] == {}
        assert read[name]["sha256"]
    assert not read["a.pdf"]["errors"]
    assert "3 份识别失败" in capsys.readouterr().err


def test_side_files_are_read_when_named(home: Path, inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    assert run(["extract", str(inbox / "truth.jsonl"), "--out", str(out)]) in (0, 3)
    assert [line["file"] for line in lines(out)] == ["truth.jsonl"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "/no/such/file"],
        ["extract", "--no-such-option", "x"],
        ["nonsense"],
        ["intake"],
    ],
)
def test_wrong_usage_is_2_and_says_how(
    home: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert "用法有误" in said
    assert "--help" in said


def test_missing_models_are_4_with_the_command_that_mends(
    home: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YINJIAN_READER", "fast_reader:load_without_models")
    assert run(["extract", str(inbox)]) == 4
    assert "yinjian models fetch" in capsys.readouterr().err
    assert run(["intake", str(inbox)]) == 0
    assert run(["work", "--once"]) == 4
    load_settings.cache_clear()
    monkeypatch.setenv("YINJIAN_READER", "fast_reader:load")
    assert run(["work", "--once"]) == 0  # nothing was used up by the failed start


def test_unknown_season_is_2(home: Path, inbox: Path) -> None:
    assert run(["extract", str(inbox), "--season", "nowhere-1999"]) == 2


def test_intake_work_export_verify(
    home: Path, inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (inbox / "empty.pdf").touch()
    assert run(["intake", str(inbox)]) == 3
    said = capsys.readouterr()
    assert "收件 3 份，重复 0 份，拒收 1 份" in said.out
    assert "empty.pdf" in said.err
    assert run(["work", "--once"]) == 0
    members = tmp_path / "members.csv"
    members.write_text("单位名称\n新疆天山消防技术服务有限公司\n", encoding="utf-8")
    assert run(["register", "import", str(members), "--yes"]) == 0
    assert run(["audit", "verify"]) == 0
    out = tmp_path / "out"
    assert run(["export", "--season", "xjfpa-2021", "--out", str(out)]) == 0
    archive = next(out.glob("*.zip"))
    assert run(["archive", "verify", str(archive)]) == 0
    assert run(["backup", str(tmp_path / "backups")]) == 0


def test_watched_folder_is_emptied_into_the_store(home: Path, inbox: Path) -> None:
    for path in inbox.rglob("*.pdf"):
        os.utime(path, (1, 1))
    os.utime(inbox / "sub" / "c.jpg", (1, 1))
    assert run(["intake", "--watch", str(inbox), "--once"]) == 0
    assert sorted(path.name for path in (inbox / "已收件").rglob("*") if path.is_file()) == [
        "a.pdf",
        "b.pdf",
        "c.jpg",
    ]


def test_users_and_doctor(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["users", "create-admin", "--name", "admin", "--password", "long enough words"]) == 0
    assert run(["users", "add", "小李", "--role", "经办", "--password", "long enough words"]) == 0
    assert run(["users", "add", "小李", "--role", "经办", "--password", "long enough words"]) == 2
    assert run(["users", "list"]) == 0
    assert "小李" in capsys.readouterr().out
    assert run(["doctor"]) in (0, 4)
    said = capsys.readouterr().out
    assert "数据库：sqlite" in said
    assert "long enough words" not in said


def test_first_start_without_anybody_to_ask_is_4(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "casework.cli", "app", "--no-work"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 4
    assert "create-admin" in done.stderr


def test_broken_pipe_is_no_error(home: Path, inbox: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(
            str(p) for p in (Path(__file__).parents[3], Path(__file__).parents[2] / "fakes")
        ),
    }
    reader = subprocess.Popen(
        [sys.executable, "-m", "casework.cli", "extract", str(inbox)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    assert reader.stdout is not None
    reader.stdout.close()
    _, said = reader.communicate(timeout=60)
    assert b"Traceback" not in said
