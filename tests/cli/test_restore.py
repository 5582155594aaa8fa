# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import sqlite3
import subprocess
import unittest

from support import CliCase, DENIED, INPUT_OUTPUT, NOT_FOUND, PASSPHRASE, REPOSITORY, USAGE, needs_weights, seal_pages


class Restore(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        self.data, self.keys, self.new = self.folder / "data", self.folder / "keys", self.folder / "new"

    def back_up(self):
        return self.json("backup", "create", self.data, "--keys", self.keys, "--as", "admin")

    def propose(self, *more, reason="the disk is lost", who="admin", **options):
        return self.json("backup", "restore", self.data, "--keys", self.keys, "--reason", reason, "--store", self.new,
                         "--as", who, *more, **options)

    def refused(self, *arguments, expect):
        return self.error("backup", "restore", *arguments, "--store", self.new, expect=expect)

    def approve(self, who="yoon", **options):
        return self.json("backup", "restore", "--approve", "--store", self.new, "--as", who, **options)

    def stop(self, **options):
        return self.run_cli("stop", "on", "nationality", "FRA", "--why", "x", "--as", "lee", "--store", self.new, **options)

    def both_verify(self, store, verdict, expect, *anchors):
        more = [word for anchor in anchors for word in ("--anchor", anchor)]
        said = self.verify(store, *more, expect=expect)
        other = subprocess.run(["python3", REPOSITORY / "docs/verify_log.py", store, *more], capture_output=True,
                               text=True)
        self.assertEqual(said["verdict"], verdict, said)
        self.assertIn(f"verdict: {verdict}\n", other.stdout, other.stderr)
        return said

    def test_the_drill_a_lost_store_goes_on_from_its_backup_when_two_people_agree(self):
        made = self.back_up()
        self.run_cli("stop", "on", "nationality", "FRA", "--why", "x", "--as", "lee")
        anchor = self.folder / "anchor"
        shutil.copy(self.store / "log.pin", anchor)
        shutil.rmtree(self.store)

        waiting = self.propose()
        self.assertEqual((waiting["log"], waiting["records"], waiting["from"]),
                         (made["log"], made["records"], made["manifest"]))
        said = self.stop(expect=DENIED).stderr
        self.assertIn("waits for a second person", said)
        self.assertIn("backup restore --approve", said)
        self.assertEqual(len(self.json("user", "list", "--store", self.new)["users"]), 7)
        self.both_verify(self.new, "UNANCHORED TAIL", 0)

        done = self.approve()
        self.assertEqual(done["record"], made["records"])
        self.assertNotIn("restore.proposal", os.listdir(self.new))
        entry = self.json("audit", "show", done["record"], "--as", "yoon", "--store", self.new)
        self.assertIn(done["incarnation"], str(entry))
        said = self.both_verify(self.new, "UNANCHORED TAIL", 0)
        self.assertIn(f"restored at record {done['record']} by two people (incarnation {done['incarnation']})",
                      said["words"])

        self.stop()
        self.run_cli("store", "check", "--store", self.new)
        self.both_verify(self.new, "UNANCHORED TAIL", 0, self.data / "log.pin")
        lost = self.both_verify(self.new, "TRUNCATED" if self.size(anchor) > self.size(self.new / "log.pin") else "FORKED",
                                None, anchor)
        self.assertIn(f"restored at record {done['record']}", lost["words"])
        self.assertIn("lost", lost["words"])
        row = self.json("proposal", "list", "--as", "yoon", "--store", self.new)
        self.assertIn("approved", str(row))

    @needs_weights
    def test_a_restored_store_takes_in_photographs_and_asks_for_consent_as_before(self):
        self.make_rules()
        self.back_up()
        shutil.rmtree(self.store)
        self.propose()
        self.approve()
        imported = self.json("set", "import", self.make_noise_set(), "--as", "kim", "--store", self.new)
        self.assertEqual((imported["state"], imported["counts"], imported["not_opened"]), ("complete", {"no_face": 6}, 0))
        self.run_cli("stop", "on", "nationality", "KOR", "--why", "x", "--as", "lee", "--store", self.new)
        stopped = self.json("set", "import", self.make_noise_set(name="next"), "--as", "kim", "--store", self.new)
        self.assertEqual((stopped["counts"], stopped["not_opened"]), ({"blocked": 6}, 6))
        self.both_verify(self.new, "UNANCHORED TAIL", 0)

    def size(self, note):
        return int(note.read_text().splitlines()[1])

    def test_who_proposed_or_has_no_such_role_does_not_approve(self):
        self.back_up()
        for who in ("kim", "lee", "park", "yoon"):
            self.propose(who=who, expect=DENIED)
        self.assertFalse(self.new.exists())
        self.propose()
        for who in ("admin", "kim", "park"):
            self.refused("--approve", "--as", who, expect=DENIED)
        self.stop(expect=DENIED)
        self.approve("lee")
        self.refused("--approve", "--as", "yoon", expect=NOT_FOUND)
        self.stop()

    def test_who_was_disabled_or_locked_by_then_takes_no_part(self):
        self.run_cli("user", "disable", "han", "--as", "admin")
        self.run_cli("user", "reset", "lee", "--new-passphrase-file", PASSPHRASE, "--as", "admin")
        self.back_up()
        self.propose()
        self.refused("--approve", "--as", "han", expect=DENIED)
        self.assertIn("set by somebody else", self.refused("--approve", "--as", "lee", expect=DENIED)["message"])
        self.approve("yoon")

    def test_a_proposal_that_was_changed_is_worth_nothing(self):
        self.back_up()
        self.propose()
        file = self.new / "restore.proposal"
        genuine = file.read_text()
        for pattern, other in ((r"words .*", "words another reason"), (r"known \d+", "known 5"),
                               (r"from \w+", "from " + 64 * "0"), (r"at (\d+)\d\d\d\n", "at \\g<1>111\n"), (r"sig ..", "sig 00")):
            file.write_text(re.sub(pattern, other, genuine))
            self.approve(expect=DENIED)
        file.write_text(genuine.replace("records ", "records 1"))
        self.approve(expect=DENIED)
        file.write_text(genuine + "x")
        self.approve(expect=INPUT_OUTPUT)
        self.assertEqual(os.listdir(self.new / "keys").count("log.key"), 0)
        file.write_text(genuine)
        self.approve()
        self.both_verify(self.new, "UNANCHORED TAIL", 0)

    def test_a_proposal_that_cannot_be_read_keeps_nobody_from_reading_and_can_be_rejected(self):
        self.new = self.store
        file = self.store / "restore.proposal"
        for make in (lambda: file.write_text("junk"), lambda: file.write_bytes(bytes(3_000_000)), lambda: file.symlink_to("log.pin")):
            make()
            self.assertIn("--reject", self.stop(expect=INPUT_OUTPUT).stderr)
            self.assertEqual(len(self.json("user", "list")["users"]), 7)
            self.refused("--reject", "--as", "kim", expect=DENIED)
            self.assertTrue(self.json("backup", "restore", "--reject", "--as", "yoon")["unreadable"])
            self.assertFalse(os.path.lexists(file))
        self.stop()

    def test_a_rejected_copy_stays_read_only_and_can_be_proposed_in_its_place(self):
        self.back_up()
        self.propose()
        self.refused("--reject", "--as", "kim", expect=DENIED)
        self.run_cli("backup", "restore", "--reject", "--store", self.new, "--as", "yoon")
        self.stop(expect=INPUT_OUTPUT)
        self.refused("--here", "--reason", "again", "--as", "yoon", expect=DENIED)
        self.json("backup", "restore", "--here", "--reason", "again", "--store", self.new, "--as", "admin")
        self.assertEqual(self.refused("--here", "--reason", "twice", "--as", "admin", expect=DENIED)["code"], "conflict")
        self.approve()
        self.stop()

    def test_an_older_database_put_back_goes_on_when_two_people_accept_what_is_lost(self):
        older = self.folder / "older.db"
        shutil.copy(self.store / "consentry.db", older)
        known = self.size(self.store / "log.pin")
        self.run_cli("stop", "on", "nationality", "FRA", "--why", "x", "--as", "lee")
        anchor = self.folder / "anchor"
        shutil.copy(self.store / "log.pin", anchor)
        shutil.copy(older, self.store / "consentry.db")
        for name in ("consentry.db-wal", "consentry.db-shm"):
            (self.store / name).unlink(missing_ok=True)
        self.new = self.store
        self.stop(expect=INPUT_OUTPUT)
        self.assertTrue((self.store / "quarantine.txt").exists())
        said = self.run_cli("backup", "restore", "--here", "--reason", "put back", "--as", "admin")
        self.assertIn("acknowledged records are lost", said.stderr)
        self.stop(expect=DENIED)
        done = self.approve()
        self.assertEqual((done["records"], done["known"]), (known, self.size(anchor)))
        self.assertIn("quarantine.before-restore.txt", os.listdir(self.store))
        said = self.both_verify(self.store, "UNANCHORED TAIL", 0)
        self.assertIn(f"{done['known']} records were known before", said["words"])
        self.stop()
        self.both_verify(self.store, "FORKED", None, anchor)

    def test_what_was_erased_and_withdrawn_since_the_backup_does_not_come_back(self):
        notice = self.folder / "notice.txt"
        notice.write_text("what was shown")
        for ref in ("SECRET-1", "SECRET-2", "SECRET-3", "SECRET-4"):
            self.run_cli("consent", "give", ref, "--purpose", "watchlist_search", "--notice-version", "1",
                         "--notice-language", "en", "--notice", notice, "--as", "park")
        hold = self.json("hold", "place", "SECRET-3", "--reference", "Ka 17", "--as", "lee")
        self.back_up()
        self.run_cli("erase", "SECRET-1", "--reason", "asked", "--as", "park")
        self.run_cli("consent", "withdraw", "SECRET-2", "--as", "park")
        self.run_cli("hold", "lift", hold["id"][:8], "--as", "lee")
        self.run_cli("erase", "SECRET-3", "--reason", "asked", "--as", "park")
        bundle = self.folder / "bundle"
        self.run_cli("audit", "export", bundle, "--as", "yoon")

        waiting = self.run_cli("backup", "restore", self.data, "--keys", self.keys, "--reason", "x", "--store", self.new,
                               "--as", "admin").stderr
        self.assertIn("is here again", waiting)
        proposal = self.new / "restore.proposal"
        other = self.folder / "other"
        self.run_cli("init", other, "--admin", "admin")
        self.refused("--approve", "--after", other, "--as", "yoon", expect=USAGE)
        self.assertTrue(proposal.exists())
        entries = bundle / "entries.jsonl"
        genuine = entries.read_text()
        entries.write_text(genuine.replace('"outcome":"ok"', '"outcome":"no"', 1))
        self.refused("--approve", "--after", bundle, "--as", "yoon", expect=INPUT_OUTPUT)
        self.assertTrue(proposal.exists())
        entries.write_text(genuine)
        done = self.json("backup", "restore", "--approve", "--after", bundle, "--store", self.new, "--as", "yoon")
        self.assertEqual((done["erased_again"], done["withdrawn_again"], len(done["left"])), (1, 1, 1))

        self.error("consent", "show", "SECRET-1", "--as", "park", "--store", self.new, expect=NOT_FOUND)
        state = lambda ref: self.json("consent", "show", ref, "--as", "park",
                                      "--store", self.new)["records"][0]["state_now"]
        self.assertEqual([state("SECRET-2"), state("SECRET-3"), state("SECRET-4")], ["withdrawn", "given", "given"])
        self.assertEqual(len(self.json("erasures", "list", "--as", "park", "--store", self.new)["erasures"]), 1)
        self.both_verify(self.new, "UNANCHORED TAIL", 0)

    def test_store_check_opens_what_is_sealed_for_whoever_signs_in(self):
        notice = self.folder / "notice.txt"
        notice.write_text("what was shown")
        self.run_cli("consent", "give", "SECRET-1", "--purpose", "watchlist_search", "--notice-version", "1",
                     "--notice-language", "en", "--notice", notice, "--as", "park")
        self.assertIn("nobody signed in", self.run_cli("store", "check").stderr)
        sealed = {place["place"]: place for place in self.json("store", "check", "--as", "yoon")["sealed"]}
        self.assertEqual((sealed["traveller.ref"]["opened"], sealed["traveller.ref"]["first_bad"]), (1, None))
        plain = sqlite3.connect(self.store / "consentry.db")
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        plain.execute("UPDATE traveller SET ref = zeroblob(length(ref))")
        plain.commit()
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        plain.close()
        seal_pages(self.store / "consentry.db")
        sealed = {place["place"]: place for place in self.json("store", "check", "--as", "yoon", expect=1)["sealed"]}
        self.assertEqual(sealed["traveller.ref"]["opened"], 0)
        self.assertTrue(sealed["traveller.ref"]["first_bad"])

    def test_a_store_that_is_whole_or_damaged_is_no_case_for_two_people(self):
        self.new = self.store
        self.assertEqual(self.refused("--here", "--reason", "x", "--as", "admin", expect=DENIED)["code"], "conflict")
        (self.store / "keys/log.key").unlink()
        database = self.store / "consentry.db"
        content = bytearray(database.read_bytes())
        content[len(content) // 2] ^= 1
        database.write_bytes(content)
        self.run_cli("backup", "restore", "--here", "--reason", "x", "--as", "admin", expect=INPUT_OUTPUT)
        self.assertNotIn("restore.proposal", os.listdir(self.store))

    def test_what_is_no_whole_backup_is_not_restored_and_leaves_nothing(self):
        self.back_up()
        before = sorted(os.listdir(self.folder))
        self.error("backup", "restore", self.keys, "--keys", self.data, "--reason", "x", "--store", self.new, "--as",
                   "admin", expect=USAGE)
        self.error("backup", "restore", self.data, "--keys", self.data, "--reason", "x", "--store", self.new, "--as",
                   "admin", expect=INPUT_OUTPUT)
        self.error("backup", "restore", self.data, "--reason", "x", "--store", self.new, "--as", "admin", expect=USAGE)
        self.error("backup", "restore", self.data, "--keys", self.keys, "--reason", "", "--store", self.new, "--as",
                   "admin", expect=USAGE)
        self.error("backup", "restore", "--approve", "--here", "--store", self.new, "--as", "admin", expect=USAGE)
        manifest, database = self.data / "backup.manifest", self.data / "consentry.db"
        genuine = manifest.read_text()
        for schema, expect, code in ((99, INPUT_OUTPUT, "store_newer"), (1, USAGE, "unsupported")):
            manifest.write_text(re.sub(r"schema \d+", f"schema {schema}", genuine))
            self.assertEqual(self.error("backup", "restore", self.data, "--keys", self.keys, "--reason", "x", "--store",
                                        self.new, "--as", "admin", expect=expect)["code"], code)
        manifest.write_text(genuine)
        content = database.read_bytes()
        database.write_bytes(content[:9000] + bytes([content[9000] ^ 1]) + content[9001:])
        self.propose(expect=INPUT_OUTPUT)
        database.write_bytes(content)
        (self.folder / "wrong").write_text("not the passphrase at all\n")
        (self.folder / "wrong").chmod(0o600)
        self.propose("--passphrase-file", self.folder / "wrong", expect=DENIED)
        (self.folder / "wrong").unlink()
        self.assertEqual(sorted(os.listdir(self.folder)), before)
        self.new.mkdir()
        (self.new / "mine").write_text("x")
        self.assertEqual(self.propose(expect=USAGE)["error"]["code"], "already_exists")
        self.assertEqual(os.listdir(self.new), ["mine"])


if __name__ == "__main__":
    unittest.main()
