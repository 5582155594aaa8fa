# SPDX-License-Identifier: GPL-3.0-or-later
"""What `doctor` finds of the computer and of a store's care."""
import unittest

from support import FINDING, CliCase


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

    def notice(self):
        file = self.folder / "notice.txt"
        file.write_text("what was shown")
        return file


if __name__ == "__main__":
    unittest.main()
