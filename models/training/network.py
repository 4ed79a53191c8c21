"""The strip recogniser as a trainable PyTorch module that keeps the names of the ONNX initialisers.

The graph of PP-OCRv6_small_rec is walked node by node with PyTorch operations, so that trained weights go
back into the very same graph: exporting replaces initialisers and nothing else.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from onnx import numpy_helper
from torch import Tensor, nn

from models.training.fusion import plan

HEAD = ("linear_8.w_0", "linear_8.b_0")
"""Weight (features, classes) and bias (classes) of the classifier."""


class GraphNetwork(nn.Module):
    """A network of an ONNX graph. Floating-point initialisers of more than one value are trainable.

    `forward` takes (batch, 3, 48, width) and gives logits (batch, steps, classes): the graph's last node,
    a softmax, is left out. `classes` selects and orders the classifier's columns.
    """

    def __init__(self, model: onnx.ModelProto, classes: list[int] | None = None) -> None:
        super().__init__()
        self.source = model.graph.input[0].name
        self.names: dict[str, str] = {}
        for initialiser in model.graph.initializer:
            array = np.array(numpy_helper.to_array(initialiser))
            if classes is not None and initialiser.name in HEAD:
                array = np.ascontiguousarray(array[..., classes])
            self._keep(initialiser.name, torch.from_numpy(array))
        softmax = max(i for i, node in enumerate(model.graph.node) if node.op_type == "Softmax")
        self.operations = plan(model.graph.node[: softmax + 1], set(self.names))
        self.result = self.operations.pop().inputs[0]

    def _keep(self, name: str, value: Tensor) -> None:
        safe = name.replace(".", "__")
        self.names[name] = safe
        statistics = name.endswith((".w_1", ".w_2")) and value.dim() == 1
        if value.is_floating_point() and value.numel() > 1 and not statistics:
            self.register_parameter(safe, nn.Parameter(value))
        else:
            self.register_buffer(safe, value)

    def forward(self, strips: Tensor) -> Tensor:
        values: dict[str, Tensor] = {self.source: strips}

        def value(name: str) -> Tensor:
            return values[name] if name in values else getattr(self, self.names[name])

        for operation in self.operations:
            compute = _OPERATIONS.get(operation.kind)
            if compute is None:
                raise NotImplementedError(operation.kind)
            values[operation.output] = compute(
                [value(name) for name in operation.inputs], operation.attributes
            )
        return values[self.result]

    def arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        """Every initialiser by its ONNX name, as it now is."""
        return {name: getattr(self, safe).detach().cpu().numpy() for name, safe in self.names.items()}

    def put(self, arrays: dict[str, np.ndarray[Any, Any]]) -> None:
        """Take over initialisers by their ONNX names. Classes that the given classifier lacks, the last ones,
        stay as they are. Raises KeyError for an initialiser that the network lacks."""
        for name, array in arrays.items():
            place = getattr(self, self.names[name])
            with torch.no_grad():
                if name in HEAD and array.shape[-1] < place.shape[-1]:
                    place[..., : array.shape[-1]].copy_(torch.from_numpy(array))
                    continue
                place.copy_(torch.from_numpy(array).reshape(place.shape))


def read_arrays(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    """Every initialiser of an exported network by its name, halves as 32 bits."""
    arrays = {}
    for initialiser in onnx.load(str(path)).graph.initializer:
        array = np.array(numpy_helper.to_array(initialiser))
        if initialiser.name.endswith(".half"):
            arrays[initialiser.name.removesuffix(".half")] = array.astype(np.float32)
        else:
            arrays[initialiser.name] = array
    return arrays


def load_network(path: Path, classes: list[int] | None = None) -> GraphNetwork:
    """The network of an ONNX file, its classifier cut to `classes` where given."""
    return GraphNetwork(onnx.load(str(path)), classes)


def export(source: Path, arrays: dict[str, np.ndarray[Any, Any]], target: Path, *, half: bool) -> None:
    """Write the graph of `source` with `arrays` as initialisers; `half` stores weights in 16 bits.

    Stored halves are cast back to 32 bits by the graph itself, which the runtime does once on loading.
    """
    model = onnx.load(str(source))
    casts = []
    for initialiser in model.graph.initializer:
        array = arrays[initialiser.name]
        if half and array.dtype == np.float32 and array.size > 256:
            stored = initialiser.name + ".half"
            casts.append(
                onnx.helper.make_node("Cast", [stored], [initialiser.name], to=onnx.TensorProto.FLOAT)
            )
            initialiser.CopyFrom(numpy_helper.from_array(array.astype(np.float16), stored))
        else:
            initialiser.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array), initialiser.name))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    del model.graph.value_info[:]
    for output in model.graph.output:
        del output.type.tensor_type.shape.dim[:]
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


def _pads(x: Tensor, a: dict[str, Any], value: float = 0.0) -> tuple[Tensor, tuple[int, int]]:
    """Apply asymmetric padding by hand; give back symmetric padding for the operation itself."""
    if a.get("auto_pad", b"NOTSET") == b"SAME_UPPER":
        # Stride 1 only: SAME_UPPER of an even kernel puts the odd pixel behind.
        high, wide = (k - 1 for k in a["kernel_shape"])
        return F.pad(x, (wide // 2, wide - wide // 2, high // 2, high - high // 2), value=value), (0, 0)
    top, left, bottom, right = a.get("pads", (0, 0, 0, 0))
    if top == bottom and left == right:
        return x, (top, left)
    return F.pad(x, (left, right, top, bottom), value=value), (0, 0)


def _conv(i: list[Tensor], a: dict[str, Any]) -> Tensor:
    x, padding = _pads(i[0], a)
    bias = i[2].reshape(-1) if len(i) > 2 else None
    return F.conv2d(x, i[1], bias, a.get("strides", 1), padding, a.get("dilations", 1), a.get("group", 1))


def _max_pool(i: list[Tensor], a: dict[str, Any]) -> Tensor:
    x, padding = _pads(i[0], a, float("-inf"))
    return F.max_pool2d(
        x, a["kernel_shape"], a.get("strides", 1), padding, ceil_mode=bool(a.get("ceil_mode", 0))
    )


def _average_pool(i: list[Tensor], a: dict[str, Any]) -> Tensor:
    x, padding = _pads(i[0], a)
    counted = bool(a.get("count_include_pad", 0))
    return F.avg_pool2d(
        x, a["kernel_shape"], a.get("strides", 1), padding, bool(a.get("ceil_mode", 0)), counted
    )


def _slice(i: list[Tensor], _: dict[str, Any]) -> Tensor:
    starts, ends = i[1].tolist(), i[2].tolist()
    axes = i[3].tolist() if len(i) > 3 else range(len(starts))
    steps = i[4].tolist() if len(i) > 4 else [1] * len(starts)
    cut = [slice(None)] * i[0].dim()
    for axis, start, end, step in zip(axes, starts, ends, steps, strict=True):
        cut[axis] = slice(start, end, step)
    return i[0][tuple(cut)]


def _axes(i: list[Tensor], a: dict[str, Any]) -> list[int]:
    return list(a["axes"]) if "axes" in a else [int(v) for v in i[1].tolist()]


def _squeeze(i: list[Tensor], a: dict[str, Any]) -> Tensor:
    return i[0].squeeze(tuple(_axes(i, a)))


def _unsqueeze(i: list[Tensor], a: dict[str, Any]) -> Tensor:
    out = i[0]
    for axis in sorted(_axes(i, a)):
        out = out.unsqueeze(axis)
    return out


def _reshape(i: list[Tensor], _: dict[str, Any]) -> Tensor:
    shape = [int(v) for v in i[1].tolist()]
    return i[0].reshape([i[0].shape[k] if v == 0 else v for k, v in enumerate(shape)])


def _norm(i: list[Tensor], a: dict[str, Any]) -> Tensor:
    return F.batch_norm(i[0], i[3], i[4], i[1], i[2], training=False, eps=a.get("epsilon", 1e-5))


def _hard_sigmoid(i: list[Tensor], a: dict[str, Any]) -> Tensor:
    return (i[0] * a.get("alpha", 0.2) + a.get("beta", 0.5)).clamp(0, 1)


def _product(i: list[Tensor], _: dict[str, Any]) -> Tensor:
    return F.linear(i[0], i[1].t(), i[2]) if len(i) > 2 else i[0] @ i[1]


def _layer_norm(i: list[Tensor], _: dict[str, Any]) -> Tensor:
    return F.layer_norm(i[0], i[1].shape, i[1], i[2], float(i[3]))


_OPERATIONS: dict[str, Callable[[list[Tensor], dict[str, Any]], Tensor]] = {
    "Gelu": lambda i, _: F.gelu(i[0]),
    "LayerNorm": _layer_norm,
    "Swish": lambda i, _: F.silu(i[0]),
    "Add": lambda i, _: i[0] + i[1],
    "Sub": lambda i, _: i[0] - i[1],
    "Mul": lambda i, _: i[0] * i[1],
    "Div": lambda i, _: i[0] / i[1],
    "Pow": lambda i, _: i[0] * i[0] if i[1].numel() == 1 and float(i[1]) == 2.0 else i[0] ** i[1],
    "Sqrt": lambda i, _: i[0].sqrt(),
    "Erf": lambda i, _: i[0].erf(),
    "Relu": lambda i, _: i[0].relu(),
    "Sigmoid": lambda i, _: i[0].sigmoid(),
    "HardSigmoid": _hard_sigmoid,
    "MatMul": _product,
    "Conv": _conv,
    "BatchNormalization": _norm,
    "MaxPool": _max_pool,
    "AveragePool": _average_pool,
    "ReduceMean": lambda i, a: i[0].mean(_axes(i, a), keepdim=bool(a.get("keepdims", 1))),
    "Transpose": lambda i, a: i[0].permute(a["perm"]),
    "Slice": _slice,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Reshape": _reshape,
    "Concat": lambda i, a: torch.cat(i, a["axis"]),
    "Shape": lambda i, _: torch.tensor(i[0].shape),
    "Softmax": lambda i, a: i[0].softmax(a.get("axis", -1)),
}
