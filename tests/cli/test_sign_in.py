# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in: where a passphrase comes from, what a wrong one costs, and what is never shown."""
import json
import os
import pty
import select
import time
import unittest

from support import CLI, CliCase, DENIED, NOT_FOUND, PASSPHRASE, USAGE, environment


class SignIn(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()

    def secret(self, words, name="secret", mode=0o600):
        file = self.folder / name
        file.touch(mode)
        file.write_text(words)
        file.chmod(mode)
        return file

    def types(self, limit=3):
        entries = self.json("audit", "list", "--limit", str(limit + 2), "--as", "yoon")["entries"]
        # The auditor's own sign-in and look come last.
        return [entry["entry"]["type"] for entry in entries if entry["entry"].get("role") != "auditor"][:limit]

    def test_every_act_is_under_a_name_that_was_proven(self):
        self.run_cli("stop", "on", "site", "--why", "drill", "--as", "lee")
        self.assertEqual(self.types(2), ["stop_on", "signed_in"])

    def test_without_a_passphrase_nobody_acts(self):
        without = environment(CONSENTRY_STORE=str(self.store))
        del without["CONSENTRY_PASSPHRASE_FILE"]
        said = self.run_cli("set", "list", "--as", "kim", expect=USAGE, env=without)
        self.assertIn("--passphrase-file", said.stderr)

    def test_a_wrong_passphrase_and_an_unknown_name_are_answered_alike(self):
        wrong = self.secret("not the passphrase\n")
        for words in (("stop", "show"), ("stop", "on", "site", "--why", "x")):
            answers = [self.error(*words, "--as", who, "--passphrase-file", wrong, expect=DENIED) for who in ("lee", "nobody")]
            self.assertEqual(answers[0], answers[1])
            self.assertNotIn("not the passphrase", json.dumps(answers))
            self.run_cli("stop", "show", "--as", "lee")
        self.assertEqual(self.types(2), ["sign_in_failed", "sign_in_failed"])

    def test_after_three_wrong_tries_the_right_one_waits_too(self):
        wrong = self.secret("not the passphrase\n")
        for _ in range(3):
            self.run_cli("stop", "on", "site", "--why", "x", "--as", "lee", "--passphrase-file", wrong, expect=DENIED)
        self.assertEqual(self.json("stop", "show", "--as", "lee", expect=DENIED)["error"]["code"], "throttled")
        deadline = time.monotonic() + 30
        while self.run_cli("stop", "on", "site", "--why", "drill", "--as", "lee", expect=None).returncode != 0:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.2)

    def test_who_only_reads_has_no_more_tries_than_who_writes(self):
        wrong = self.secret("not the passphrase\n")
        size = self.verify()["size"]
        for _ in range(3):
            self.run_cli("stop", "show", "--as", "lee", "--passphrase-file", wrong, expect=DENIED)
        for words in (("stop", "show"), ("stop", "on", "site", "--why", "x")):
            self.assertEqual(self.json(*words, "--as", "lee", expect=DENIED)["error"]["code"], "throttled")
        self.assertEqual(self.verify()["size"], size)
        self.assertEqual((self.store / "sign-in.tries").stat().st_mode & 0o777, 0o600)
        # Others are let in, and leave nothing of themselves there.
        self.run_cli("stop", "show", "--as", "kim")
        deadline = time.monotonic() + 30
        while self.run_cli("stop", "on", "site", "--why", "drill", "--as", "lee", expect=None).returncode != 0:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.2)
        self.assertFalse((self.store / "sign-in.tries").exists())
        self.assertEqual(self.types(3), ["stop_on", "signed_in", "sign_in_failed"])
        self.assertTrue(self.verify()["accepted"])

    def test_a_passphrase_file_is_its_first_line(self):
        for number, content in enumerate(("everybody's in these tests", "everybody's in these tests\r\nmore\n")):
            self.run_cli("set", "list", "--as", "kim", "--passphrase-file", self.secret(content, f"good-{number}"))
        for number, content in enumerate(("", "\nsecond line\n", "x" * 1025)):
            self.error("set", "list", "--as", "kim", "--passphrase-file", self.secret(content, f"bad-{number}"), expect=USAGE)
        self.error("set", "list", "--as", "kim", "--passphrase-file", self.folder / "nowhere", expect=NOT_FOUND)

    def test_a_passphrase_file_that_others_may_read_is_remarked_on(self):
        open_file = self.secret(PASSPHRASE.read_text(), "open", 0o644)
        self.assertIn("chmod 600", self.run_cli("set", "list", "--as", "kim", "--passphrase-file", open_file).stderr)
        self.assertEqual(self.run_cli("set", "list", "--as", "kim").stderr, "")

    def test_a_new_person_without_a_passphrase_gets_one_for_one_sign_in(self):
        added = self.json("user", "add", "jung", "--role", "officer", "--one-time", "--as", "admin")
        once = self.secret(added["one_time_passphrase"], "once")
        as_jung = ("--as", "jung", "--passphrase-file", once)
        self.assertIn("passphrase change", self.error("set", "list", *as_jung, expect=DENIED)["next"])
        self.error("passphrase", "change", "--new-passphrase-file", self.secret("too short", "short"), *as_jung, expect=USAGE)
        own = self.secret("a sentence of my own", "own")
        self.run_cli("passphrase", "change", "--new-passphrase-file", own, *as_jung)
        self.run_cli("set", "list", "--as", "jung", "--passphrase-file", own)
        self.run_cli("set", "list", *as_jung, expect=DENIED)
        for file in self.store.rglob("*"):
            if file.is_file():
                self.assertNotIn(added["one_time_passphrase"].encode(), file.read_bytes(), file.name)

    def test_an_administrator_resets_somebody_else(self):
        self.error("user", "reset", "admin", "--as", "admin", expect=DENIED)
        self.error("user", "reset", "kim", "--as", "lee", expect=DENIED)
        given = self.secret("told to Kim at the desk", "given")
        self.run_cli("user", "reset", "kim", "--new-passphrase-file", given, "--as", "admin")
        self.assertEqual(self.types(2), ["credential_set", "signed_in"])
        self.run_cli("set", "list", "--as", "kim", expect=DENIED)
        states = {user["login"]: user for user in self.json("user", "list", "--as", "choi")["users"]}
        self.assertTrue(states["kim"]["must_change"])
        self.assertFalse(states["choi"]["must_change"])
        self.assertIsNone(states["choi"]["last_sign_in"])
        self.assertIsNotNone(states["admin"]["last_sign_in"])

    def test_two_people_decide_what_one_proposed(self):
        proposal = self.json("emergency", "propose", "--act", "use_stop", "--hours", "1", "--reason", "nobody is here", "--as", "kim")
        self.error("stop", "on", "site", "--why", "fire", "--as", "kim", expect=DENIED)
        self.error("proposal", "approve", proposal["id"][:8], "--as", "kim", expect=DENIED)
        self.assertEqual([p["why_not"] for p in self.json("proposal", "list", "--open", "--as", "choi")["proposals"]], ["not_your_role"])
        self.assertIn("act use_stop", self.text("proposal", "show", proposal["id"], "--as", "lee"))
        self.assertEqual(self.json("proposal", "approve", proposal["id"][:8], "--as", "lee")["state"], "approved")
        self.run_cli("stop", "on", "site", "--why", "fire", "--as", "kim")
        self.error("user", "unlock", "kim", "--reason", "is not locked", "--as", "admin", expect=DENIED)

    def test_personal_signatures_are_checked_beside_the_log(self):
        signatures = self.json("audit", "verify")["signatures"]
        self.assertGreater(signatures["good"], 10)
        self.assertEqual(signatures["wrong"], 0)
        self.run_cli("audit", "export", self.folder / "bundle", "--as", "yoon")
        self.assertEqual(self.json("audit", "verify", self.folder / "bundle")["signatures"], signatures)

    def test_a_new_store_needs_the_first_administrators_passphrase(self):
        new = self.folder / "new"
        short = self.secret("eleven char", "short")
        self.error("init", new, "--passphrase-file", short, expect=USAGE)
        self.assertFalse((new / "consentry.db").exists())
        self.error("init", new, "--admin", "administrator", "--passphrase-file", self.secret("Administrator", "name"), expect=USAGE)

    def at_a_terminal(self, words, answers):
        """Runs a command at a terminal of its own, and types an answer at each colon."""
        without = environment(CONSENTRY_STORE=str(self.store))
        del without["CONSENTRY_PASSPHRASE_FILE"]
        child, terminal = pty.fork()
        if child == 0:
            os.execve(CLI, [CLI, *map(str, words)], without)
        shown, waiting = b"", list(answers)
        while select.select([terminal], [], [], 60)[0]:
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
            if waiting and shown.rstrip(b" ").endswith(b":"):
                time.sleep(0.05)
                os.write(terminal, waiting.pop(0).encode() + b"\n")
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()

    def test_at_a_terminal_the_passphrase_is_asked_for_and_not_shown(self):
        code, shown = self.at_a_terminal(("set", "list", "--as", "kim"), ["everybody's in these tests"])
        self.assertEqual(code, 0, shown)
        self.assertIn("Passphrase of kim:", shown)
        self.assertNotIn("everybody's", shown)

    def test_a_new_passphrase_is_typed_twice_alike(self):
        new = self.folder / "typed"
        code, shown = self.at_a_terminal(("init", new), ["first of all a sentence", "another sentence then"])
        self.assertEqual(code, USAGE, shown)
        code, shown = self.at_a_terminal(("init", new), ["first of all a sentence"] * 2)
        self.assertEqual(code, 0, shown)
        self.assertNotIn("sentence", shown)


if __name__ == "__main__":
    unittest.main()
