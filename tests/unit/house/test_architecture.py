"""The arrows of the house hold, and the guard that holds them catches a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PACKAGES = ("models", "ingest", "extract", "casework", "review_app")


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    # -P keeps the checkout that is installed for development from shadowing the copy.
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(folder)}
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the five packages' code with the project's own rules."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            target = copy / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return copy


def test_the_house_as_it_stands_keeps_its_rules(house: Path) -> None:
    result = _lint(house)
    assert result.returncode == 0, result.stdout
    assert " 0 broken" in result.stdout


@pytest.mark.parametrize(
    ("room", "violation"),
    [
        ("models", "import ingest.document"),
        ("ingest", "import extract.result"),
        ("extract", "import casework"),
        ("casework", "import review_app"),
        ("extract", "import paddleocr"),
        ("casework", "import onnxruntime"),
        ("ingest", "import spacy"),
        ("casework", "import streamlit"),
        ("review_app", "import sqlalchemy"),
    ],
)
def test_a_planted_violation_is_caught(house: Path, room: str, violation: str) -> None:
    planted = house / room / "planted.py"
    planted.write_text(violation + "\n", encoding="utf-8")
    try:
        result = _lint(house)
    finally:
        planted.unlink()
    assert result.returncode != 0, f"{room} may not {violation}"
    assert f"{room}.planted" in result.stdout
