"""Fine-tuning the strip recogniser on made strips.

    python -m models.training.seal_reader --minutes 85 --seed 7 --fonts FOLDER --out FILE.onnx

Begins with the base recogniser, or with `--start` from a reader trained before. One process makes strips into
a cache folder while this one trains on them; both can be stopped and started again. The classifier is cut to
the characters that names can hold.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
import yaml
from numpy.typing import NDArray

from models.paddle import weights_dir
from models.training.names import alphabet
from models.training.network import GraphNetwork, export, load_network, read_arrays
from models.training.seal_specs import Fonts, extra_faces
from models.training.strips import TrainingStrip, training_strips

BASE = "PP-OCRv6_small_rec"
SHARD = 256
SHARDS_AHEAD = 6
BATCH = 8
PEAK_RATE = 5e-4
BLEND = 0.7
"""Share of the trained weights in the export, the rest being those begun with: blended weights read more
held-out strips exactly (0.63) than the trained ones alone (0.60); 0.4, 0.55 and 0.85 were tried too."""
SMOOTHING = 0.998
"""Decay of the running mean of weights that is exported: steadier than the last step's."""


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    options.cache.mkdir(parents=True, exist_ok=True)
    faces = Fonts(
        extra_faces(options.fonts) if options.fonts else (),
        extra_faces(options.uyghur) if options.uyghur else (),
    )
    read = multiprocessing.Value("i", 0)
    seeds = [options.seed + 1000 * k for k in range(options.makers)]
    makers = [
        multiprocessing.Process(target=make_shards, args=(options.cache, seed, faces, read), daemon=True)
        for seed in seeds
    ]
    for maker in makers:
        maker.start()
    train(options, read)
    for maker in makers:
        maker.terminate()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=85, help="training time of this run")
    parser.add_argument("--seed", type=int, default=7, help="seed of names, seals, paper and damage")
    parser.add_argument("--out", type=Path, required=True, help="ONNX file to write")
    parser.add_argument(
        "--cache", type=Path, default=Path("build/seal_train"), help="made strips and checkpoint"
    )
    parser.add_argument("--start", type=Path, help="trained reader to go on from instead of the base")
    parser.add_argument("--peak", type=float, default=PEAK_RATE, help="highest learning rate")
    parser.add_argument("--blend", type=float, default=BLEND, help="share of trained weights in the export")
    parser.add_argument("--fonts", type=Path, help="folder of further fonts to draw names with")
    parser.add_argument("--uyghur", type=Path, help="folder of Uyghur fonts for bilingual seals")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--makers", type=int, default=1, help="processes that make strips")
    parser.add_argument("--export-only", action="store_true", help="write --out from the checkpoint")
    return parser


def class_list() -> tuple[list[str], list[int]]:
    """Characters of the cut classifier, blank first, and their columns in the base recogniser."""
    config = yaml.safe_load((weights_dir() / BASE / "inference.yml").read_text(encoding="utf-8"))
    base = {char: index + 1 for index, char in enumerate(config["PostProcess"]["character_dict"])}
    characters = [char for char in dict.fromkeys(alphabet()) if char in base and char not in "()"]
    return ["", *characters], [0, *(base[char] for char in characters)]


def make_shards(cache: Path, seed: int, faces: Fonts, read: Any) -> None:
    """Write shards of strips, a few ahead of the trainer. Its seed is in a shard's name; old ones stay."""
    os.nice(2)
    torch.set_num_threads(1)
    for number in range(100_000):
        target = cache / f"shard_{seed}_{number:04d}.npz"
        if target.exists():
            continue
        while len(list(cache.glob("shard_*[0-9].npz"))) > read.value + SHARDS_AHEAD:
            if os.getppid() == 1:
                return  # the trainer is gone
            time.sleep(1)
        stream = training_strips(seed * 100_003 + number, faces)
        strips = [next(stream) for _ in range(SHARD)]
        parts = {f"i{k}": strip.image for k, strip in enumerate(strips)}
        partial = target.with_suffix(".tmp.npz")
        np.savez(partial, texts=np.array([strip.text for strip in strips]), **parts)  # type: ignore[arg-type]
        partial.rename(target)


def train(options: argparse.Namespace, read: Any) -> None:
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    characters, columns = class_list()
    source = weights_dir() / BASE / "inference.onnx"
    network = load_network(source, columns)
    if options.start:
        network.put(read_arrays(options.start))
    network = network.to(memory_format=torch.channels_last)
    mean = {name: value.detach().clone() for name, value in network.named_parameters()}
    optimiser = torch.optim.AdamW(network.parameters(), options.peak, weight_decay=0.01)
    checkpoint, step, spent = options.cache / "checkpoint.pt", 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        mean, step, spent = state["mean"], state["step"], state["spent"]
    if options.export_only:
        write(network, mean, characters, source, options)
        return
    index = {char: k for k, char in enumerate(characters)}
    feed = Feed(options.cache, np.random.default_rng(options.seed))
    begin, saved, losses = time.monotonic() - spent, time.monotonic(), deque[float](maxlen=50)
    while (elapsed := time.monotonic() - begin) < options.minutes * 60:
        for group in optimiser.param_groups:
            group["lr"] = options.peak * rate(step, elapsed / (options.minutes * 60))
        read.value = len(feed.seen)
        losses.append(train_step(network, optimiser, feed.batch(), index))
        step += 1
        decay = min(SMOOTHING, step / (step + 20))
        for name, value in network.named_parameters():
            mean[name].lerp_(value.detach(), 1 - decay)
        if step % 25 == 0:
            print(
                f"step {step} minute {elapsed / 60:.1f} loss {np.mean(losses):.3f} shards {len(feed.seen)}",
                flush=True,
            )
        if time.monotonic() - saved > 240:
            saved = time.monotonic()
            save(checkpoint, network, optimiser, mean, step, elapsed)
    save(checkpoint, network, optimiser, mean, step, time.monotonic() - begin)
    write(network, mean, characters, source, options)


