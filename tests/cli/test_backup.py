# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess
import time
import unittest

from support import CLI, CliCase, environment, DENIED, FINDING, INPUT_OUTPUT, NOT_FOUND, REPOSITORY, USAGE, needs_weights


class Backup(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        self.data, self.keys = self.folder / "data", self.folder / "keys"

    def back_up(self, *more, **options):
        return self.json("backup", "create", self.data, "--keys", self.keys, "--as", "admin", *more, **options)

    def findings(self, *arguments, expect=FINDING):
        found = self.json("backup", "check", self.data, *arguments, expect=expect)
        self.assertEqual(found["good"], expect == 0)
        return [finding["what"] for finding in found["findings"] if not finding["good"]]

    def test_data_and_keys_are_copied_apart_and_the_log_knows(self):
        made = self.back_up()
        self.assertEqual(sorted(os.listdir(self.data)), ["backup.manifest", "consentry.db", "log.pin"])
        self.assertEqual(sorted(os.listdir(self.keys)), ["backup.manifest", f"people.{made['generation']}"])
        self.assertTrue(made["recorded"] and made["keys_on_same_device"])
        self.assertEqual(os.stat(self.data).st_mode & 0o777, 0o700)
        entries = self.json("audit", "list", "--type", "backup_made", "--as", "lee")["entries"]
        self.assertEqual([entry["entry"]["outcome"] for entry in entries], ["ok", "intent"])
        self.assertIn(made["manifest"], str(entries[0]))
        self.assertEqual(self.findings("--keys", self.keys, expect=0), [])

    def test_the_log_s_own_key_is_in_no_backup(self):
        secret = (self.store / "keys/log.key").read_bytes()
        self.back_up()
        for folder in (self.data, self.keys):
            for file in folder.iterdir():
                self.assertNotIn(secret, file.read_bytes(), file)

    def test_a_copy_can_be_read_with_its_keys_and_goes_on_as_no_second_log(self):
        self.back_up()
        again = self.folder / "again"
        shutil.copytree(self.data, again)
        shutil.copytree(self.keys, again / "keys")
        self.assertEqual(self.json("set", "list", "--as", "kim", "--store", again), self.json("set", "list", "--as", "kim"))
        self.error("stop", "on", "site", "--why", "x", "--as", "lee", "--store", again, expect=INPUT_OUTPUT)

    def test_the_other_verifier_accepts_the_copy(self):
        self.back_up()
        done = subprocess.run(["python3", REPOSITORY / "docs/verify_log.py", self.data], capture_output=True, text=True)
        self.assertIn("UNANCHORED TAIL", done.stdout, done.stderr)

    @needs_weights
    def test_a_copy_while_another_program_imports_is_of_one_moment(self):
        self.make_rules()
        manifest = self.make_noise_set(number=600)
        lock = self.store / "writer.lock"
        before = lock.stat().st_mtime_ns
        importing = subprocess.Popen([CLI, "set", "import", str(manifest), "--as", "kim"], cwd=self.folder,
                                     env=environment(CONSENTRY_STORE=str(self.store)), stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
        while lock.stat().st_mtime_ns == before and importing.poll() is None:
            time.sleep(0.01)
        try:
            with_writer = 0
            for number in range(20):
                self.data, self.keys = self.folder / f"data{number}", self.folder / f"keys{number}"
                made = self.back_up()
                with_writer += not made["recorded"]
                self.assertEqual(self.findings("--keys", self.keys, expect=0), [])
                if importing.poll() is not None or with_writer == 3:
                    break
        finally:
            importing.wait()
        self.assertGreater(with_writer, 0, "no copy was made beside the writer")
        first = next(folder for folder in sorted(self.folder.glob("data*")))
        self.json("backup", "record", first, "--as", "admin")
        self.assertEqual(self.json("audit", "list", "--type", "backup_made", "--outcome", "ok", "--as",
                                   "lee")["entries"][0]["entry"]["outcome"], "ok")

    def test_an_altered_backup_is_found(self):
        self.back_up()
        genuine = self.folder / "genuine"
        shutil.copytree(self.data, genuine)

        def damage(name, change):
            shutil.rmtree(self.data)
            shutil.copytree(genuine, self.data)
            file = self.data / name
            file.write_bytes(change(file.read_bytes()))

        middle = lambda content: content[:9000] + bytes([content[9000] ^ 1]) + content[9001:]
        damage("consentry.db", middle)
        self.assertEqual(self.findings(), ["file consentry.db"])
        damage("consentry.db", lambda content: content[:-4096])
        self.assertEqual(self.findings(), ["file consentry.db"])
        damage("log.pin", lambda content: content + b"\n")
        self.assertEqual(self.findings(), ["file log.pin"])
        damage("backup.manifest", lambda content: content.replace(b"records ", b"records 1"))
        self.assertEqual(self.findings(), ["log_head"])
        damage("backup.manifest", lambda content: content + b"x")
        self.assertEqual(self.findings(), ["manifest"])
        damage("backup.manifest", lambda content: re.sub(rb"file consentry.db .*\n", b"", content))
        self.assertEqual(self.findings(), ["manifest"])

    def test_missing_and_wrong_keys_are_found(self):
        self.back_up()
        share = next(self.keys.glob("people.*"))
        content = share.read_bytes()
        share.write_bytes(content[:-2] + b"x\n")
        self.assertEqual(self.findings("--keys", self.keys), ["file " + share.name])
        share.unlink()
        self.assertEqual(self.findings("--keys", self.keys), ["file " + share.name])
        self.assertEqual(self.findings("--keys", self.folder), ["keys"])
        self.assertEqual(self.findings("--keys", self.data), ["keys"])

    def test_keys_of_another_store_do_not_fit(self):
        self.back_up()
        other = self.folder / "other"
        self.run_cli("init", other, "--admin", "admin")
        self.run_cli("backup", "create", self.folder / "d2", "--keys", self.folder / "k2", "--as", "admin", "--store",
                     other)
        self.assertEqual(self.findings("--keys", self.folder / "k2"), ["keys"])
        self.assertEqual(self.error("backup", "record", self.folder / "d2", "--as", "admin", expect=USAGE)["code"],
                         "invalid_argument")

    def test_nothing_is_overwritten_and_nothing_half_stays(self):
        self.data.mkdir()
        (self.data / "mine").write_text("x")
        self.assertEqual(self.error("backup", "create", self.data, "--as", "admin", expect=USAGE)["code"],
                         "already_exists")
        self.assertEqual(os.listdir(self.data), ["mine"])
        self.error("backup", "create", self.store / "inside", "--as", "admin", expect=USAGE)
        self.error("backup", "create", self.folder / "d", "--keys", self.folder / "d/keys", "--as", "admin",
                   expect=USAGE)
        self.keys.mkdir()
        (self.keys / "mine").write_text("x")
        self.error("backup", "create", self.folder / "d", "--keys", self.keys, "--as", "admin", expect=USAGE)
        self.assertEqual([file.name for file in self.folder.iterdir() if file.name.startswith("d")], ["data"])
        outcomes = [entry["entry"]["outcome"] for entry in
                    self.json("audit", "list", "--type", "backup_made", "--as", "lee")["entries"]]
        self.assertNotIn("ok", outcomes)
        self.assertIn("failed", outcomes)

    def test_only_an_administrator_copies_the_store(self):
        for login in ("kim", "lee", "park", "yoon"):
            self.error("backup", "create", self.data, "--as", login, expect=DENIED)
        self.assertFalse(self.data.exists())

    def test_what_is_no_backup_is_said_to_be_none(self):
        self.error("backup", "check", self.folder, expect=NOT_FOUND)

    def test_a_full_disk_leaves_no_half_backup(self):
        small = self.folder / "small"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("mounting a small file system needs root")
        try:
            self.assertEqual(self.error("backup", "create", small / "data", "--as", "admin",
                                        expect=INPUT_OUTPUT)["code"], "disk_full")
            self.assertEqual(os.listdir(small), [])
        finally:
            subprocess.run(["umount", small], check=True)


if __name__ == "__main__":
    unittest.main()
