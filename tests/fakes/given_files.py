"""Made pages and files for the tests of ingest: drawn, warped, packed and broken by code."""

import hashlib
import io
import zlib

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

Image = NDArray[np.uint8]


def ruled_page(width: int = 1240, height: int = 1754) -> Image:
    """A page with a table of ruling lines, strokes of 'text' in rows, and a red ring."""
    page = np.full((height, width, 3), 255, dtype=np.uint8)
    left, right, top = round(0.1 * width), round(0.9 * width), round(0.15 * height)
    row = round(0.045 * height)
    for k in range(15):
        cv2.line(page, (left, top + k * row), (right, top + k * row), (0, 0, 0), 2)
    for x in (left, round(0.3 * width), round(0.6 * width), right):
        cv2.line(page, (x, top), (x, top + 14 * row), (0, 0, 0), 2)
    rng = np.random.default_rng(1)
    for k in range(14):
        y = top + k * row + row // 3
        for x in range(left + 12, round(0.28 * width), 22):
            for _ in range(4):
                x0, y0 = x + int(rng.integers(0, 10)), y + int(rng.integers(0, row // 3))
                cv2.line(page, (x0, y0), (x0 + int(rng.integers(3, 9)), y0), (20, 20, 20), 2)
    cv2.circle(page, (round(0.75 * width), round(0.88 * height)), round(0.08 * width), (210, 30, 30), 6)
    return page


def on_desk(page: Image, quad: NDArray[np.float64], size: tuple[int, int], desk: int = 70) -> Image:
    """The page photographed: its corners at `quad` (clockwise from the top left) of a picture of `size`."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, quad.astype(np.float32))
    ground = np.full((size[1], size[0], 3), desk, dtype=np.uint8)
    rng = np.random.default_rng(2)
    ground = np.clip(ground + rng.normal(0, 4, (*ground.shape[:2], 1)), 0, 255).astype(np.uint8)
    cv2.warpPerspective(
        page, matrix, size, dst=ground, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    shade = np.linspace(1.0, 0.72, size[0], dtype=np.float32)[None, :, None]
    return np.clip(cv2.GaussianBlur(ground, (0, 0), 0.7) * shade, 0, 255).astype(np.uint8)


def packed(page: Image, kind: str, **options: object) -> bytes:
    """The page as the bytes of a picture file."""
    buffer = io.BytesIO()
    Pillow.fromarray(page).save(buffer, kind, **options)
    return buffer.getvalue()


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of numbered objects, the first being the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def text_pdf(
    lines: list[tuple[float, float, float, str]],
    *,
    pages: int = 1,
    mode: int = 0,
    box: tuple[int, int] = (595, 842),
    rotate: int = 0,
    extra: bytes = b"",
    image: tuple[int, int] | None = None,
) -> bytes:
    """A PDF with Latin text: (x, y from the bottom, size, text) on every page; `mode` 3 is invisible text.
    `image` declares, without any pixels, an embedded picture of that many pixels over the whole page."""
    drawn = b"".join(
        b"BT /F1 %g Tf %d Tr 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, mode, x, y, text.encode("latin-1"))
        for x, y, size, text in lines
    )
    if image:
        drawn = b"q %d 0 0 %d 0 0 cm /I1 Do Q\n" % box + drawn
    stream = extra + drawn
    kids = b" ".join(b"%d 0 R" % (6 + k) for k in range(pages))
    width, height = image or (1, 1)
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length 1 >>\nstream\n\xff\nendstream" % (width, height)
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> /XObject << /I1 5 0 R >> >> >>" % (*box, rotate)
    )
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
            picture,
            *[page] * pages,
        ]
    )


def encrypted_pdf(password: bytes) -> bytes:
    """An empty page behind a user password (RC4, 40 bits: the standard handler's revision 2)."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    padded = (password + padding)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    identity = b"0123456789abcdef"
    permissions = (-44).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + permissions + identity).digest()[:5]
    user = _rc4(key, padding)
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % (
        owner.hex().encode(),
        user.hex().encode(),
        identity.hex().encode(),
        identity.hex().encode(),
    )
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
        handler,
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def scan_pdf(page: Image, box: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF whose page is one picture."""
    height, width = page.shape[:2]
    data = zlib.compress(page.tobytes())
    content = b"q %d 0 0 %d 0 0 cm /I1 Do Q" % box
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
            b" /Resources << /XObject << /I1 5 0 R >> >> >>" % box,
            b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
            b" /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n"
            % (width, height, len(data))
            + data
            + b"\nendstream",
        ]
    )
