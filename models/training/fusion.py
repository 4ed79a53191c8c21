"""Joining runs of ONNX nodes into single PyTorch operations: a training step takes half the time.

Joined: convolution or matrix product with its bias, GELU written with erf, layer normalisation written out,
x · sigmoid(x). Values stay the same up to rounding.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import onnx


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a network: `kind` is an ONNX operation or one of the joined ones."""

    kind: str
    inputs: tuple[str, ...]
    output: str
    attributes: dict[str, Any] = field(default_factory=dict)


def plan(nodes: Sequence[onnx.NodeProto], constants: set[str]) -> list[Operation]:
    """The nodes in order with aliases resolved and known runs joined. `constants` are the initialisers."""
    operations = _without_identities(nodes)
    uses = Counter(name for operation in operations for name in operation.inputs)
    makers = {operation.output: operation for operation in operations}
    dropped: set[str] = set()
    joined: list[Operation] = []
    for operation in operations:
        found = None
        for rule in (_gelu, _layer_norm, _biased, _swish):
            found = rule(operation, makers, uses, constants)
            if found is not None:
                break
        if found is None:
            joined.append(operation)
            continue
        replaced, gone = found
        dropped |= gone
        makers[replaced.output] = replaced
        joined.append(replaced)
    return [operation for operation in joined if operation.output not in dropped]


def _without_identities(nodes: Sequence[onnx.NodeProto]) -> list[Operation]:
    alias: dict[str, str] = {}
    operations = []
    for node in nodes:
        inputs = tuple(alias.get(name, name) for name in node.input if name)
        if node.op_type == "Identity":
            alias[node.output[0]] = inputs[0]
            continue
        attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
        operations.append(Operation(node.op_type, inputs, node.output[0], attributes))
    return operations


_Found = tuple[Operation, set[str]] | None
_Makers = dict[str, Operation]


def _made_by(name: str, kind: str, makers: _Makers) -> Operation | None:
    maker = makers.get(name)
    return maker if maker is not None and maker.kind == kind else None


def _gelu(last: Operation, makers: _Makers, _: Counter[str], __: set[str]) -> _Found:
    """x · (1 + erf(x / √2)) · ½"""
    if last.kind != "Mul":
        return None
    product = _made_by(last.inputs[0], "Mul", makers)
    if product is None:
        return None
    plus = _made_by(product.inputs[1], "Add", makers)
    erf = _made_by(plus.inputs[0], "Erf", makers) if plus else None
    scaled = _made_by(erf.inputs[0], "Div", makers) if erf else None
    if plus is None or erf is None or scaled is None or scaled.inputs[0] != product.inputs[0]:
        return None
    gone = {product.output, plus.output, erf.output, scaled.output}
    return Operation("Gelu", (scaled.inputs[0],), last.output), gone


def _layer_norm(last: Operation, makers: _Makers, _: Counter[str], constants: set[str]) -> _Found:
    if last.kind != "Add" or last.inputs[1] not in constants:
        return None
    scaled = _made_by(last.inputs[0], "Mul", makers)
    quotient = _made_by(scaled.inputs[0], "Div", makers) if scaled else None
    root = _made_by(quotient.inputs[1], "Sqrt", makers) if quotient else None
    centred = _made_by(quotient.inputs[0], "Sub", makers) if quotient else None
    if scaled is None or quotient is None or root is None or centred is None:
        return None
    shifted = makers[root.inputs[0]]
    square_mean = makers[shifted.inputs[0]]
    gone = {scaled.output, quotient.output, root.output, centred.output, shifted.output, square_mean.output}
    gone |= {square_mean.inputs[0], centred.inputs[1]}
    inputs = (centred.inputs[0], scaled.inputs[1], last.inputs[1], shifted.inputs[1])
    return Operation("LayerNorm", inputs, last.output), gone


def _biased(last: Operation, makers: _Makers, uses: Counter[str], constants: set[str]) -> _Found:
    if last.kind != "Add" or last.inputs[1] not in constants or uses[last.inputs[0]] != 1:
        return None
    for kind in ("Conv", "MatMul"):
        base = _made_by(last.inputs[0], kind, makers)
        if base is not None and len(base.inputs) == 2 and base.inputs[1] in constants:
            return replace(base, inputs=(*base.inputs, last.inputs[1]), output=last.output), {base.output}
    return None


def _swish(last: Operation, makers: _Makers, uses: Counter[str], _: set[str]) -> _Found:
    if last.kind != "Mul":
        return None
    gate = _made_by(last.inputs[1], "Sigmoid", makers)
    if gate is None or gate.inputs[0] != last.inputs[0] or uses[gate.output] != 1:
        return None
    return Operation("Swish", (last.inputs[0],), last.output), {gate.output}
