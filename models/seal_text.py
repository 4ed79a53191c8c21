"""Seal text: the seal detection network of PaddleOCR as a map, its polygons, and strip recognition."""

import cv2
import numpy as np
from numpy.typing import NDArray

from models.errors import EngineFailed
from models.ocr import Image
from models.paddle import load_module

SEAL_DETECTOR = "PP-OCRv4_mobile_seal_det"
MAP_SIDE = 736


class SealTextDetector:
    """PaddleOCR's seal text network, used as a second witness and for polygons along the arc."""

    def __init__(self, threads: int = 2) -> None:
        self._module = load_module("SealTextDetection", SEAL_DETECTOR, threads=threads)

    def heat(self, image: Image, side: int = MAP_SIDE) -> NDArray[np.float32]:
        """Probability map (0..1) of seal text over an RGB picture scaled to the long side `side`."""
        predictor = self._module.paddlex_predictor
        scale = side / max(image.shape[:2])
        height, width = (max(32, round(v * scale / 32) * 32) for v in image.shape[:2])
        resized = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)[:, :, ::-1]
        mean = np.array([0.485, 0.456, 0.406], dtype=np.float32)
        std = np.array([0.229, 0.224, 0.225], dtype=np.float32)
        normal = (resized.astype(np.float32) / 255.0 - mean) / std
        try:
            output = predictor.runner(x=[np.ascontiguousarray(normal.transpose(2, 0, 1)[None])])
        except Exception as error:  # vendor border
            raise EngineFailed(f"印章文字定位失败：{error}") from error
        return np.asarray(output[0][0, 0], dtype=np.float32)

    def polygons(self, crop: Image) -> list[NDArray[np.float32]]:
        """Polygons (n, 2) in pixels of the RGB crop around the lines of a seal's text."""
        try:
            result = self._module.predict(np.ascontiguousarray(crop[:, :, ::-1]))[0]
        except Exception as error:  # vendor border
            raise EngineFailed(f"印章文字定位失败：{error}") from error
        return [np.asarray(polygon, dtype=np.float32) for polygon in result["dt_polys"]]
