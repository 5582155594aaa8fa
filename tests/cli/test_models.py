# SPDX-License-Identifier: GPL-3.0-or-later
import json
import unittest

from support import (CliCase, DENIED, DONE, FINDING, INPUT_OUTPUT, MODELS, REPOSITORY, USAGE, WEIGHTS, environment,
                     needs_weights)


class Models(CliCase):
    """In a folder of their own with the real manifest, so that no test touches the weights in use."""

    def setUp(self):
        super().setUp()
        self.models = self.folder / "models"
        (self.models / "weights").mkdir(parents=True)
        (self.models / "manifest.toml").write_bytes((MODELS / "manifest.toml").read_bytes())

    def test_missing_weights_are_a_finding_with_a_next_step(self):
        found = self.json("models", "verify", "--models", self.models, expect=FINDING)
        self.assertEqual({model["state"] for model in found["models"]}, {"missing"})
        self.assertIn("models fetch", self.run_cli("models", "verify", "--models", self.models, expect=FINDING).stderr)
        self.run_cli("models", "list", "--models", self.models, expect=DONE)

    def test_a_weight_with_another_hash_is_named(self):
        (self.models / "weights" / WEIGHTS[0]).write_bytes(b"not a network")
        found = self.json("models", "verify", "--models", self.models, expect=FINDING)
        states = {model["file"]: model for model in found["models"]}
        self.assertEqual(states[WEIGHTS[0]]["state"], "mismatch")
        self.assertNotEqual(states[WEIGHTS[0]]["found_sha256"], states[WEIGHTS[0]]["sha256"])

    def test_fetching_wrong_files_is_refused_and_writes_nothing(self):
        source = self.folder / "stick"
        source.mkdir()
        for name in WEIGHTS:
            (source / name).write_bytes(b"not a network")
        error = self.error("models", "fetch", "--from", source, "--models", self.models, expect=INPUT_OUTPUT)
        self.assertEqual(error["code"], "model_mismatch")
        self.assertEqual(list((self.models / "weights").iterdir()), [])

    @needs_weights
    def test_some_files_are_taken_and_each_missing_one_says_why(self):
        source = self.folder / "stick"
        source.mkdir()
        for name in WEIGHTS[:2]:
            (source / name).symlink_to(MODELS / "weights" / name)
        (source / WEIGHTS[3]).write_bytes(b"not a network")
        found = self.json("models", "fetch", "--from", source, "--models", self.models, expect=FINDING)
        models = {model["file"]: model for model in found["models"]}
        self.assertEqual([models[name]["state"] for name in WEIGHTS], ["present"] * 2 + ["missing"] * 3)
        self.assertIn("SHA-256", models[WEIGHTS[3]]["problem"])
        self.assertIsNone(models[WEIGHTS[0]]["problem"])
        self.run_cli("models", "verify", "--for", "reference", "--models", self.models, expect=DONE)
        self.run_cli("models", "verify", "--for", "both", "--models", self.models, expect=FINDING)

    def test_the_second_opinion_is_needed_by_both_alone(self):
        needed = {model["role"]: model["needed_for"] for model in
                  self.json("models", "list", "--models", self.models)["models"]}
        self.assertEqual(needed["second_embedder"], ["both"])
        self.assertIn("dlib", needed["embedder"])

    def test_the_list_says_whose_faces_a_model_saw(self):
        models = self.json("models", "list", "--models", self.models)["models"]
        for model in models:
            for key in ("licence", "trainer", "training_data", "consent_of_people_shown", "limits", "sha256"):
                self.assertTrue(model[key], key)

    def test_the_doctor_finds_what_is_missing(self):
        found = self.json("doctor", "--models", self.models, expect=FINDING)
        self.assertFalse(found["good"])
        self.assertTrue(any("missing" in finding["words"] for finding in found["findings"]))


def varint(value):
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def number(field, value):
    return varint(field << 3) + varint(value)


def part(field, content):
    content = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(content)) + content


