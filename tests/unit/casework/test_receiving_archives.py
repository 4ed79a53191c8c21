"""Zip archives from strangers: unpacked within limits, Chinese names kept, bombs refused."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.errors import FileRefused
from casework.roles import SYSTEM
from casework.services.receiving import files_of, is_archive, receive, unpacked
from casework.settings import Settings
from casework.store.database import open_store

SMALL = Settings(max_zip_files=5, max_zip_total_mb=3, max_upload_mb=2, max_zip_ratio=50)


def packed(members: dict[str, bytes], *, gbk: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr("x" * len(name.encode("gbk")) if gbk else name, data)
    raw = target.getvalue()
    for name in members if gbk else ():
        raw = raw.replace(b"x" * len(name.encode("gbk")), name.encode("gbk"))
    return raw


def test_forms_come_out_and_side_files_stay() -> None:
    data = packed(
        {"甲/表.pdf": b"1", "说明.md": b"2", "__MACOSX/._表.pdf": b"3", "b.jpg": b"4", ".DS_Store": b""}
    )
    assert dict(unpacked(data, "a.zip", SMALL)) == {"甲/表.pdf": b"1", "b.jpg": b"4"}


def test_names_from_chinese_windows() -> None:
    assert [name for name, _ in unpacked(packed({"推荐表.pdf": b"1"}, gbk=True), "a.zip", SMALL)] == [
        "推荐表.pdf"
    ]


def test_word_files_are_no_archives() -> None:
    assert not is_archive(packed({"[Content_Types].xml": b"", "word/document.xml": b""}))
    assert is_archive(packed({"a.pdf": b"1"}))
    assert not is_archive(b"%PDF-1.7")
    assert not is_archive(b"PK\x03\x04 cut off")


def test_bounds() -> None:
    with pytest.raises(FileRefused, match="个文件"):
        list(unpacked(packed({f"{n}.pdf": b"1" for n in range(6)}), "a.zip", SMALL))
    with pytest.raises(FileRefused, match="压缩比"):
        list(unpacked(packed({"a.pdf": b"\0" * 1_900_000}), "a.zip", SMALL))
    with pytest.raises(FileRefused, match="解压后"):
        list(unpacked(packed({"a.pdf": b"\0" * 4_000_000}), "a.zip", SMALL))


def test_a_lying_directory_does_not_get_more_through() -> None:
    """The archive claims 1 byte and holds two million."""
    data = bytearray(packed({"a.pdf": bytes(range(256)) * 8000}))
    real = (2_048_000).to_bytes(4, "little")
    lied = bytes(data).replace(real, (1).to_bytes(4, "little"))
    with pytest.raises(FileRefused):
        list(unpacked(lied, "a.zip", SMALL))


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_content_that_does_not_unpack_is_refused_in_words(how: int) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        archive.writestr("a.pdf", bytes(range(256)) * 40)
    data = bytearray(target.getvalue())
    start = 30 + len("a.pdf")
    for place in range(start, start + 30):
        data[place] ^= 0xFF
    with pytest.raises(FileRefused, match="已损坏"):
        list(unpacked(bytes(data), "a.zip", SMALL))


def test_links_in_an_archive_lead_nowhere() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("表.pdf")
        link.create_system, link.external_attr = 3, (0o120777 << 16)
        archive.writestr(link, "../../../etc/passwd")
        archive.writestr("../../甲.pdf", b"1")
        archive.writestr("C:\\乙.pdf", b"2")
    assert dict(unpacked(target.getvalue(), "a.zip", SMALL)) == {"甲.pdf": b"1", "乙.pdf": b"2"}


def test_an_archive_in_an_archive_is_refused_and_the_rest_taken(tmp_path: Path) -> None:
    store = open_store(Settings(home=tmp_path))
    try:
        data = packed({"里面.zip": packed({"a.pdf": b"1"}), "b.pdf": b"2"})
        arrived = receive(store, data, "外面.zip", "upload", SYSTEM)
        assert [one.file_name for one in arrived.received] == ["b.pdf"]
        (refused,) = arrived.refused
        assert "里面.zip" in refused.message
        assert refused.remedy
    finally:
        store.close()


@given(st.binary(max_size=400))
def test_damaged_archives_are_refused_and_nothing_else(noise: bytes) -> None:
    whole = packed({"a.pdf": b"0123456789"})
    damaged = whole[: len(whole) // 2] + noise
    if is_archive(damaged):
        with contextlib.suppress(FileRefused):  # anything else that is raised fails the test
            assert [name for name, _ in unpacked(damaged, "a.zip", SMALL)] == ["a.pdf"]


def test_folders_are_walked_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/z.jpg", "a/truth.jsonl", "README.md", ".hidden/x.pdf", "~$lock.docx", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [name for _, name in files_of(tmp_path)] == ["a/z.jpg", "b.pdf"]
    named = tmp_path / "README.md"
    assert list(files_of(named)) == [(named, "README.md")]


def test_a_form_is_taken_whatever_its_name(tmp_path: Path) -> None:
    members = {
        "a.txt": b"%PDF-1.7 ...",
        "b.log": b"notes",
        "c.ini": b"\xff\xd8\xff\xe0 ...",
        "d.md": b"BM is no bitmap",
    }
    for name, content in members.items():
        (tmp_path / name).write_bytes(content)
    assert [name for _, name in files_of(tmp_path)] == ["a.txt", "c.ini"]
    assert sorted(name for name, _ in unpacked(packed(members), "x.zip", SMALL)) == ["a.txt", "c.ini"]
