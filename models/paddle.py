"""How PaddleOCR's modules are loaded: ONNX weights from our folder, onnxruntime, never the internet."""

import os
from pathlib import Path
from typing import Any

from models.errors import EngineFailed, ModelMissing

# Read by paddlex on import: without it the start-up looks for model hosts on the internet.
os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")


def weights_dir() -> Path:
    """Folder that holds one sub-folder per model: ``YINJIAN_MODELS``, or ``models/weights``."""
    configured = os.environ.get("YINJIAN_MODELS")
    return Path(configured) if configured else Path(__file__).parent / "weights"


def load_module(class_name: str, model: str, *, threads: int | None = None, **options: Any) -> Any:
    """Load ``paddleocr.<class_name>`` with the ONNX weights of `model`.

    `threads` bounds onnxruntime's own threads (None: as many as cores). Raises ModelMissing where the
    weights are absent and EngineFailed where they cannot be loaded.
    """
    folder = weights_dir() / model
    if not (folder / "inference.onnx").is_file() or not (folder / "inference.yml").is_file():
        raise ModelMissing(f"缺少识别模型 {model}。")
    import paddleocr  # heavy (seconds): only a process that reads pays for it

    # Planning memory per input shape keeps a plan for every width of line ever met.
    engine_config: dict[str, Any] = {"providers": ["CPUExecutionProvider"], "enable_mem_pattern": False}
    if threads is not None:
        engine_config["intra_op_num_threads"] = threads
    try:
        return getattr(paddleocr, class_name)(
            model_name=model,
            model_dir=str(folder),
            engine="onnxruntime",
            engine_config=engine_config,
            **options,
        )
    except Exception as error:  # vendor exceptions of many kinds end at this border
        raise EngineFailed(f"识别模型 {model} 无法加载：{error}") from error
