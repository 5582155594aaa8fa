# SPDX-License-Identifier: GPL-3.0-or-later
import json
import shutil
import sqlite3
import subprocess
import sys
import unittest

import forged_log
from forged_log import forge_bundle
from support import CliCase, DENIED, FINDING, INPUT_OUTPUT, NOT_FOUND, REPOSITORY, USAGE, environment


class Log(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        self.make_rules()

    def size(self):
        return self.json("audit", "head", "--as", "kim")["size"]

    def test_verify_needs_nobody_and_writes_nothing(self):
        before = self.size()
        verdict = self.verify()
        self.assertEqual((verdict["verdict"], verdict["accepted"], verdict["first_bad"]), ("UNANCHORED TAIL", True, None))
        self.assertEqual(verdict["size"], before)
        self.assertEqual(self.size(), before)
        self.assertIn("UNANCHORED TAIL", self.run_cli("audit", "verify", self.store, env=environment()).stdout)

    def test_an_act_in_another_persons_name_is_named_though_the_log_itself_is_whole(self):
        made = self.folder / "made"
        self.run_cli("audit", "export", made, "--as", "yoon")
        self.assertEqual(self.verify(made)["signatures"]["wrong"], 0)

        def other_signature(entry):
            entry["sig"]["value"] = ("0" if entry["sig"]["value"][0] != "0" else "1") + entry["sig"]["value"][1:]

        def other_actor(entry):
            entry["actor"] = next(u["id"] for u in self.json("user", "list", "--as", "yoon")["users"] if u["login"] == "han")

        def no_signature(entry):
            del entry["sig"]

        for number, (change, words) in enumerate(((other_signature, "not over this entry"), (other_actor, "not that person's"),
                                                  (no_signature, "not signed"))):
            bundle = self.folder / f"bundle-{number}"
            shutil.copytree(made, bundle)
            place = forge_bundle(bundle, (self.store / "keys" / "log.key").read_bytes(), change)
            self.assertIn(forged_log.verify_log.verify(bundle)["verdict"], ("ANCHORED", "UNANCHORED TAIL"))
            found = self.verify(bundle, expect=FINDING)
            self.assertTrue(found["accepted"], found)
            self.assertEqual((found["signatures"]["wrong"], found["signatures"]["first_wrong"]), (1, place))
            self.assertIn(words, found["signatures"]["words"])
            self.assertIn(f"entry {place}: ", self.text("audit", "verify", bundle, expect=FINDING))

    def test_verify_by_somebody_is_recorded(self):
        self.verify("--as", "yoon")
        newest = self.json("audit", "list", "--limit", "1", "--as", "yoon")["entries"][0]["entry"]
        self.assertEqual(newest["type"], "log_verified")

    def test_entries_are_listed_filtered_and_shown(self):
        everything = self.json("audit", "list", "--limit", "1000", "--as", "yoon")
        self.assertEqual(everything["total"], everything["size"])
        self.assertEqual([e["seq"] for e in everything["entries"]], list(range(everything["size"] - 1, -1, -1)))
        added = self.json("audit", "list", "--type", "user_added", "--by", "admin", "--as", "yoon")
        self.assertEqual(added["total"], 6)
        lines = self.text("audit", "list", "--jsonl", "--limit", "3", "--as", "yoon").splitlines()
        self.assertEqual(json.loads(lines[0])["seq"], everything["size"] - 1)
        shown = self.json("audit", "show", "0", "--as", "yoon")
        self.assertEqual(json.loads(shown["bytes"]), shown["entry"])
        self.assertEqual(self.error("audit", "show", "999999", "--as", "yoon", expect=NOT_FOUND)["code"], "not_found")
        self.assertEqual(self.json("audit", "list", "--to", "2001-01-01", "--as", "yoon")["total"], 0)

    def test_no_name_stands_in_the_log(self):
        everything = self.text("audit", "list", "--jsonl", "--limit", "1000", "--as", "yoon")
        for name in ("Ada", "Kim", "kim", "Park"):
            self.assertNotIn(name, everything)

    def test_a_witness_and_a_slip_anchor_the_log(self):
        witness = self.folder / "stick"
        self.assertIn("folder", self.error("audit", "anchor", witness, "--as", "yoon", expect=NOT_FOUND)["next"])
        witness.mkdir()
        seen = self.json("audit", "anchor", witness, "--as", "yoon")
        self.assertGreater(seen["size"], 10)
        slip = self.json("audit", "slip", self.folder / "slip.html", "--as", "yoon")
        self.error("audit", "slip", self.folder / "slip.html", "--as", "yoon", expect=USAGE)
        for anchor, size in ((next(witness.glob("*.checkpoint")), seen["size"]), (self.folder / "slip.html", slip["size"])):
            verdict = self.verify("--anchor", anchor)
            self.assertTrue(verdict["accepted"])
            self.assertEqual(verdict["anchored"], size)
        self.error("audit", "anchor", witness, "--as", "kim", expect=DENIED)

    def test_a_bundle_verifies_without_the_store_and_a_second_verifier_agrees(self):
        bundle = self.folder / "bundle"
        self.run_cli("audit", "export", bundle, "--as", "yoon")
        shutil.move(self.store, self.folder / "away")
        self.assertTrue(self.verify("--bundle", bundle)["accepted"])
        self.assertTrue(self.verify(bundle)["accepted"])
        other = REPOSITORY / "docs/verify_log.py"
        if other.exists():
            done = subprocess.run([sys.executable, other, bundle], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        entries = bundle / "entries.jsonl"
        entries.write_bytes(entries.read_bytes().replace(b"user_added", b"user_Added", 1))
        spoilt = self.verify(bundle, expect=None)
        self.assertFalse(spoilt["accepted"])
        self.assertIsNotNone(spoilt["first_bad"])

    def test_an_entry_is_proved_with_a_handful_of_hashes(self):
        proof = self.json("audit", "prove", "3", "--as", "yoon")
        self.assertEqual(proof["seq"], 3)
        self.assertLessEqual(len(proof["path"]), 6)
        self.assertIn("consentry/", proof["checkpoint"])

    def damage(self, statement):
        with sqlite3.connect(self.store / "consentry.db") as db:
            for trigger, in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.execute(f"DROP TRIGGER {trigger}")
            db.execute(statement)
        db.close()

    def log_table(self):
        """The table of entries, by its column of exact bytes."""
        with sqlite3.connect(self.store / "consentry.db") as db:
            for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
                if "seq" in columns and "bytes" in columns:
                    return name
        self.fail("no table of entries")

    def test_a_changed_entry_is_found_and_named(self):
        table = self.log_table()
        self.damage(f"UPDATE {table} SET bytes = CAST(replace(CAST(bytes AS TEXT), 'user_added', 'user_addeb') AS TEXT) WHERE seq = 5")
        verdict = self.verify(expect=None)
        self.assertFalse(verdict["accepted"])
        self.assertEqual(verdict["first_bad"], 5)
        self.assertNotEqual(verdict["exit_code"], 0)
        spoken = self.run_cli("audit", "verify", expect=verdict["exit_code"])
        self.assertIn(verdict["verdict"], spoken.stdout)

    def test_a_missing_end_is_found_by_the_pin(self):
        table = self.log_table()
        self.damage(f"DELETE FROM {table} WHERE seq >= (SELECT max(seq) - 1 FROM {table})")
        self.assertFalse(self.verify(expect=None)["accepted"])
        self.error("user", "disable", "kim", "--as", "admin", expect=INPUT_OUTPUT)

    def test_a_restored_old_copy_is_found_by_the_pin(self):
        old = self.folder / "old.db"
        shutil.copy(self.store / "consentry.db", old)
        self.run_cli("user", "disable", "kim", "--as", "admin")
        for leftover in self.store.glob("consentry.db-*"):
            leftover.unlink()
        shutil.copy(old, self.store / "consentry.db")
        self.assertFalse(self.verify(expect=None)["accepted"])

    def test_what_is_no_log_says_so(self):
        self.error("audit", "verify", self.folder, expect=NOT_FOUND)
        (self.store / "consentry.db").write_bytes(b"SQLite format 3\0" + b"\7" * 4000)
        self.assertEqual(self.verify(expect=INPUT_OUTPUT)["verdict"], "UNREADABLE")
        anchor = self.folder / "no-anchor.txt"
        anchor.write_text("a shopping list\n")
        self.assertFalse(self.verify("--anchor", anchor, expect=None)["accepted"])


if __name__ == "__main__":
    unittest.main()
