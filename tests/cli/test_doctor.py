# SPDX-License-Identifier: GPL-3.0-or-later
"""What `doctor` finds of the computer and of a store's care."""
import os
import shutil
import unittest

from support import FINDING, CliCase, environment, needs_weights

POSSESSED = os.environ.get("CONSENTRY_POSSESSED_DECODER")


class Doctor(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()

    def findings(self, expect=None):
        found = self.json("doctor", expect=expect)
        self.assertEqual(found["good"], all(one["health"] != "attention" for one in found["findings"]))
        return {one["what"]: one for one in found["findings"]}

    def test_everything_that_is_promised_is_looked_at(self):
        found = self.findings()
        for what in ("version", "store", "permissions", "disk_space", "disk_encryption", "memory_locking", "core_dumps", "swap",
                     "clock", "keyring", "decoder_cage", "models_folder", "model:embedder", "backup", "key_renewal", "anchor"):
            self.assertIn(what, found)
            self.assertIn(found[what]["health"], ("good", "note", "warning", "attention", "unknown"))
            if found[what]["health"] in ("warning", "attention"):
                self.assertTrue(found[what]["next"], what)
        for what in ("store", "permissions", "core_dumps", "key_renewal"):
            self.assertEqual(found[what]["health"], "good", found[what])

    def test_keys_that_others_may_read_are_a_finding(self):
        (self.store / "keys" / "people.1").chmod(0o644)
        permissions = self.findings(expect=FINDING)["permissions"]
        self.assertEqual(permissions["health"], "attention")
        self.assertIn("keys/people.1", permissions["words"])

    def test_what_is_due_is_said(self):
        self.assertEqual(self.findings()["backup"]["health"], "warning")
        self.run_cli("backup", "create", self.folder / "data", "--keys", self.folder / "keys", "--as", "admin")
        self.run_cli("audit", "slip", self.folder / "slip.html", "--as", "yoon")
        self.run_cli("consent", "give", "T-1", "--purpose", "watchlist_search", "--notice-version", "1", "--notice-language",
                     "en", "--notice", self.notice(), "--as", "park")
        self.run_cli("erase", "T-1", "--reason", "asked", "--as", "park")
        found = self.findings()
        self.assertEqual([found[what]["health"] for what in ("backup", "anchor", "key_renewal")], ["good", "good", "note"])
        self.assertIn("ok  backup", self.text("doctor", expect=None))

    def test_without_a_store_the_computer_alone_is_looked_at(self):
        found = self.json("doctor", "--store", self.folder / "nowhere", expect=FINDING)["findings"]
        whats = {one["what"]: one["health"] for one in found}
        self.assertEqual(whats["store"], "attention")
        self.assertNotIn("backup", whats)

    @unittest.skipUnless(POSSESSED, "CONSENTRY_POSSESSED_DECODER names no decoder for tests")
    @needs_weights
    def test_a_weaker_cage_is_said_and_stands_in_the_log_before_a_photograph_is_opened(self):
        weak = self.folder / "weak-decoder"
        shutil.copy(POSSESSED, weak)
        env = environment(CONSENTRY_STORE=str(self.store), CONSENTRY_DECODER=str(weak))
        cage = next(f for f in self.json("doctor", expect=None, env=env)["findings"] if f["what"] == "decoder_cage")
        self.assertEqual(cage["health"], "warning")
        self.assertIn("landlock", cage["words"])
        self.make_rules()
        # What opens no photograph says nothing.
        self.run_cli("stop", "on", "site", "--why", "drill", "--as", "lee", env=env)
        self.run_cli("stop", "off", "site", "--as", "lee", env=env)
        self.assertEqual(self.weak_entries(), [])
        self.run_cli("set", "import", self.make_noise_set(2), "--purpose", "watchlist_search", "--as", "kim", env=env)
        entries = self.weak_entries()
        self.assertEqual(len(entries), 1)
        self.assertIn("landlock", entries[0]["change"]["detail"])
        opened = self.json("audit", "list", "--type", "photo_use", "--as", "yoon")["entries"]
        self.assertTrue(opened)
        self.run_cli("set", "import", self.make_noise_set(2, "other"), "--purpose", "watchlist_search", "--as", "kim")
        self.assertEqual(len(self.weak_entries()), 1)

    def weak_entries(self):
        return [e["entry"] for e in self.json("audit", "list", "--type", "cage_weak", "--as", "yoon")["entries"]]

    def notice(self):
        file = self.folder / "notice.txt"
        file.write_text("what was shown")
        return file


if __name__ == "__main__":
    unittest.main()
