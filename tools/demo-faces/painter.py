#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws synthetic portraits. Run by make_demo_faces.py inside its own environment:
    painter.py WHEEL OUT --part I/N
OUT/PP_V.jpg: person PP = 00…39, photograph V = 0…3 (0 as drawn; 1–3 turned, smiling or serious, other light and
background). Part I of N draws every N-th person, so that each core can have a part."""
import argparse
import os
import pathlib
import tempfile
import zipfile

import cv2
import numpy as np
import openvino as ov
from openvino import opset8 as ops

HERE = pathlib.Path(__file__).parent
# Latents looked at one by one: adults, both sexes, many origins. Others of the 260 show children.
PEOPLE = [0, 4, 9, 10, 11, 17, 20, 26, 38, 41, 45, 53, 57, 66, 69, 74, 77, 123, 127, 139,
          146, 148, 149, 155, 161, 168, 172, 174, 179, 199, 202, 220, 222, 232, 234, 236, 242, 255, 259, 79]


class Painter:
    """The generator, opened so that coarse, middle and fine layers can take different styles."""

    def __init__(self, folder):
        core = ov.Core()
        core.set_property("CPU", {"INFERENCE_NUM_THREADS": 1})
        self.mapping = core.compile_model(core.read_model(folder / "MappingNetwork.xml"), "CPU")
        model = core.read_model(folder / "SynthesisNetwork.xml")
        self.layers = {}
        for target in list(model.inputs[0].node.output(0).get_target_inputs()):
            node = target.get_node()
            if node.get_type_name() != "MatMul":
                continue
            weight = node.input_value(1).get_node().get_friendly_name()
            name = "style_" + weight.replace(".modulation.weight", "")
            parameter = ops.parameter([1, 512], np.float32)
            parameter.output(0).get_tensor().set_names({name})
            target.replace_source_output(parameter.output(0))
            model.add_parameters([parameter])
            short = name.replace("style_m.", "")
            depth = -1 if short.startswith("conv1") else 0 if short.startswith("to_img") else int(short.split(".")[1])
            self.layers[name] = (depth, name.endswith("to_img.conv"))
        self.synthesis = core.compile_model(model, "CPU")
        self.direction = {name: np.load(HERE / f"direction_{name}.npy")[None].astype(np.float32)
                          for name in ("yaw", "open", "smile")}

    def style(self, random):
        return self.mapping(random.normal(size=(1, 512)).astype(np.float32))[0].copy()

    def draw(self, style, yaw=0.0, smile=0.0, scene=None, mix=0.0):
        inputs = {"style": style}
        for name, (depth, to_image) in self.layers.items():
            mixed = style.copy()
            if depth <= 1 and not to_image:
                mixed = mixed + yaw * self.direction["yaw"]
            if depth in (1, 2):
                mixed = mixed + smile * (self.direction["smile"] + self.direction["open"]) / 1.4
            if (to_image or depth >= 3) and scene is not None:
                mixed = mixed + mix * (scene - mixed)
            inputs[name] = mixed.astype(np.float32)
        image = np.clip(self.synthesis(inputs)[0][0], -1, 1)
        return ((image + 1) * 127.5).transpose(1, 2, 0).astype(np.uint8)[:, :, ::-1]


def write(path, image):
    """Whole or not at all, so that an interrupted run goes on where it stopped."""
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 92])
    assert done
    half = path.with_suffix(".part")
    half.write_bytes(data.tobytes())
    os.replace(half, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--part", default="1/1")
    asked = parser.parse_args()
    part, parts = map(int, asked.part.split("/"))
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(asked.wheel).extractall(folder)
        painter = Painter(pathlib.Path(folder) / "random_face" / "data")
    random = np.random.RandomState(7)
    styles = np.concatenate([painter.style(random) for _ in range(2048)])
    mean = styles.mean(0, keepdims=True)
    styles = mean + 0.7 * (styles[:260] - mean)
    for person, latent in list(enumerate(PEOPLE))[part - 1::parts]:
        own = styles[latent:latent + 1]
        scenes = [styles[(latent + step) % 260][None] for step in (37, 91, 151)]
        takes = [{}, dict(yaw=2.0, scene=scenes[0], mix=0.6), dict(yaw=-2.0, smile=0.8, scene=scenes[1], mix=0.6),
                 dict(yaw=1.0, smile=-0.8, scene=scenes[2], mix=0.7)]
        for take, how in enumerate(takes):
            path = asked.out / f"{person:02d}_{take}.jpg"
            if not path.exists():
                write(path, painter.draw(own, **how))
        print(person, flush=True)


if __name__ == "__main__":
    main()
