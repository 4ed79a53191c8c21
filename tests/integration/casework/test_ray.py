"""The same files on a Ray cluster of this computer and in local processes: the same results."""

import os
from pathlib import Path

import pytest
from desk import view
from forms import person_form, unit_form

from casework import work
from casework.executors import make_executor
from casework.roles import SYSTEM
from casework.services import queue, submissions
from casework.settings import Settings
from casework.store.database import Store, open_store

FILES = [unit_form(n, 联系人=f"李{n}") for n in range(4)] + [person_form(9), b"no form"]


def _season(store: Store) -> list[tuple[object, ...]]:
    for number, data in enumerate(FILES):
        submissions.register_upload(store, data, f"{number}.pdf", "upload", SYSTEM)
    work.run(store, make_executor(store.settings, 2), once=True)
    found = []
    for row in queue.queue(store, SYSTEM).rows:
        shown = view(store, row.id)
        fields = tuple((field.key, field.value, field.state) for field in shown.fields)
        codes = tuple(flag.code for flag in shown.flags)
        found.append((row.file_name, row.stage, row.read_state, fields, codes, shown.errors))
    return sorted(found, key=repr)


@pytest.mark.ray
@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_ray_gives_the_same_results(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray", reason="the extra yinjian[cluster] is not installed")
    tests = Path(__file__).parents[2]
    paths = (str(tests.parent), str(tests / "fakes"), os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))
    on_ray = open_store(settings.model_copy(update={"executor": "ray"}))
    local = open_store(settings.model_copy(update={"home": tmp_path_factory.mktemp("local")}))
    try:
        assert _season(on_ray) == _season(local)
    finally:
        on_ray.close()
        local.close()
