"""Bounds on what an untrusted file may cost, checked before anything is decoded."""

from dataclasses import dataclass

WORKING_LONG_SIDE = 2339
"""Long side in pixels of an A4 sheet at 200 dpi, the size at which pages are handed on."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Defaults leave room for an A3 scan at 600 dpi (70 million pixels) and a 108 megapixel phone.

    `max_unpacked` and `max_ratio` bound what a Word file (a zip archive) may unpack to: real documents
    stay under 60:1 for members above a megabyte, archive bombs are near 1000:1.
    """

    max_bytes: int = 100 * 1024 * 1024
    max_pages: int = 100
    max_pixels: int = 120_000_000
    max_unpacked: int = 300 * 1024 * 1024
    max_ratio: float = 150.0
    max_members: int = 5000
