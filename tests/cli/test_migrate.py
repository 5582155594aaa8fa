# SPDX-License-Identifier: GPL-3.0-or-later
"""A store of a program that did not seal people yet is brought up to date, and worked with."""
import shutil
import sqlite3
import unittest

import forged_log
from support import DENIED, INPUT_OUTPUT, PASSPHRASE, REPOSITORY, USAGE, CliCase

FIXTURES = REPOSITORY / "tests/migration/fixtures"
KNOWN = (b"Grey Heron", b"JPEG bytes", b"attached lobes")


def make_old_store(store, version):
    """As the program of that schema version left it; park is its administrator, and the log can be continued."""
    (store / "keys").mkdir(parents=True)
    store.chmod(0o700)
    (store / "keys").chmod(0o700)
    shutil.copy(FIXTURES / f"v{version}/log.pin", store)
    db = sqlite3.connect(store / "consentry.db")
    db.executescript("PRAGMA journal_mode = WAL;" + (FIXTURES / f"v{version}/consentry.sql").read_text())
    park = db.execute("SELECT id FROM user_account WHERE login = 'park'").fetchone()[0]
    db.execute("INSERT INTO user_role VALUES (?, 'administrator', 1)", (park,))
    db.commit()
    db.close()
    forged_log.own_store(store)


class Migrate(CliCase):
    def readable(self):
        return [known for known in KNOWN for file in self.store.rglob("*") if file.is_file() and known in file.read_bytes()]

    def version(self):
        db = sqlite3.connect(f"file:{self.store / 'consentry.db'}?mode=ro", uri=True)
        try:
            return db.execute("PRAGMA user_version").fetchone()[0]
        finally:
            db.close()

    def test_an_administrator_brings_each_old_version_up_to_date_and_work_goes_on(self):
        for version in (1, 2, 3):
            with self.subTest(version=version):
                shutil.rmtree(self.store, ignore_errors=True)
                make_old_store(self.store, version)
                self.assertTrue(self.readable())
                before = forged_log.verify_log.verify(self.store)
                self.assertEqual(before["verdict"], "UNANCHORED TAIL")
                refused = self.error("stop", "show", "--as", "park", expect=USAGE)
                self.assertIn("store migrate", refused["message"])
                self.assertIn("--as", self.error("store", "migrate", expect=USAGE)["message"])
                self.assertTrue(self.json("store", "migrate", "--as", "park")["up_to_date"])
                self.assertEqual(self.readable(), [])
                after = self.verify()
                self.assertTrue(after["accepted"], after)
                self.assertGreater(after["size"], before["verified_to"])
                self.assertEqual((after["signatures"]["wrong"], self.json("store", "check")["damage"]), (0, []))
                # The first administrator lets the others in.
                self.run_cli("user", "reset", "kim", "--new-passphrase-file", PASSPHRASE, "--as", "park")
                own = self.folder / f"own-{version}"
                own.touch(0o600)
                own.write_text("a sentence of Kim's own")
                self.run_cli("passphrase", "change", "--new-passphrase-file", own, "--as", "kim")
                kim = ("--as", "kim", "--passphrase-file", own)
                self.assertEqual(len(self.json("case", "list", *kim)["cases"]), 1)
                self.assertTrue(self.verify()["accepted"])
                self.assertTrue(self.json("store", "migrate", "--as", "park")["up_to_date"])

    def test_a_store_that_cannot_be_sealed_says_why(self):
        make_old_store(self.store, 3)
        (self.store / "keys/log.key").unlink()
        refused = self.error("store", "migrate", "--as", "park", expect=INPUT_OUTPUT)
        self.assertIn("log.key", refused["message"])

    def test_who_may_not_migrate_changes_nothing(self):
        make_old_store(self.store, 3)
        short = self.folder / "short"
        short.touch(0o600)
        short.write_text("too short")
        for who, more, expect in (("kim", (), DENIED), ("nobody", (), None), ("park", ("--passphrase-file", short), USAGE)):
            refused = self.run_cli("store", "migrate", "--as", who, *more, expect=expect)
            self.assertNotEqual(refused.returncode, 0, who)
            self.assertLess(self.version(), 5)
        self.assertFalse(list((self.store / "keys").glob("people.*")))
        self.run_cli("store", "migrate", "--as", "park")


if __name__ == "__main__":
    unittest.main()
