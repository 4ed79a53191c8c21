"""Which way up a page is, by PaddleOCR's document orientation network."""

import numpy as np

from models.errors import EngineFailed
from models.ocr import Image
from models.paddle import load_module

ORIENTATION = "PP-LCNet_x1_0_doc_ori"


class OrientationEngine:
    """Classifies a page as turned clockwise by 0, 90, 180 or 270 degrees."""

    def __init__(self, threads: int = 2) -> None:
        self._module = load_module("DocImgOrientationClassification", ORIENTATION, threads=threads)

    def classify(self, image: Image) -> tuple[int, float]:
        """(degrees to turn the RGB picture **counter-clockwise** to make it upright, probability)."""
        try:
            result = self._module.predict(np.ascontiguousarray(image[:, :, ::-1]))[0]
        except Exception as error:  # vendor border
            raise EngineFailed(f"页面方向判断失败：{error}") from error
        return int(result["label_names"][0]), float(result["scores"][0])
