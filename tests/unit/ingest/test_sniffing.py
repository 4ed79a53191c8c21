"""Type by content, never by name; every foreign file gets its own code and a remedy."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import FileEmpty, FileEncrypted, FileTruncated, FileTypeUnsupported, IngestError
from ingest.sniff import OLE, WORD_TYPE, sniff
from tests.fakes.given_files import packed, ruled_page, text_pdf


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("BMP", "image/bmp"),
        ("WEBP", "image/webp"),
        ("TIFF", "image/tiff"),
    ],
)
def test_pictures_are_known_by_their_first_bytes(kind: str, media_type: str) -> None:
    assert sniff(packed(ruled_page(64, 90), kind)) == ("picture", media_type)


def test_heic_is_known_by_its_brand() -> None:
    assert sniff(b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic" + b"\x00" * 20)[0] == "picture"


def test_pdf_may_start_after_rubbish() -> None:
    assert sniff(b"\r\n\xef\xbb\xbf" + text_pdf([]))[0] == "pdf"


def test_word_is_known_by_its_parts() -> None:
    assert sniff(archive("[Content_Types].xml", "word/document.xml")) == ("word", WORD_TYPE)


@pytest.mark.parametrize("data", [b"", b"\x00" * 500, b"  \r\n"])
def test_empty(data: bytes) -> None:
    with pytest.raises(FileEmpty) as caught:
        sniff(data)
    assert caught.value.code == "file_empty"


def test_encrypted_word_is_not_called_unsupported() -> None:
    with pytest.raises(FileEncrypted):
        sniff(OLE + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le"))


def test_legacy_word_says_save_as() -> None:
    with pytest.raises(FileTypeUnsupported) as caught:
        sniff(OLE + b"\x00" * 512 + "WordDocument".encode("utf-16-le"))
    assert "另存为" in caught.value.remedy


def test_cut_off_word_is_truncated() -> None:
    whole = archive("[Content_Types].xml", "word/document.xml", "word/styles.xml")
    with pytest.raises(FileTruncated):
        sniff(whole[: len(whole) // 2])


@pytest.mark.parametrize("name", ["xl/workbook.xml", "ppt/slides.xml", "OFD.xml", "content.xml", "a.jpg"])
def test_other_archives_say_what_to_do(name: str) -> None:
    with pytest.raises(FileTypeUnsupported) as caught:
        sniff(archive(name))
    assert caught.value.remedy.startswith("请")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_kind_or_an_explained_error(data: bytes) -> None:
    try:
        outcome: tuple[str, str] | IngestError = sniff(data)
    except IngestError as error:
        outcome = error
    if isinstance(outcome, IngestError):
        assert outcome.code != "internal_error"
        assert outcome.remedy
    else:
        assert outcome[0] in ("picture", "pdf", "word")
