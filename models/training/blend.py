"""The mean of several trained readers, weight by weight: steadier than any of them.

    python -m models.training.blend --out FILE.onnx ONE.onnx:0.5 OTHER.onnx:0.3 FIRST.onnx:0.2

They have to be of one architecture and one list of characters, each trained on from the same file; weights
that began elsewhere have no mean (Wortsman et al. 2022, "Model soups").
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.paddle import weights_dir
from models.training.network import export, load_network, read_arrays
from models.training.seal_reader import BASE, class_list

Part = tuple[Path, float]


def main(arguments: list[str] | None = None) -> int:
    """Write the mean and, beside it, its characters."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="+", type=_part, metavar="FILE:SHARE")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    blend(options.parts, options.out)
    return 0


def blend(parts: Sequence[Part], out: Path) -> None:
    """Write the mean of `parts`, whose shares have to make one; characters at the end of the list that one of
    them lacks are the base recogniser's in it. Raises ValueError for others."""
    if abs(sum(share for _, share in parts) - 1.0) > 1e-6:
        raise ValueError("shares have to make one")
    characters, columns = class_list()
    listed = "\n".join(characters[1:])
    if not all(
        listed.startswith(path.with_suffix(".txt").read_text("utf-8").strip("\n")) for path, _ in parts
    ):
        raise ValueError("the readers know different characters")
    source = weights_dir() / BASE / "inference.onnx"
    mean: dict[str, NDArray[np.float32]] = {}
    for path, share in parts:
        network = load_network(source, columns)
        network.put(read_arrays(path))
        for name, array in network.arrays().items():
            if array.dtype == np.float32:
                before = mean.get(name, np.zeros_like(array))
                mean[name] = np.asarray(before + share * array, dtype=np.float32)
    network = load_network(source, columns)
    network.put(mean)
    export(source, network.arrays(), out, half=True)
    out.with_suffix(".txt").write_text(listed + "\n", "utf-8")


def _part(text: str) -> Part:
    path, _, share = text.rpartition(":")
    return Path(path), float(share)


if __name__ == "__main__":
    sys.exit(main())
