"""Train the seal classifier from labelled crops and write models/trained/seal_mark.onnx.

    python -m samples.seal_crops --out crops.npz
    python -m models.training.seal_mark crops.npz

Deterministic for one machine and torch version: seeds are fixed, threads are named. The last tenth of the
pages is held out for the temperature and the figures of the model card.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from models.seal_mark import CLASSES, CROP_SIDE, MODEL_PATH, normalise

SEED = 7


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained."""

    epochs: int = 12
    batch: int = 96
    rate: float = 2.5e-3
    decay: float = 0.02
    smoothing: float = 0.02
    threads: int = 1


class SealNet(nn.Module):
    """Nine small convolutions and a mean: 230 thousand parameters."""

    def __init__(self, classes: int = len(CLASSES)) -> None:
        super().__init__()
        widths = (16, 24, 48, 72, 112)
        layers: list[nn.Module] = []
        before = 3
        for width in widths:
            layers += [
                nn.Conv2d(before, width, 3, stride=2, padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(inplace=True),
                nn.Conv2d(width, width, 3, padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(inplace=True),
            ]
            before = width
        self.body = nn.Sequential(*layers)
        self.drop = nn.Dropout(0.15)
        self.head = nn.Linear(2 * before, classes)

    def forward(self, crops: Tensor) -> Tensor:
        """Logits (n, classes) for crops (n, 3, CROP_SIDE, CROP_SIDE)."""
        seen = self.body(crops)
        pooled = torch.cat([seen.mean(dim=(2, 3)), seen.amax(dim=(2, 3))], dim=1)
        logits: Tensor = self.head(self.drop(pooled))
        return logits


class Calibrated(nn.Module):
    """Softmax at the temperature that suits the held-out pages."""

    def __init__(self, net: SealNet, temperature: float) -> None:
        super().__init__()
        self.net, self.temperature = net, temperature

    def forward(self, crops: Tensor) -> Tensor:
        return torch.softmax(self.net(crops) / self.temperature, dim=1)


def load_crops(paths: Sequence[Path]) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.bool_]]:
    """Crops at CROP_SIDE, their classes, and which are held out: the last tenth of each file's pages."""
    crops, labels, held = [], [], []
    for path in paths:
        part = np.load(path)
        size = (CROP_SIDE, CROP_SIDE)
        crops += [cv2.resize(crop, size, interpolation=cv2.INTER_AREA) for crop in part["crops"]]
        labels.append(part["labels"])
        held.append(part["origin"] >= 0.9 * part["origin"].max())
    return np.stack(crops).astype(np.uint8), np.concatenate(labels), np.concatenate(held)


