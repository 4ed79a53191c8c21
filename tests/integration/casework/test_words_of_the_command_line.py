"""What the command line says to somebody who got it wrong: Chinese, what happened, what to do."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from forms import unit_form

from casework.cli import run
from casework.commands import asking
from casework.settings import load_settings

ENGLISH = re.compile(r"(?<!yinjian )\b(?!yinjian\b)[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
"""Three words of English in a row that are no command: a sentence that the office cannot read."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    load_settings.cache_clear()
    folder = tmp_path / "home"
    monkeypatch.setenv("YINJIAN_HOME", str(folder))
    monkeypatch.setenv("YINJIAN_READER", "fast_reader:load")
    monkeypatch.setenv("YINJIAN_MAX_ATTEMPTS", "1")
    yield folder
    load_settings.cache_clear()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "/no/such/file"], "“/no/such/file”不存在"),
        (["extarct"], "是不是想用 extract"),
        (["extract", "--jobs", "0", "."], "超出范围"),
        (["extract", "--jobs", "x", "."], "“x”不是数字"),
        (["extract", "--out", "/", "."], "是文件夹，这里要一个文件"),
        (["extract", "--jobs"], "--jobs 后面要写值"),
        (["intake", "--received", "1/15", "."], "年-月-日"),
        (["users", "add", "x", "--role", "王"], "应为其中之一"),
        (["doctor", "zuviel"], "多出了 zuviel"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    home: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "处理办法：" in said
    assert not ENGLISH.search(said), said


@pytest.mark.parametrize("arguments", [["--help"], [], ["extract", "--help"], ["users", "add", "--help"]])
def test_help_is_in_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == (0 if arguments else 2)
    said = "".join(capsys.readouterr())
    assert said.startswith("用法：")
    assert "选项" in said
    assert not ENGLISH.search(said), said


def test_a_place_that_cannot_be_written_is_no_stack_of_code(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(unit_form(1))
    assert run(["extract", str(tmp_path / "a.pdf"), "--out", str(tmp_path / "no" / "r.jsonl")]) == 2
    said = capsys.readouterr().err
    assert "文件夹或文件不存在" in said
    assert "处理办法：" in said


def test_every_failed_file_is_told_with_its_remedy(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "坏.pdf").write_bytes(b"no form at all")
    assert run(["extract", str(folder), "--out", str(tmp_path / "r.jsonl")]) == 3
    said = capsys.readouterr().err
    assert "1 份材料中有 1 份识别失败" in said
    assert re.search(r"坏\.pdf：.+。请", said)


def test_an_empty_folder_is_told(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "leer"
    folder.mkdir()
    assert run(["extract", str(folder)]) == 0
    assert "没有找到可以识别的材料" in capsys.readouterr().err


def test_a_taken_port_is_told_before_anything_starts(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YINJIAN_ADMIN_USER", "王秘书")
    monkeypatch.setenv("YINJIAN_ADMIN_PASSWORD", "一句好记的长密码不告诉人")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run(["app", "--no-work", "--port", str(port)]) == 4
    said = capsys.readouterr().err
    assert f"端口 {port} 不能使用" in said
    assert f"--port {port + 1}" in said


def test_a_password_that_will_not_do_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = "一句好记的长密码不告诉人"
    answers = iter(["短", good, "手滑了", good, good])
    asked: list[str] = []

    def prompt(question: str, **_options: Any) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(click, "prompt", prompt)
    assert asking.ask_password("密码") == good
    assert asked == ["密码", "密码", "请再输一遍", "密码", "请再输一遍"]
    said = capsys.readouterr().err
    assert "至少 10 个字符" in said
    assert "不一样" in said
