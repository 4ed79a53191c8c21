"""Reading seal strips: the recogniser fine-tuned on made strips, or the page recogniser where that is absent.

Strips are (48, width, 3) uint8 with the channels main, chroma and rest of `extract.seals.unwrap`.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from models.errors import EngineFailed, ModelMissing
from models.ocr import Image, OcrEngine

MODEL_PATH = Path(__file__).parent / "trained" / "seal_reader.onnx"
STRIDE = 8
"""Strip pixels per time step."""


_OCR_CODES: WeakKeyDictionary[OcrEngine, Mapping[str, int]] = WeakKeyDictionary()


class StripReader(Protocol):
    """What reads strips. ``alphabet[0]`` is the blank; `codes` maps a character to its class."""

    alphabet: list[str]
    codes: Mapping[str, int]
    trained: bool

    def probabilities(self, strips: Sequence[Image]) -> list[NDArray[np.float32]]:
        """Per-step class probabilities (steps, classes), one array per strip."""
        ...


class SealReader:
    """The fine-tuned recogniser. Raises ModelMissing or EngineFailed. Not safe to share between threads."""

    trained = True

    def __init__(self, path: Path = MODEL_PATH, threads: int = 2) -> None:
        letters = path.with_suffix(".txt")
        if not path.is_file() or not letters.is_file():
            raise ModelMissing(
                f"缺少印章文字模型：{path.name}", remedy="请重新安装本程序：该模型随程序提供。"
            )
        self.alphabet = ["", *letters.read_text(encoding="utf-8").split("\n")[:-1]]
        self.codes: Mapping[str, int] = class_codes(self.alphabet)
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            # One session per thread, each on one core: strips in parallel beat threads inside a strip.
            self._sessions = [
                ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
                for _ in range(max(1, threads))
            ]
        except Exception as error:  # vendor border
            raise EngineFailed(f"印章文字模型无法载入：{error}") from error
        self._input = self._sessions[0].get_inputs()[0].name

    def probabilities(self, strips: Sequence[Image]) -> list[NDArray[np.float32]]:
        """Per-step class probabilities (steps, classes), one array per strip. Raises EngineFailed."""
        results: list[NDArray[np.float32] | None] = [None] * len(strips)
        count = min(len(self._sessions), len(strips))

        def run(worker: int) -> None:
            for index in range(worker, len(strips), count):
                output = self._sessions[worker].run(None, {self._input: strip_input(strips[index])})
                results[index] = np.asarray(output[0][0], dtype=np.float32)

        try:
            if count < 2:
                for worker in range(count):
                    run(worker)
            else:
                with ThreadPoolExecutor(count) as pool:
                    list(pool.map(run, range(count)))
        except Exception as error:  # vendor border
            raise EngineFailed(f"印章文字识别失败：{error}") from error
        return [result for result in results if result is not None]


class OcrStripReader:
    """The page recogniser on strips: it sees the seal's ink as grey, print over it weakened."""

    trained = False

    def __init__(self, ocr: OcrEngine) -> None:
        self._ocr = ocr
        self.alphabet = ocr.alphabet
        # Counted once an engine: every seal has a reader of its own, and there are 18,710 characters.
        if ocr not in _OCR_CODES:
            _OCR_CODES[ocr] = class_codes(ocr.alphabet)
        self.codes = _OCR_CODES[ocr]

    def probabilities(self, strips: Sequence[Image]) -> list[NDArray[np.float32]]:
        """Per-step class probabilities (steps, classes), one array per strip. Raises EngineFailed."""
        return self._ocr.probabilities([grey_strip(strip) for strip in strips])


class RememberingReader:
    """A reader that remembers what it was shown: a strip seen before is not looked at again."""

    def __init__(self, reader: StripReader) -> None:
        self._reader = reader
        self._seen: dict[tuple[tuple[int, ...], bytes], NDArray[np.float32]] = {}
        self.alphabet = reader.alphabet
        self.codes = reader.codes
        self.trained = reader.trained

    def probabilities(self, strips: Sequence[Image]) -> list[NDArray[np.float32]]:
        """As the reader's own. Raises EngineFailed."""
        keys = [(strip.shape, strip.tobytes()) for strip in strips]
        new = {key: strip for key, strip in zip(keys, strips, strict=True) if key not in self._seen}
        if new:
            self._seen.update(zip(new, self._reader.probabilities(list(new.values())), strict=True))
        return [self._seen[key] for key in keys]


def class_codes(alphabet: Sequence[str]) -> dict[str, int]:
    """Class of each character; the blank has none."""
    return {char: code for code, char in enumerate(alphabet) if code and char}


def strip_input(strip: Image) -> NDArray[np.float32]:
    """(48, width, 3) uint8 → (1, 3, 48, width') float32, -1..1, padded with white to full strides."""
    width = max(64, -(-strip.shape[1] // STRIDE) * STRIDE)
    array = np.ones((1, 3, strip.shape[0], width), dtype=np.float32)
    array[0, :, :, : strip.shape[1]] = strip.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1.0
    return array


def grey_strip(strip: Image) -> Image:
    """Ink channels → grey RGB: the seal's ink dark, what is dark in another colour half as dark."""
    ink = 1.0 - strip.astype(np.float32) / 255.0
    coloured = ink[..., 1].max() > 0.05
    shown = ink[..., 0] * (1.0 - 0.5 * ink[..., 2]) if coloured else ink[..., 0]
    grey = np.clip(255.0 * (1.0 - shown), 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def load_seal_reader(ocr: OcrEngine, threads: int = 2) -> StripReader:
    """The fine-tuned reader, or the page recogniser where its file is not there."""
    return SealReader(threads=threads) if MODEL_PATH.is_file() else OcrStripReader(ocr)
