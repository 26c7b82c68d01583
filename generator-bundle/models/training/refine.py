"""Trains a refinement: a small network that mends a bridge which the motion wove, and makes a model package of it.

    python3 -m venv /tmp/refine && /tmp/refine/bin/pip install torch numpy onnx onnxruntime
    for seed in 1000 2000 3000 4000; do
      mvn -q -pl generator-bundle/models -am test -Dtest=TrainingMaterialTest -Dsurefire.failIfNoSpecifiedTests=false \
        -Draccord.training=/tmp/material -Draccord.training.scenes=100 -Draccord.training.seed=$seed
    done
    /tmp/refine/bin/python generator-bundle/models/training/refine.py /tmp/material /tmp/raccord-refine --minutes 35
    raccord models add /tmp/raccord-refine

The material is made-up: layers of painted things that move over each other (LayeredScene), bridged along the motion that
Raccord's own search finds, with its real errors. No footage is used. The file with the lowest seed is not learned from
but measured on.

The network sees both neighbours brought to the moment, how much of each was taken, how doubtful their paths are and how
long. It gives a little motion for each, another share, and a rest that is added. Its last layer starts at zero, so that
it starts as the bridge it was given; and where both neighbours agree it is closed, so that the bridge stays to the bit.
"""

import argparse
import hashlib
import json
import pathlib
import time

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

SIDE, PLANES = 96, 16
WIDTHS = (16, 32, 48)
FARTHEST = 127.5
AGREE, OPEN = 2 / 255, 6 / 255
REST = 0.1
LEARNED_FROM = 8.0
LEARNING = 2e-3
HOLDS = ["from-first", "from-second", "woven", "share", "doubt-first", "doubt-second",
         "to-first-x", "to-first-y", "to-second-x", "to-second-y"]


# --- Network ----------------------------------------------------------------------------------------------------------


class Refinement(nn.Module):
    def __init__(self):
        super().__init__()
        a, b, c = WIDTHS
        self.layers = nn.ModuleDict({
            "down0": nn.Conv2d(11, a, 4, 2, 1), "flat0": nn.Conv2d(a, a, 3, 1, 1),
            "down1": nn.Conv2d(a, b, 4, 2, 1), "flat1": nn.Conv2d(b, b, 3, 1, 1),
            "down2": nn.Conv2d(b, c, 4, 2, 1), "flat2": nn.Conv2d(c, c, 3, 1, 1), "flat3": nn.Conv2d(c, c, 3, 1, 1),
            "up1": nn.ConvTranspose2d(c, b, 4, 2, 1), "join1": nn.Conv2d(2 * b, b, 3, 1, 1),
            "up0": nn.ConvTranspose2d(b, a, 4, 2, 1), "join0": nn.Conv2d(2 * a, a, 3, 1, 1),
            "head": nn.ConvTranspose2d(a, 8, 4, 2, 1)})
        for layer in self.layers.values():
            nn.init.kaiming_normal_(layer.weight, 0.1, "fan_in" if isinstance(layer, nn.Conv2d) else "fan_out")
            nn.init.zeros_(layer.bias)
        nn.init.zeros_(self.layers["head"].weight)

    def layer(self, name, x):
        return F.leaky_relu(self.layers[name](x), 0.1)

    def change(self, a, b, share, doubts, way):
        """What is laid over the bridge: zero where both sides agree. Planes of 0 to 1, ways in pixels."""
        apart = (a - b).abs().mean(1, keepdim=True)
        gate = ((F.max_pool2d(apart, 5, 1, 2) - AGREE) / OPEN).clamp(0, 1)
        seen = torch.cat([a - 0.5, b - 0.5, 4 * apart, share, doubts, way.clamp(max=FARTHEST) / 32], 1)
        zero = self.layer("flat0", self.layer("down0", seen))
        one = self.layer("flat1", self.layer("down1", zero))
        two = self.layer("flat3", self.layer("flat2", self.layer("down2", one)))
        one = self.layer("join1", torch.cat([self.layer("up1", two), one], 1))
        zero = self.layer("join0", torch.cat([self.layer("up0", one), zero], 1))
        made = self.layers["head"](zero)
        taken = (share + made[:, 4:5]).clamp(0, 1)
        mixed = (1 - taken) * moved(a, made[:, 0:2]) + taken * moved(b, made[:, 2:4]) + REST * made[:, 5:8]
        return gate * (mixed - ((1 - share) * a + share * b))


def moved(picture, by):
    """Each pixel fetched so many pixels to the right and down."""
    n, _, h, w = picture.shape
    x = (torch.arange(w).view(1, 1, w) + by[:, 0]) / ((w - 1) / 2) - 1
    y = (torch.arange(h).view(1, h, 1) + by[:, 1]) / ((h - 1) / 2) - 1
    return F.grid_sample(picture, torch.stack([x, y], 3), "bilinear", "border", align_corners=True)


