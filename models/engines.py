"""The engines of one reading process, loaded once."""

from dataclasses import dataclass
from typing import Literal

from models.ocr import OcrEngine
from models.orientation import OrientationEngine
from models.seal_reader import StripReader, load_seal_reader
from models.seal_text import SealTextDetector


@dataclass(frozen=True, slots=True)
class Engines:
    """One of each. Not safe to share between threads or processes.

    Without a `seal_reader` seal strips are read by `ocr`.
    """

    ocr: OcrEngine
    seal_detector: SealTextDetector
    orientation: OrientationEngine
    seal_reader: StripReader | None = None


def load_engines(size: Literal["small", "tiny"] = "small", threads: int = 2) -> Engines:
    """Load every engine from the weights folder. Raises ModelMissing or EngineFailed."""
    ocr = OcrEngine(size, threads)
    return Engines(ocr, SealTextDetector(threads), OrientationEngine(threads), load_seal_reader(ocr, threads))