def shake(crops: Tensor, generator: torch.Generator) -> Tensor:
    """Turned, shifted, zoomed, tinted, faded, blurred and partly covered copies. Never mirrored."""
    count = len(crops)
    draw = lambda *shape: torch.rand(*shape, generator=generator)  # noqa: E731
    any_way = draw(count) < 0.35
    angle = torch.where(any_way, draw(count) * 2 * torch.pi, (draw(count) - 0.5) * 0.35)
    zoom = 0.9 + 0.22 * draw(count)
    cos, sin = torch.cos(angle) * zoom, torch.sin(angle) * zoom
    shift = (draw(count, 2) - 0.5) * 0.12
    theta = torch.stack([cos, -sin, shift[:, 0], sin, cos, shift[:, 1]], dim=1).view(count, 2, 3)
    grid = F.affine_grid(theta, list(crops.shape), align_corners=False)
    seen = F.grid_sample(crops, grid, padding_mode="border", align_corners=False)
    gain = (0.55 + 0.75 * draw(count, 1, 1, 1)) * (1 + 0.16 * (draw(count, 3, 1, 1) - 0.5))
    seen = seen * gain + 0.05 * (draw(count, 3, 1, 1) - 0.5)
    grey = (draw(count, 1, 1, 1) < 0.1).float()
    weights = torch.tensor([0.3, 0.55, 0.15]).view(1, 3, 1, 1)
    seen = seen * (1 - grey) + (seen * weights).sum(dim=1, keepdim=True) * grey
    soft = F.avg_pool2d(F.pad(seen, (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    seen = torch.where(draw(count, 1, 1, 1) < 0.25, soft, seen)
    return seen + 0.03 * draw(count, 1, 1, 1) * torch.randn(seen.shape, generator=generator)


def train(crops: NDArray[np.uint8], labels: Tensor, recipe: Recipe) -> SealNet:
    """Fit the network; classes weigh by the root of their rarity."""
    generator = torch.Generator().manual_seed(SEED)
    torch.manual_seed(SEED)
    net = SealNet()
    counts = torch.bincount(labels, minlength=len(CLASSES)).float().clamp(min=1)
    weights = (counts.mean() / counts).sqrt()
    steps = recipe.epochs * (len(labels) // recipe.batch)
    optimiser = torch.optim.AdamW(net.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=steps + 1)
    net.train()
    for epoch in range(recipe.epochs):
        began, total = time.perf_counter(), 0.0
        order = torch.randperm(len(labels), generator=generator)
        for chosen in order[: len(order) // recipe.batch * recipe.batch].view(-1, recipe.batch):
            logits = net(shake(torch.from_numpy(normalise(crops[chosen.numpy()])), generator))
            loss = F.cross_entropy(logits, labels[chosen], weights, label_smoothing=recipe.smoothing)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        mean, took = total * recipe.batch / len(order), time.perf_counter() - began
        print(f"epoch {epoch + 1}: loss {mean:.4f}, {took:.0f} s", flush=True)
    return net.eval()


def fit_temperature(logits: Tensor, labels: Tensor) -> float:
    """The temperature with the least log loss."""
    grid = torch.linspace(0.4, 3.0, 131)
    losses = [float(F.cross_entropy(logits / value, labels)) for value in grid]
    return float(grid[int(np.argmin(losses))])


def figures(probabilities: NDArray[np.float32], labels: NDArray[np.int64]) -> dict[str, float]:
    """Held-out figures: accuracy, seal against none, organisation against the rest, calibration error."""
    guess = probabilities.argmax(axis=1)
    company = probabilities[:, 2:].sum(axis=1)
    sure = np.where(labels >= 2, company, 1 - company)
    bins = np.clip((company * 10).astype(int), 0, 9)
    gaps = [
        abs(float(company[bins == k].mean()) - float((labels[bins == k] >= 2).mean()))
        * float((bins == k).mean())
        for k in range(10)
        if (bins == k).any()
    ]
    return {
        "accuracy": float((guess == labels).mean()),
        "company_accuracy": float((sure > 0.5).mean()),
        "company_recall": float((company[labels >= 2] > 0.5).mean()),
        "company_false_share": float((company[labels < 2] > 0.5).mean()),
        "calibration_error": float(sum(gaps)),
        "held_out": float(len(labels)),
    }


def export(net: SealNet, temperature: float, path: Path) -> str:
    """Write the ONNX file; returns its sha256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    example = torch.zeros(2, 3, CROP_SIDE, CROP_SIDE)
    torch.onnx.export(
        Calibrated(net, temperature).eval(),
        (example,),
        str(path),
        input_names=["crops"],
        output_names=["probabilities"],
        dynamic_axes={"crops": {0: "n"}, "probabilities": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("crops", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=MODEL_PATH)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--threads", type=int, default=Recipe().threads)
    options = parser.parse_args()
    recipe = Recipe(epochs=options.epochs, threads=options.threads)
    torch.set_num_threads(recipe.threads)
    crops, classes, held = load_crops(options.crops)
    labels = torch.from_numpy(classes)
    net = train(crops[~held], labels[~held], recipe)
    with torch.no_grad():
        batches = np.array_split(crops[held], max(1, held.sum() // 256))
        logits = torch.cat([net(torch.from_numpy(normalise(batch))) for batch in batches])
    temperature = fit_temperature(logits, labels[held])
    probabilities = torch.softmax(logits / temperature, dim=1).numpy()
    report = {
        "recipe": asdict(recipe),
        "crops": len(labels),
        "parameters": sum(p.numel() for p in net.parameters()),
        "temperature": round(temperature, 3),
        "figures": figures(probabilities, labels[held].numpy()),
        "sha256": export(net, temperature, options.out),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
