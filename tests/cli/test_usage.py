# SPDX-License-Identifier: GPL-3.0-or-later
import json
import re
import unittest

from support import CliCase, INPUT_OUTPUT, NOT_FOUND, USAGE, environment

COMMANDS = """init|models list|models verify|models fetch|models add|user add|user list|user disable|user reset|user unlock|passphrase change|proposal list|proposal show
proposal approve|proposal reject|proposal withdraw|emergency propose|user grant|user revoke|role list
role grant|role revoke|policy show|policy check|policy propose|policy approve|policy explain|basis propose|basis approve
basis list|stop on|stop off|stop show|consent import|consent give|consent refuse|consent withdraw|consent reaffirm
consent show|consent history|set preview|set import|set list|set show|set remove|watchlist create|watchlist add
watchlist approve|watchlist activate|watchlist suspend|watchlist remove|watchlist list|watchlist show|watchlist versions
watchlist as-of|screen|run list|case list|case show|case claim|case release|case decide|case supervise|case history
audit list|audit show|audit verify|audit anchor|audit slip|audit export|audit head|audit prove|evaluate verification
evaluate identification|calibrate|profile list|profile add|store check|doctor|engine show|engine use|cohort create|erasures held
cohort refresh|cohort list|cohort show|cohort use""".replace("\n", "|").split("|")


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

    def test_a_full_disk_behind_standard_output_is_a_failure(self):
        import subprocess
        from support import CLI
        with open("/dev/full", "w") as full:
            done = subprocess.run([CLI, "role", "list"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, INPUT_OUTPUT)
        self.assertIn("next: make room", done.stderr)

    def test_version(self):
        self.assertRegex(self.text("--version"), r"^consentry-cli \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    unittest.main()
