"""axe-core finds no serious problem in our own components and pages."""

import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review_app.screens import settle

pytestmark = pytest.mark.browser

VERSION = "4.10.2"
SERIOUS = ("serious", "critical")

RUN = """async () => {
  const found = await axe.run(document);
  const ours = (target) => Array.isArray(target[0]) || String(target[0]).includes("yj-");
  const looked = found.passes.flatMap((rule) => rule.nodes).filter((node) => ours(node.target)).length;
  if (looked < 5) throw new Error(`axe looked at ${looked} of our elements only`);
  return found.violations.flatMap((rule) =>
    rule.nodes.filter((node) => ours(node.target)).map((node) => ({
      rule: rule.id, impact: rule.impact, where: JSON.stringify(node.target), html: node.html.slice(0, 200),
    })));
}"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, fetched once with npm (it is a tool of tests and not ours to commit)."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm to fetch axe-core")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "pack", f"axe-core@{VERSION}", "--silent"]
    try:
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=90, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("axe-core could not be fetched in time")
    archive = Path(folder) / f"axe-core-{VERSION}.tgz"
    if result.returncode != 0 or not archive.is_file():
        pytest.skip("axe-core could not be fetched from the package registry")
    with tarfile.open(archive) as packed:
        member = packed.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode()


@pytest.mark.parametrize(
    ("account", "path", "ready"),
    [
        ("first", "/review?id=12&stage=all", ".card h2"),
        ("first", "/", "tbody tr"),
        ("clerk", "/intake", ".entry"),
        ("first", "/tiles", ".tile img"),
        ("second", "/publish", ".yj-export"),
    ],
)
def test_no_serious_problem(visit: Callable[..., Any], axe: str, account: str, path: str, ready: str) -> None:
    page = visit(account, path)
    page.wait_for_selector(ready)
    settle(page)
    page.add_script_tag(content=axe)
    found = [problem for problem in page.evaluate(RUN) if problem["impact"] in SERIOUS]
    assert found == [], "\n".join(f"{p['rule']} {p['where']} {p['html']}" for p in found)


def test_the_sign_in_page_has_no_problem(browser: Any, season: Any, axe: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{season.address}/sign-in")
    page.add_script_tag(content=axe)
    found = page.evaluate("async () => (await axe.run(document)).violations.map((rule) => rule.id)")
    context.close()
    assert found == []