def tiny_onnx(side=112, pool=28):
    """A network that answers with the means of 4 x 4 squares in three colours, as protocol buffers."""
    def ints(name, values):
        return part(5, part(1, name) + b"".join(number(8, value) for value in values) + number(20, 7))

    def ends(field, name, sizes):
        shape = b"".join(part(1, number(1, size)) for size in sizes)
        return part(field, part(1, name) + part(2, part(1, number(1, 1) + part(2, shape))))

    pooling = part(1, part(1, "picture") + part(2, "means") + part(4, "AveragePool") +
                   ints("kernel_shape", [pool, pool]) + ints("strides", [pool, pool]))
    flat = part(1, part(1, "means") + part(2, "embedding") + part(4, "Flatten"))
    graph = (pooling + flat + part(2, "tiny") + ends(11, "picture", [1, 3, side, side]) +
             ends(12, "embedding", [1, 3 * (side // pool) ** 2]))
    return number(1, 8) + part(7, graph) + part(8, part(1, "") + number(2, 13))


class Added(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        self.models = self.folder / "models"
        self.models.mkdir()
        (self.models / "manifest.toml").write_bytes((MODELS / "manifest.toml").read_bytes())
        self.network = self.folder / "net.onnx"
        self.network.write_bytes(tiny_onnx())
        self.card = self.folder / "net.toml"
        # The example of docs/formats.md, so that it stays true.
        example = (REPOSITORY / "docs/formats.md").read_text("utf-8").split("```toml\nname = \"agency-net\"", 1)[1]
        example = example.split("```", 1)[0].replace("dimension = 512", "dimension = 48")
        self.card.write_text('name = "agency-net"' + example, "utf-8")

    def add(self, **options):
        return self.json("models", "add", self.network, "--card", self.card, "--as", "admin", "--models", self.models,
                         **options)

    def test_it_is_listed_logged_and_checked(self):
        added = self.add()
        self.assertEqual((added["name"], added["dimension"], added["mirror"]), ("agency-net", 48, True))
        listed = self.json("models", "list", "--models", self.models)["added"]
        self.assertEqual(listed, [added])
        self.assertIn("added by this site", self.text("models", "list", "--models", self.models))
        newest = self.json("audit", "list", "--type", "model_added", "--as", "yoon")["entries"]
        self.assertEqual(len(newest), 1)
        self.assertIn(added["sha256"], json.dumps(self.json("audit", "show", newest[0]["seq"], "--as", "yoon")))
        self.assertEqual(self.add(expect=USAGE)["error"]["code"], "already_exists")
        (self.models / "weights/added/agency-net.onnx").write_bytes(b"another")
        self.assertEqual(self.json("models", "list", "--models", self.models)["added"][0]["state"], "mismatch")

    def test_a_file_that_is_not_the_network_of_its_card_is_refused_and_nothing_is_kept(self):
        for what, content in (("no network", b"\x08a network"), ("another side", tiny_onnx(side=224, pool=56))):
            with self.subTest(what):
                self.network.write_bytes(content)
                error = self.error("models", "add", self.network, "--card", self.card, "--as", "admin", "--models",
                                   self.models, expect=INPUT_OUTPUT)
                self.assertEqual(error["code"], "model_mismatch")
        self.assertFalse((self.models / "weights").exists())
        self.assertEqual(self.json("audit", "list", "--type", "model_added", "--as", "yoon")["entries"], [])

    @needs_weights
    def test_it_makes_templates_when_it_is_chosen(self):
        (self.models / "weights").mkdir()
        for name in WEIGHTS:
            (self.models / "weights" / name).symlink_to(MODELS / "weights" / name)
        self.add()
        self.run_cli("engine", "use", "agency-net", "--as", "admin", "--models", self.models)
        shown = self.json("engine", "show", "--as", "admin", "--models", self.models)
        self.assertIn("agency-net", json.dumps(shown))

    def test_a_wrong_precision_is_named_with_the_allowed_words(self):
        environ = environment(CONSENTRY_STORE=str(self.store), CONSENTRY_PRECISION="fp8")
        said = self.run_cli("engine", "use", "reference", "--as", "admin", env=environ, expect=USAGE).stderr
        for word in ("fp8", "f32", "bf16", "auto"):
            self.assertIn(word, said)

    def test_a_card_that_says_too_little_is_refused_and_nothing_is_kept(self):
        for key in ("licence", "consent_of_people_shown", "limits", "mirror", "alignment"):
            with self.subTest(key):
                lines = self.card.read_text("utf-8").splitlines(keepends=True)
                poorer = self.folder / "poorer.toml"
                poorer.write_text("".join(line for line in lines if not line.startswith(key + " ")), "utf-8")
                error = self.error("models", "add", self.network, "--card", poorer, "--as", "admin", "--models",
                                   self.models, expect=INPUT_OUTPUT)
                self.assertIn(key, error["message"])
        self.assertFalse((self.models / "weights").exists())
        self.assertEqual(self.json("audit", "list", "--type", "model_added", "--as", "yoon")["entries"], [])

    def test_only_the_administrator_may(self):
        for login in ("kim", "lee", "park", "yoon"):
            self.assertEqual(self.error("models", "add", self.network, "--card", self.card, "--as", login, "--models",
                                        self.models, expect=DENIED)["code"], "denied")


if __name__ == "__main__":
    unittest.main()