def rate(step: int, done: float) -> float:
    """Share of the peak: warm-up over 100 steps, then a cosine to a twentieth at the end of the time."""
    warm = min(1.0, (step + 1) / 100)
    return warm * (0.05 + 0.95 * 0.5 * (1 + float(np.cos(np.pi * min(1.0, done)))))


def train_step(
    network: GraphNetwork,
    optimiser: torch.optim.Optimizer,
    strips: list[TrainingStrip],
    index: dict[str, int],
) -> float:
    pixels = torch.from_numpy(batch_array(strips)).to(memory_format=torch.channels_last)
    targets = [torch.tensor([index[c] for c in strip.text if c in index]) for strip in strips]
    with torch.autocast("cpu", torch.bfloat16):
        logits = network(pixels)
    steps = torch.full((len(strips),), logits.shape[1])
    lengths = torch.tensor([len(target) for target in targets])
    scores = logits.float().log_softmax(-1).transpose(0, 1)
    loss = F.ctc_loss(scores, torch.cat(targets), steps, lengths, zero_infinity=True)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()
    return float(loss.item())


def batch_array(strips: list[TrainingStrip]) -> NDArray[np.float32]:
    """Strips padded with white to the widest: (batch, 3, 48, width), -1..1."""
    width = max(strip.image.shape[1] for strip in strips)
    width = (width + 7) // 8 * 8
    array = np.ones((len(strips), 3, 48, width), dtype=np.float32)
    for k, strip in enumerate(strips):
        array[k, :, :, : strip.image.shape[1]] = strip.image.transpose(2, 0, 1) / 127.5 - 1.0
    return array


class Feed:
    """Batches of like width from the cache's shards: a new one, where there is one, and one of any again.

    Making a strip costs a third of learning from it, so each is seen about twice.
    """

    def __init__(self, cache: Path, rng: np.random.Generator) -> None:
        self.cache, self.rng = cache, rng
        self.seen: set[str] = set()
        self.batches: list[list[TrainingStrip]] = []

    def batch(self) -> list[TrainingStrip]:
        while not self.batches:
            self._fill()
        return self.batches.pop()

    def _fill(self) -> None:
        shards = sorted(self.cache.glob("shard_*[0-9].npz"))
        if len(shards) < 4:
            time.sleep(2)
            return
        fresh = [path for path in shards if path.name not in self.seen][: 1 if self.seen else 2]
        while len(fresh) < 2:
            fresh.append(shards[int(self.rng.integers(len(shards)))])
        strips: list[TrainingStrip] = []
        for path in fresh:
            self.seen.add(path.name)
            with np.load(path) as shard:
                texts = shard["texts"]
                strips += [TrainingStrip(shard[f"i{k}"], str(text)) for k, text in enumerate(texts)]
        strips = [s for s in strips if s.image.shape[1] >= 16 * len(s.text)]
        strips.sort(key=lambda strip: strip.image.shape[1] + self.rng.integers(0, 40))
        self.batches = [strips[k : k + BATCH] for k in range(0, len(strips) - BATCH + 1, BATCH)]
        self.rng.shuffle(self.batches)


def save(
    path: Path, network: GraphNetwork, optimiser: torch.optim.Optimizer, mean: dict[str, torch.Tensor],
    step: int, spent: float,
) -> None:  # fmt: skip
    partial = path.with_suffix(".part")
    state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "mean": mean}
    torch.save({**state, "step": step, "spent": spent}, partial)
    partial.replace(path)


def write(
    network: GraphNetwork,
    mean: dict[str, torch.Tensor],
    characters: list[str],
    source: Path,
    options: argparse.Namespace,
) -> None:
    """Export the running mean, blended with what it began with, beside the list of its characters (one a
    line)."""
    first = load_network(source, class_list()[1])
    if options.start:
        first.put(read_arrays(options.start))
    base = dict(first.named_parameters())
    share, out = options.blend, options.out
    blended = {name: share * value + (1 - share) * base[name].detach() for name, value in mean.items()}
    network.load_state_dict({**network.state_dict(), **blended})
    export(source, network.arrays(), out, half=True)
    out.with_suffix(".txt").write_text("\n".join(characters[1:]) + "\n", encoding="utf-8")
    print(f"{out} {out.stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
