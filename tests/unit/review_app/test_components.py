"""The components' JavaScript: its pure modules under node's own test runner, all of it by syntax and rule."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

REPO = Path(__file__).parents[3]
COMPONENTS = REPO / "review_app" / "components"
MODULES = sorted(COMPONENTS.rglob("*.js"))
NODE = shutil.which("node")

needs_node = pytest.mark.skipif(NODE is None, reason="needs node 20 or newer")


@needs_node
def test_pure_modules_do_what_they_say() -> None:
    tests = sorted(str(path) for path in (Path(__file__).parent / "js").glob("*.test.mjs"))
    command = [str(NODE), "--experimental-default-type=module", "--test", *tests]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    assert re.search(r"# pass (\d+)", result.stdout), result.stdout[-500:]


@needs_node
@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_module_is_sound_javascript(path: Path) -> None:
    command = [str(NODE), "--experimental-default-type=module", "--check", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_markup_is_made_from_data(path: Path) -> None:
    """What a form says must never become markup: elements are made by h(), text stays text."""
    text = path.read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert way not in text, f"{path.name} uses {way}"


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "mount.js"], ids=lambda p: p.name)
def test_every_import_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target, names in re.findall(r'(?s)import \{[^}]*\} from "([^"]+)"()', text):
        assert names == ""
        assert (path.parent / target).resolve().is_file(), f"{path.name} imports {target}"


def test_nothing_is_fetched_from_elsewhere() -> None:
    """The office has no internet: no address of another host in scripts, styles or pages."""
    web = REPO / "review_app" / "web"
    for path in [*COMPONENTS.rglob("*.*"), *web.glob("*.*")]:
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"https?://(?!www\.w3\.org)[^\s\"')]+", text)
        assert found == [], f"{path.name}: {found}"