# --- Training ---------------------------------------------------------------------------------------------------------


def squares(file):
    return np.memmap(file, np.uint8, "r").reshape(-1, PLANES, SIDE, SIDE)


def material(folder):
    """What is measured on, and what is learned from: where the bridge is off, not where there is nothing to learn."""
    files = sorted(folder.glob("squares-*.bin"), key=lambda f: int(f.stem.split("-")[1]))
    if len(files) < 2:
        raise SystemExit(f"{folder} needs two files of squares at least: one to measure on, one to learn from.")
    return squares(files[0]), [hard(squares(f)) for f in files[1:]]


def hard(part):
    off = (part[:, 6:9, ::2, ::2].astype(np.int16) - part[:, 9:12, ::2, ::2]).astype(np.float32)
    return part[np.square(off).mean((1, 2, 3)) > LEARNED_FROM]


def parts(batch):
    x = torch.from_numpy(np.array(batch)).float() / 255
    return x[:, 0:3], x[:, 3:6], x[:, 6:9], x[:, 9:12], x[:, 12:13], x[:, 13:15], x[:, 15:16] * 127.5


def varied(x, random):
    """Mirrored, turned, the sides exchanged, colours permuted: all of it as likely as what was made."""
    a, b, woven, truth, share, doubts, way = x
    if random.random() < 0.5:
        a, b, share, doubts = b, a, 1 - share, doubts.flip(1)
    colours = torch.from_numpy(random.permutation(3))
    planes = [p[:, colours] for p in (a, b, woven, truth)] + [share, doubts, way]
    for axis in (2, 3):
        if random.random() < 0.5:
            planes = [p.flip(axis) for p in planes]
    if random.random() < 0.5:
        planes = [p.transpose(2, 3) for p in planes]
    return planes


def loss(made, truth):
    off = made - truth
    across, down = off[..., 1:] - off[..., :-1], off[..., 1:, :] - off[..., :-1, :]
    return sum(weight * torch.sqrt(d * d + 1e-6).mean() for weight, d in ((1, off), (0.5, across), (0.5, down)))


def fine(picture):
    """Energy of the discrete Laplacian of green."""
    g = picture[:, 1:2]
    return (4 * g[..., 1:-1, 1:-1] - g[..., :-2, 1:-1] - g[..., 2:, 1:-1] - g[..., 1:-1, :-2]
            - g[..., 1:-1, 2:]).square().mean((1, 2, 3))


def measure(net, unseen):
    """Mean PSNR of squares and sharpness against the truth, of the bridge and of what the network makes of it."""
    figures = []
    with torch.no_grad():
        for start in range(0, len(unseen), 32):
            a, b, woven, truth, share, doubts, way = parts(unseen[start:start + 32])
            made = woven + net.change(a, b, share, doubts, way)
            row = []
            for picture in (woven, made):
                wrong = (picture.clamp(0, 1) - truth).square().mean((1, 2, 3)).clamp(min=1e-6)
                row += [-10 * torch.log10(wrong), (fine(picture) + 1e-5) / (fine(truth) + 1e-5)]
            figures.append(torch.stack(row))
    mean = torch.cat(figures, 1)
    return [float(mean[k].mean()) if k % 2 == 0 else float(mean[k].median()) for k in range(4)]


def train(folder, minutes, batch, threads, seed):
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    random = np.random.default_rng(seed)
    unseen, learned = material(folder)
    torch.set_flush_denormal(True)
    print(f"{sum(map(len, learned))} squares to learn from, {len(unseen)} to measure on", flush=True)
    net = Refinement()
    print(f"{sum(p.numel() for p in net.parameters())} weights", flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=1e-4)
    kept = {name: value.clone() for name, value in net.state_dict().items()}
    started, step, told = time.monotonic(), 0, 0.0
    while (spent := (time.monotonic() - started) / max(1e-9, 60 * minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = LEARNING * min(1, (step + 1) / 50) * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * spent)))
        parts_of = [learned[random.integers(len(learned))] for _ in range(batch)]
        chosen = [part[random.integers(len(part))] for part in parts_of]
        a, b, woven, truth, share, doubts, way = varied(parts(np.stack(chosen)), random)
        wrong = loss(woven + net.change(a, b, share, doubts, way), truth)
        optimiser.zero_grad()
        wrong.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        # The mean of the last steps is steadier than any of them.
        keep = min(0.995, step / (step + 20))
        for name, value in net.state_dict().items():
            kept[name].mul_(keep).add_(value, alpha=1 - keep)
        if spent - told > 0.1:
            told = spent
            before, sharp, after, sharper = measure(net, unseen[::8])
            print(f"{100 * spent:3.0f}%, step {step}, {len(learned)} files: {before:.3f} -> {after:.3f} dB, "
                  f"sharpness {sharp:.3f} -> {sharper:.3f}", flush=True)
    net.load_state_dict(kept)
    before, sharp, after, sharper = measure(net, unseen)
    print(f"in the end, step {step}: {before:.3f} -> {after:.3f} dB, sharpness {sharp:.3f} -> {sharper:.3f}", flush=True)
    return net


