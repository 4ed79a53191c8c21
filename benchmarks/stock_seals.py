"""PaddleOCR's own seal reading, without a layout model, for comparison."""

from typing import Any

import numpy as np

from ingest.document import Image
from models.paddle import weights_dir


class StockSeals:
    """`SealRecognition` with the seal detector and PP-OCRv6_small_rec, on crops or whole pages."""

    def __init__(self) -> None:
        from paddleocr import SealRecognition

        self._pipeline: Any = SealRecognition(
            use_doc_orientation_classify=False,
            use_doc_unwarping=False,
            use_layout_detection=False,
            seal_text_detection_model_name="PP-OCRv4_mobile_seal_det",
            seal_text_detection_model_dir=str(weights_dir() / "PP-OCRv4_mobile_seal_det"),
            text_recognition_model_name="PP-OCRv6_small_rec",
            text_recognition_model_dir=str(weights_dir() / "PP-OCRv6_small_rec"),
            engine="onnxruntime",
        )

    def read(self, picture: Image) -> list[str]:
        """Texts of every seal line found on an RGB picture."""
        texts: list[str] = []
        for result in self._pipeline.predict(np.ascontiguousarray(picture[:, :, ::-1])):
            for seal in result["seal_res_list"]:
                texts += [str(text) for text in seal["rec_texts"]]
        return texts
