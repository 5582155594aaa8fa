# SPDX-License-Identifier: GPL-3.0-or-later
import json
import re
import unittest

from support import CliCase, DONE, FINDING, INPUT_OUTPUT, MODELS, NOT_FOUND, USAGE, WEIGHTS, environment

COMMANDS = """init|models list|models verify|models fetch|user add|user list|user disable|user grant|user revoke|role list
role grant|role revoke|policy show|policy check|policy propose|policy approve|policy explain|basis propose|basis approve
basis list|stop on|stop off|stop show|consent import|consent give|consent refuse|consent withdraw|consent reaffirm
consent show|consent history|set preview|set import|set list|set show|set remove|watchlist create|watchlist add
watchlist approve|watchlist activate|watchlist suspend|watchlist remove|watchlist list|watchlist show|watchlist versions
watchlist as-of|screen|run list|case list|case show|case claim|case release|case decide|case supervise|case history
audit list|audit show|audit verify|audit anchor|audit slip|audit export|audit head|audit prove|evaluate verification
evaluate identification|calibrate|profile list|profile add|store check|doctor""".replace("\n", "|").split("|")


class Usage(CliCase):
    def test_every_command_has_help_with_an_example(self):
        for command in COMMANDS:
            with self.subTest(command):
                help_text = self.text(*command.split(), "-h")
                self.assertIn(f"Example:\n  consentry-cli {command}", help_text)

    def test_no_help_uses_words_that_the_product_avoids(self):
        everything = self.text("-h") + "".join(self.text(*command.split(), "-h") for command in COMMANDS)
        self.assertIsNone(re.search(r"\b(match|matches|hit|hits|suspect|suspects)\b|%", everything, re.I))

    def test_usage_errors_exit_2_and_name_a_next_step(self):
        for words in ((), ("nonsense",), ("user",), ("user", "add"), ("case", "decide", "1", "--conclusion", "4"),
                      ("set", "list", "--no-such-option"), ("stop", "on", "galaxy", "--why", "x"),
                      ("watchlist", "as-of", "L", "yesterday")):
            with self.subTest(words):
                self.assertEqual(self.error(*words, expect=USAGE)["code"], "usage")

    def test_a_missing_actor_is_explained(self):
        error = self.error("set", "list", expect=USAGE)
        self.assertIn("--as", error["next"])
        self.assertIn("user list", error["next"])

    def test_a_missing_store_is_explained(self):
        plain = environment()
        spoken = self.run_cli("set", "list", "--as", "kim", expect=USAGE, env=plain)
        self.assertIn("--store", spoken.stderr)
        self.assertIn("init", self.error("set", "list", "--as", "kim", expect=NOT_FOUND)["next"])

    def test_global_options_stand_before_or_after_the_command(self):
        before = self.run_cli("--json", "role", "list").stdout
        after = self.run_cli("role", "list", "--json").stdout
        self.assertEqual(before, after)
        roles = {role["role"]: role["acts"] for role in json.loads(after)["roles"]}
        self.assertIn("review", roles["officer"])
        self.assertNotIn("see_cases", roles["administrator"])

    def test_a_passphrase_file_is_accepted_and_said_to_be_unused(self):
        self.assertIn("no passphrases yet", self.run_cli("role", "list", "--passphrase-file", "secret").stderr)
        self.assertEqual(self.run_cli("role", "list", "--passphrase-file", "secret", "--quiet").stderr, "")

    def test_a_full_disk_behind_standard_output_is_a_failure(self):
        import subprocess
        from support import CLI
        with open("/dev/full", "w") as full:
            done = subprocess.run([CLI, "role", "list"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, INPUT_OUTPUT)
        self.assertIn("next: make room", done.stderr)

    def test_version(self):
        self.assertRegex(self.text("--version"), r"^consentry-cli \d+\.\d+\.\d+\n$")


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

    def test_the_list_says_whose_faces_a_model_saw(self):
        models = self.json("models", "list", "--models", self.models)["models"]
        for model in models:
            for key in ("licence", "trainer", "training_data", "consent_of_people_shown", "limits", "sha256"):
                self.assertTrue(model[key], key)

    def test_the_doctor_finds_what_is_missing(self):
        found = self.json("doctor", "--models", self.models, expect=FINDING)
        self.assertFalse(found["good"])
        self.assertTrue(any("missing" in finding["words"] for finding in found["findings"]))


if __name__ == "__main__":
    unittest.main()