# --- ONNX -------------------------------------------------------------------------------------------------------------


class Graph:
    """Writes nodes; every one has a name."""

    def __init__(self):
        self.nodes, self.constants = [], {}

    def node(self, operator, inputs, out=None, **attributes):
        out = out or f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [out], name="n_" + out, **attributes))
        return out

    def constant(self, name, value, kind=np.float32):
        self.constants[name] = numpy_helper.from_array(np.asarray(value, dtype=kind), name)
        return name

    def number(self, value):
        return self.constant(f"number_{value:.9g}", value)

    def channels(self, x, start, end):
        ends = [self.constant(f"place_{v}", [v], np.int64) for v in (start, end, 1)]
        return self.node("Slice", [x, *ends])

    def add(self, *xs):
        return self.node("Add", list(xs))

    def sub(self, *xs):
        return self.node("Sub", list(xs))

    def mul(self, *xs):
        return self.node("Mul", list(xs))

    def clip(self, x, low, high):
        return self.node("Clip", [x, self.number(low), self.number(high)])

    def layer(self, net, name, x, bent=True):
        layer = net.layers[name]
        size, stride = layer.kernel_size[0], layer.stride[0]
        operator = "ConvTranspose" if isinstance(layer, nn.ConvTranspose2d) else "Conv"
        inputs = [x] + [self.constant(f"{name}.{k}", getattr(layer, k).detach().numpy()) for k in ("weight", "bias")]
        x = self.node(operator, inputs, name, kernel_shape=[size] * 2, pads=[1] * 4, strides=[stride] * 2)
        return self.node("LeakyRelu", [x], name + "_bent", alpha=0.1) if bent else x

    def places(self, x):
        """Pixel coordinates across and down, and half of each size less one."""
        shape, planes, halves = self.node("Shape", [x]), [], []
        still = self.mul(self.channels(x, 0, 1), self.number(0.0))
        for axis in (3, 2):
            one = self.constant("whole_1", 1, np.int64)
            size = self.node("Gather", [shape, self.constant(f"axis_{axis}", axis, np.int64)], axis=0)
            line = self.node("Range", [self.constant("whole_0", 0, np.int64), size, one])
            line = self.node("Cast", [line], to=TensorProto.FLOAT)
            form = self.constant(f"form_{axis}", [1, 1, 1, -1] if axis == 3 else [1, 1, -1, 1], np.int64)
            planes.append(self.add(still, self.node("Reshape", [line, form])))
            last = self.node("Cast", [self.sub(size, one)], to=TensorProto.FLOAT)
            halves.append(self.mul(last, self.number(0.5)))
        return planes, halves

    def moved(self, picture, by, places):
        parts = []
        for k in (0, 1):
            at = self.add(places[0][k], self.channels(by, k, k + 1))
            parts.append(self.sub(self.node("Div", [at, places[1][k]]), self.number(1.0)))
        grid = self.node("Transpose", [self.node("Concat", parts, axis=1)], perm=[0, 2, 3, 1])
        return self.node("GridSample", [picture, grid], mode="bilinear", padding_mode="border", align_corners=1)


