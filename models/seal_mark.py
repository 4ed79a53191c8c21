"""What a candidate mark is: an organisation's seal by shape, a person's chop, or something else.

A small network of our own (`models/training/seal_mark.py`), run by onnxruntime.
"""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from models.errors import EngineFailed, ModelMissing

MarkClass = Literal["other", "personal", "round", "oval", "square"]
CLASSES: tuple[MarkClass, ...] = get_args(MarkClass)
"""Outputs in order; round, oval and square are organisations' seals."""

CROP_SIDE = 64
MODEL_PATH = Path(__file__).parent / "trained" / "seal_mark.onnx"


class SealMarkClassifier:
    """Calibrated class probabilities for crops. Raises ModelMissing or EngineFailed."""

    def __init__(self, path: Path = MODEL_PATH, threads: int = 1) -> None:
        # A second thread waits for the first one's next crops on a spinning core.
        if not path.is_file():
            raise ModelMissing(
                f"缺少印章判别模型：{path.name}", remedy="请重新安装本程序：模型文件随程序提供。"
            )
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        try:
            self._session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # vendor border
            raise EngineFailed(f"印章判别模型无法载入：{error}") from error

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Probabilities (n, 5) in the order of CLASSES for RGB crops (n, CROP_SIDE, CROP_SIDE, 3)."""
        if crops.ndim != 4 or crops.shape[1:] != (CROP_SIDE, CROP_SIDE, 3):
            raise ValueError(f"crops must be (n, {CROP_SIDE}, {CROP_SIDE}, 3), not {crops.shape}")
        if not len(crops):
            return np.zeros((0, len(CLASSES)), dtype=np.float32)
        try:
            output = self._session.run(None, {"crops": normalise(crops)})[0]
        except Exception as error:  # vendor border
            raise EngineFailed(f"印章判别失败：{error}") from error
        return np.asarray(output, dtype=np.float32)


def normalise(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Crops (n, side, side, 3) → network input (n, 3, side, side): 0 is paper, about 1 is black."""
    light = crops.astype(np.float32) / 250.0
    return np.ascontiguousarray((1.0 - light).transpose(0, 3, 1, 2))


@cache
def load_seal_marks() -> SealMarkClassifier:
    """The classifier that comes with the program, loaded once per process."""
    return SealMarkClassifier()
