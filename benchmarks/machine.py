"""The machine and the versions that a result was measured with."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PACKAGES = ("paddleocr", "paddlex", "onnxruntime", "numpy", "opencv-contrib-python", "pypdfium2", "pillow")


def machine() -> dict[str, Any]:
    """Processor, cores, memory, system, Python and packages; no names of hosts or folders."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
        "load_before": [round(v, 2) for v in os.getloadavg()] if hasattr(os, "getloadavg") else None,
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def _memory() -> float | None:
    info = Path("/proc/meminfo")
    if not info.is_file():
        return None
    return round(int(info.read_text("utf-8").split()[1]) / 1e6, 1)
