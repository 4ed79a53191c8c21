"""The page's recogniser in 8 bits: `python -m models.training.eight_bits` (extra `train`).

Only the wide 1×1 convolutions and the classifier, nine tenths of the sums, are stored and computed in 8
bits; the stem, the depthwise convolutions and the gates, where 8 bits cost accuracy and save little, stay
as they are. Weights keep 7 of the 8 bits: processors without VNNI add pairs of products in 16 bits. The
classifier scales its input by itself and gives 32 bits at once: its twenty thousand outputs a step are
passed over once instead of three times.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
from numpy.typing import NDArray
from onnx import helper, numpy_helper, version_converter
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from ingest.limits import Limits
from ingest.pictures import open_pictures
from ingest.upright import make_upright
from models.engines import load_engines
from models.ocr import Image, crop_line, first_width, normalise_line
from models.paddle import weights_dir
from samples.build_set import encode
from samples.capture import LEVELS
from samples.forms.catalogue import LAYOUTS
from samples.generate import make_form

SOURCE = "PP-OCRv6_small_rec"
CLASSIFIER = "MatMul.12"
OPSET = 17
"""The published file's opset 11 has no scales per channel."""

VENDOR = "com.microsoft"
LEVELS_OF_WEIGHTS = 64
"""Of 7 bits to each side of nought."""

Tensor = NDArray[np.float32]


def calibration_lines(seed: int, forms: int, most: int) -> list[Tensor]:
    """Inputs (1, 3, 48, width) of `most` lines from made forms of every capture, a part by hand."""
    engines = load_engines(threads=1)
    crops: list[Image] = []
    for number in range(forms):
        layout = list(LAYOUTS)[number % len(LAYOUTS)]
        capture = LEVELS[number % len(LEVELS)]
        sample = make_form(seed + number, layout, None, capture, number % 4 == 3)
        (page,) = open_pictures(encode(sample.pages[:1], "png"), Limits())
        image = make_upright(page(), engines.orientation).image
        crops += [crop_line(image, quad)[0] for quad in engines.ocr.detect(image)]
    random.Random(seed).shuffle(crops)
    return [normalise_line(crop, first_width(crop))[None] for crop in crops[:most]]


def optimised(source: Path, target: Path) -> onnx.ModelProto:
    """The published graph with biases folded in and GELU as one node, as far as others can read it."""
    newer = target.with_name("newer.onnx")
    onnx.save(version_converter.convert_version(onnx.load(str(source)), OPSET), str(newer))
    options = ort.SessionOptions()
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    ort.InferenceSession(
        str(newer),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["ConvActivationFusion", "MatmulTransposeFusion"],
    )
    return onnx.load(str(target))


def kept_in_full(model: onnx.ModelProto) -> list[str]:
    """Nodes that stay in 32 bits (the classifier has its own step)."""
    shapes = {initialiser.name: list(initialiser.dims) for initialiser in model.graph.initializer}
    kept = [n.name for n in model.graph.node if n.op_type == "MatMul"]
    for node in model.graph.node:
        if node.op_type != "Conv":
            continue
        outputs, inputs, *kernel = shapes[node.input[1]]
        gate = max(outputs, inputs) == 4 * min(outputs, inputs)
        if kernel != [1, 1] or gate or outputs == 120:
            kept.append(node.name)
    return kept


def with_classifier(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph with its classifier and bias as one node over weights of 7 bits, one scale per character."""
    graph = model.graph
    given = {initialiser.name: numpy_helper.to_array(initialiser) for initialiser in graph.initializer}
    product = next(node for node in graph.node if node.name == CLASSIFIER)
    total = next(node for node in graph.node if product.output[0] in node.input)
    bias = next(name for name in total.input if name in given)
    weights = given[product.input[1]]
    scales = np.maximum(np.abs(weights).max(axis=0) / LEVELS_OF_WEIGHTS, 1e-12).astype(np.float32)
    stored = np.rint(weights / scales).astype(np.int8)
    names = ("classifier_weights", "classifier_scales", "classifier_zeros")
    for name, values in zip(names, (stored, scales, np.zeros(len(scales), np.int8)), strict=True):
        graph.initializer.append(numpy_helper.from_array(values, name))
    node = helper.make_node(
        "DynamicQuantizeMatMul",
        [product.input[0], *names, bias],
        [total.output[0]],
        name="classifier",
        domain=VENDOR,
    )
    nodes = [node if other is total else other for other in graph.node if other is not product]
    del graph.node[:]
    graph.node.extend(nodes)
    kept = [i for i in graph.initializer if i.name != product.input[1]]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    if all(imported.domain != VENDOR for imported in model.opset_import):
        model.opset_import.append(helper.make_opsetid(VENDOR, 1))
    return model


class Lines(CalibrationDataReader):
    """Calibration lines as the quantiser asks for them."""

    def __init__(self, name: str, lines: Sequence[Tensor]) -> None:
        self._name = name
        self._rest: Iterator[Tensor] = iter(lines)

    def get_next(self) -> dict[str, Any] | None:
        line = next(self._rest, None)
        return None if line is None else {self._name: line}


def main(argv: list[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(prog="python -m models.training.eight_bits", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("models/trained/line_reader.onnx"))
    parser.add_argument("--seed", type=int, default=8_200_000)
    parser.add_argument("--forms", type=int, default=6)
    parser.add_argument("--lines", type=int, default=60)
    options = parser.parse_args(argv)
    lines = calibration_lines(options.seed, options.forms, options.lines)
    with tempfile.TemporaryDirectory() as folder:
        plain, eight = Path(folder) / "plain.onnx", Path(folder) / "eight.onnx"
        model = optimised(weights_dir() / SOURCE / "inference.onnx", plain)
        quantize_static(
            str(plain),
            str(eight),
            Lines(model.graph.input[0].name, lines),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "MatMul"],
            nodes_to_exclude=kept_in_full(model),
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
        )
        onnx.save(with_classifier(onnx.load(str(eight))), str(options.out))
    print(f"{options.out}: {options.out.stat().st_size} bytes from {len(lines)} lines", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