def graph(net):
    g = Graph()
    a, b, woven = (g.channels("input", k, k + 3) for k in (0, 3, 6))
    share, doubts = g.channels("input", 9, 10), g.channels("input", 10, 12)
    ways = [g.sub(g.channels("input", k + 2, k + 3), g.channels("input", k, k + 1)) for k in (12, 13)]
    way = g.node("Sqrt", [g.add(*(g.mul(w, w) for w in ways))])
    way = g.node("Div", [g.node("Min", [way, g.number(FARTHEST)]), g.number(32.0)])
    apart = g.node("ReduceMean", [g.node("Abs", [g.sub(a, b)])], axes=[1], keepdims=1)
    near = g.node("MaxPool", [apart], kernel_shape=[5, 5], pads=[2] * 4, strides=[1, 1])
    gate = g.clip(g.node("Div", [g.sub(near, g.number(AGREE)), g.number(OPEN)]), 0.0, 1.0)
    half = g.number(0.5)
    seen = g.node("Concat", [g.sub(a, half), g.sub(b, half), g.mul(apart, g.number(4.0)), share, doubts, way], axis=1)
    zero = g.layer(net, "flat0", g.layer(net, "down0", seen))
    one = g.layer(net, "flat1", g.layer(net, "down1", zero))
    two = g.layer(net, "flat3", g.layer(net, "flat2", g.layer(net, "down2", one)))
    one = g.layer(net, "join1", g.node("Concat", [g.layer(net, "up1", two), one], axis=1))
    zero = g.layer(net, "join0", g.node("Concat", [g.layer(net, "up0", one), zero], axis=1))
    made = g.layer(net, "head", zero, bent=False)
    places = g.places("input")

    def mix(first, second, part):
        return g.add(g.mul(g.sub(g.number(1.0), part), first), g.mul(part, second))

    taken = g.clip(g.add(share, g.channels(made, 4, 5)), 0.0, 1.0)
    mixed = mix(g.moved(a, g.channels(made, 0, 2), places), g.moved(b, g.channels(made, 2, 4), places), taken)
    mixed = g.add(mixed, g.mul(g.channels(made, 5, 8), g.number(REST)))
    g.node("Add", [woven, g.mul(gate, g.sub(mixed, mix(a, b, share)))], "better")
    value = helper.make_tensor_value_info
    made = helper.make_graph(
        g.nodes, "raccord-refine", [value("input", TensorProto.FLOAT, [1, 16, "height", "width"])],
        [value("better", TensorProto.FLOAT, [1, 3, "height", "width"])], list(g.constants.values()))
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 16)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def pattern(width, height, shift):
    """The test picture of models.md."""
    x, y = np.meshgrid(np.arange(width) - shift, np.arange(height))
    waves = [np.sin(2 * np.pi * x / 32), np.sin(2 * np.pi * y / 24), np.sin(2 * np.pi * (x + y) / 40)]
    return 0.5 + 0.4 * np.stack(waves)


def test_input(width, height, at):
    """What models.md says that a refinement is tried on."""
    still = np.ones((1, height, width))
    pictures = [pattern(width, height, shift) for shift in (4 * at, 4 * at + 1, 4 * at)]
    planes = [still * v for v in (at, 0, 0.5, -4 * at, 0, 4 * (1 - at), 0)]
    return np.concatenate(pictures + planes)[None].astype(np.float32)


def package(net, out):
    out.mkdir(parents=True, exist_ok=True)
    file = out / "refine.onnx"
    onnx.save(graph(net), file)
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    random = np.random.default_rng(1)
    noise = random.random((1, 16, 64, 96)).astype(np.float32)
    worst = 0.0
    for given in (test_input(128, 96, 0.5), noise):
        x = torch.from_numpy(given)
        way = (x[:, 14:16] - x[:, 12:14]).square().sum(1, keepdim=True).sqrt()
        with torch.no_grad():
            wanted = x[:, 6:9] + net.change(x[:, 0:3], x[:, 3:6], x[:, 9:10], x[:, 10:12], way)
        made = session.run(["better"], {"input": given})[0]
        worst = max(worst, float(np.abs(made - wanted.numpy()).max()))
    print(f"largest difference between ONNX Runtime and PyTorch: {worst:.2e} of 1")
    if worst > 1e-3:
        raise SystemExit("The graph is not the network.")
    known = session.run(["better"], {"input": test_input(128, 96, 0.5)})[0][0]
    places = [(x, y) for x in (20, 50, 77, 110) for y in (15, 40, 80)]
    described = {
        "raccordModel": 1, "name": "raccord-refine", "version": "1", "title": "Raccord's refinement",
        "licence": {"name": "Apache-2.0"},
        "source": "generator-bundle/models/training/refine.py",
        "task": "refine", "multiple": 8, "tile": {"pixels": 983040, "overlap": 64},
        "graphs": [{
            "file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "inputs": [{"tensor": "input", "holds": HOLDS}], "outputs": [{"tensor": "better"}]}],
        "selfTest": {
            "width": 128, "height": 96, "at": 0.5, "tolerance": 0.01,
            "expect": [dict(zip(("x", "y", "red", "green", "blue"),
                                (x, y, *(round(float(v), 4) for v in known[:, y, x])))) for x, y in places]}}
    (out / "model.json").write_text(json.dumps(described, indent=2) + "\n")
    print(f"{out}: {file.stat().st_size / 1e6:.1f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("material", type=pathlib.Path, help="folder with squares-*.bin")
    parser.add_argument("out", type=pathlib.Path, help="folder of the package")
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    package(train(given.material, given.minutes, given.batch, given.threads, given.seed), given.out)


if __name__ == "__main__":
    main()
