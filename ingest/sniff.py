"""What a file is, by its content and never by its name."""

import io
import zipfile
from typing import Literal

from ingest.errors import (
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileTruncated,
    FileTypeUnsupported,
    IngestError,
)

Kind = Literal["picture", "pdf", "word"]

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SAVE_AS = "请用 Word 或 WPS 打开，“另存为”docx 或 PDF，再重新上传。"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}

_PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"BM", "image/bmp"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
)

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "RTF 文档", SAVE_AS),
    (b"Rar!", "RAR 压缩包", "请先解压，再上传里面的文件。"),
    (b"7z\xbc\xaf", "7z 压缩包", "请先解压，再上传里面的文件。"),
    (b"\x1f\x8b", "gzip 压缩包", "请先解压，再上传里面的文件。"),
)


def sniff(data: bytes) -> tuple[Kind, str]:
    """(kind, media type). Raises an IngestError where the content is none that is read."""
    if not data.strip(b"\x00\r\n\t "):
        raise FileEmpty("文件是空的。" if not data else "文件里没有内容。")
    for magic, media_type in _PICTURES:
        if data.startswith(magic):
            return "picture", media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "picture", "image/webp"
    if data[4:8] == b"ftyp" and _is_heif(data):
        return "picture", "image/heic"
    if b"%PDF-" in data[:1024]:
        return "pdf", "application/pdf"
    if data.startswith(OLE):
        raise _ole_error(data)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _sniff_archive(data)
    for magic, what, remedy in _FOREIGN:
        if data.startswith(magic):
            raise FileTypeUnsupported(f"暂不支持{what}。", remedy=remedy)
    raise FileTypeUnsupported("无法识别这种文件。")


HEAD = 65_536
"""Bytes that `bears_form` looks at: a Word file names its parts well within them."""


def bears_form(head: bytes) -> bool:
    """Whether a file that begins with `head` is a picture, a PDF or a Word file, whatever its name says.

    A bitmap is not known by its two letters alone: text may begin with them.
    """
    if head.startswith(b"BM"):
        return False
    if head[:2] == b"PK":
        return b"word/" in head[:HEAD]
    try:
        return sniff(head[:HEAD])[0] != "word"
    except IngestError:
        return False


def _is_heif(data: bytes) -> bool:
    length = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[at : at + 4] for at in range(8, max(12, length), 4)}
    return bool(brands & HEIF_BRANDS)


def _ole_error(data: bytes) -> FileEncrypted | FileTypeUnsupported:
    """An OLE container is an old Office file, or the wrapping of an encrypted new one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FileEncrypted("Word 文件设有打开密码。")
    return FileTypeUnsupported("暂不支持旧版 Office 格式（doc、xls、wps）。", remedy=SAVE_AS)


def _sniff_archive(data: bytes) -> tuple[Kind, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        if b"word/" in data[:65536] or b"[Content_Types].xml" in data[:65536]:
            raise FileTruncated("Word 文件不完整，缺少结尾部分。") from error
        raise FileDamaged("压缩格式的文件已损坏，无法打开。") from error
    if not names:
        raise FileEmpty("压缩包里没有文件。")
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "word", WORD_TYPE
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise FileTypeUnsupported("暂不支持 Excel 和 PPT 文件。", remedy="请另存为 PDF，再重新上传。")
    if "OFD.xml" in names:
        raise FileTypeUnsupported("暂不支持 OFD 版式文件。", remedy="请用 OFD 阅读器另存为 PDF，再重新上传。")
    if any(name.endswith("content.xml") for name in names):
        raise FileTypeUnsupported("暂不支持 OpenDocument（odt）文件。", remedy=SAVE_AS)
    raise FileTypeUnsupported("这是一个压缩包。", remedy="请先解压，再上传里面的文件。")
