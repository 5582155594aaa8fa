# SPDX-License-Identifier: GPL-3.0-or-later
import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
import unittest

from support import CLI, CliCase, environment, DENIED, INPUT_OUTPUT, NOT_FOUND, POLICY, USAGE, seal_pages


class People(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()

    def test_everybody_is_listed_without_naming_oneself(self):
        users = {user["login"]: user for user in self.json("user", "list")["users"]}
        self.assertEqual(set(users), {"admin", "kim", "choi", "lee", "han", "park", "yoon"})
        self.assertEqual(users["yoon"]["roles"], ["auditor"])

    def test_roles_are_granted_and_taken(self):
        self.assertEqual(self.json("user", "grant", "kim", "supervisor", "--as", "admin")["roles"],
                         ["officer", "supervisor"])
        self.assertEqual(self.json("role", "revoke", "kim", "supervisor", "--as", "admin")["roles"], ["officer"])

    def test_administrator_and_auditor_never_meet(self):
        self.assertEqual(self.error("user", "grant", "yoon", "administrator", "--as", "admin", expect=DENIED)["code"],
                         "denied")

    def test_a_role_that_does_not_allow_the_act_is_denied(self):
        self.assertIn("role list", self.error("set", "list", "--as", "park", expect=DENIED)["next"])
        self.error("user", "add", "new", "--role", "officer", "--as", "kim", expect=DENIED)
        self.error("audit", "list", "--as", "kim", expect=DENIED)

    def test_a_disabled_person_acts_no_more(self):
        self.run_cli("user", "disable", "kim", "--as", "admin")
        self.error("set", "list", "--as", "kim", expect=DENIED)

    def test_the_last_administrator_stays(self):
        self.error("user", "disable", "admin", "--as", "admin", expect=DENIED)

    def test_names_that_are_taken_or_unknown(self):
        self.assertEqual(self.error("user", "add", "kim", "--role", "officer", "--as", "admin", expect=USAGE)["code"],
                         "already_exists")
        self.assertIn("user list", self.error("set", "list", "--as", "nobody", expect=DENIED)["next"])


class Schema(CliCase):
    def test_a_store_that_is_up_to_date_stays_so(self):
        self.make_store()
        self.assertTrue(self.json("store", "migrate")["up_to_date"])
        self.assertEqual(self.json("store", "check")["log"]["accepted"], True)


class Rules(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()

    def test_a_policy_needs_two_people(self):
        self.assertIsNone(self.json("policy", "show", "--as", "kim")["in_force"])
        proposed = self.json("policy", "propose", POLICY, "--as", "admin")
        self.error("policy", "approve", proposed["id"], "--as", "admin", expect=DENIED)
        self.assertTrue(self.json("policy", "approve", proposed["id"][:8], "--as", "lee")["in_force"])
        shown = self.json("policy", "show", "--as", "kim")
        self.assertEqual(shown["in_force"]["version"], 1)
        self.assertTrue(all(rule["words"] for rule in shown["in_force"]["rules"]))
        self.assertIn("denied", self.text("policy", "show", "--as", "kim"))

    def test_a_file_that_is_no_policy_is_refused_with_its_place(self):
        bad = self.folder / "bad.toml"
        bad.write_text("format = 1\ntitle = \"x\"\nsurprise = true\n")
        self.assertIn("surprise", self.error("policy", "check", bad, "--as", "kim", expect=INPUT_OUTPUT)["message"])
        self.assertEqual(self.json("policy", "check", POLICY, "--as", "kim")["version"], 0)

    def test_a_basis_needs_a_supervisor_who_is_another_person(self):
        words = ("basis", "propose", "--kind", "court_order", "--reference", "2026-17", "--purpose", "watchlist_search",
                 "--from", "2026-01-01", "--review-by", "2099-01-01", "--as", "lee")
        basis = self.json(*words)
        self.error("basis", "approve", basis["id"], "--as", "lee", expect=DENIED)
        self.assertIsNotNone(self.json("basis", "approve", basis["id"], "--as", "han")["approved_by"])
        self.assertEqual(len(self.json("basis", "list", "--as", "kim")["bases"]), 1)

    def test_the_stop_switch_goes_on_and_off(self):
        stop = self.json("stop", "on", "purpose", "watchlist_search", "--why", "complaint", "--as", "lee")
        self.assertEqual([s["id"] for s in self.json("stop", "show", "--as", "kim")["stops"]], [stop["id"]])
        self.run_cli("stop", "off", stop["id"][:8], "--as", "admin")
        self.assertEqual(self.json("stop", "show", "--as", "kim")["stops"], [])
        self.error("stop", "on", "site", "--why", "x", "--as", "kim", expect=DENIED)


class Consents(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        self.make_rules()
        self.notice = self.folder / "notice.txt"
        self.notice.write_text("We compare your photograph with a list.\n")

    def give(self, state="give"):
        return self.json("consent", state, "T-1", "--purpose", "accuracy_test", "--notice-version", "4",
                         "--notice-language", "en", "--notice", self.notice, "--as", "park")

    def explain(self):
        return self.json("policy", "explain", "--purpose", "accuracy_test", "--traveller", "T-1", "--as", "kim")

    def test_from_given_through_withdrawn(self):
        self.give()
        self.run_cli("consent", "withdraw", "T-1", "--as", "park")
        shown = self.json("consent", "show", "T-1", "--as", "kim")
        self.assertEqual(shown["records"][0]["state_now"], "withdrawn")
        self.assertEqual([e["state"] for e in shown["records"][0]["events"]], ["given", "withdrawn"])
        self.assertIn("withdrawn", self.text("consent", "history", "T-1", "--as", "park"))
        answer = self.explain()
        self.assertFalse(answer["allowed"])
        self.assertTrue(answer["words"])
        self.error("consent", "withdraw", "T-1", "--as", "park", expect=NOT_FOUND)

    def test_reaffirming_keeps_the_permission(self):
        self.give()
        self.run_cli("consent", "reaffirm", "T-1", "--as", "park")
        self.assertEqual(self.json("consent", "show", "T-1", "--as", "park")["records"][0]["state_now"], "reaffirmed")

    def test_a_person_gets_a_receipt_of_what_is_in_force_and_of_nothing_else(self):
        words = ("consent", "receipt", "T-1", "--controller", "Border Authority", "--jurisdiction", "KR", "--as", "park")
        self.error(*words, expect=NOT_FOUND)
        self.give()
        receipts = self.json(*words)["receipts"]
        self.assertEqual(len(receipts), 1)
        self.assertEqual(receipts[0]["version"], "KI-CR-v1.1.0")
        self.assertEqual(receipts[0]["piiPrincipalId"], "T-1")
        self.assertEqual(receipts[0]["piiControllers"][0]["piiController"], "Border Authority")
        self.assertEqual([p["purpose"] for p in receipts[0]["services"][0]["purposes"]], ["accuracy_test"])
        self.assertEqual(receipts[0]["consentReceiptID"].count("-"), 4)
        self.run_cli("consent", "withdraw", "T-1", "--as", "park")
        self.error(*words, expect=NOT_FOUND)

    def test_a_refusal_is_a_record_too(self):
        self.give("refuse")
        self.assertFalse(self.explain()["allowed"])

    def test_only_the_clerk_records_consent(self):
        self.give()
        self.error("consent", "withdraw", "T-1", "--as", "kim", expect=DENIED)

    def test_a_bad_line_never_stops_another(self):
        good = ('{"consent_ref":"C-%d","traveller_ref":"T-%d","purposes":["watchlist_search"],"recipients":'
                '["border_control"],"categories":["facial_image","face_template"],"notice":{"version":"4","language":'
                '"ko","text":"words"},"state":"given","at":"2026-01-02T03:04:05Z"}')
        file = self.folder / "consents.jsonl"
        file.write_text("\n".join((good % (1, 1), "{broken", good % (2, 2))) + "\n")
        answer = self.json("consent", "import", file, "--as", "park")
        self.assertEqual((answer["records"], [bad["line"] for bad in answer["bad"]]), (2, [2]))
        again = self.json("consent", "import", file, "--as", "park")
        self.assertEqual((again["records"], again["unchanged"]), (0, 2))


class Care(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()

    def test_a_folder_with_something_in_it_becomes_no_store(self):
        self.assertEqual(self.error("init", self.store, expect=USAGE)["code"], "already_exists")

    def test_the_store_checks_itself(self):
        checked = self.json("store", "check")
        self.assertTrue(checked["log"]["accepted"])
        self.assertEqual(checked["open_cases"], 0)

    def test_a_second_writer_is_refused_and_readers_are_not(self):
        # The lock is what another running program holds.
        with open(self.store / "writer.lock", "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            error = self.error("user", "disable", "kim", "--as", "admin", expect=INPUT_OUTPUT)
            self.assertEqual(error["code"], "store_busy")
            self.run_cli("user", "list", "--as", "kim")
            self.verify()
        self.run_cli("user", "disable", "kim", "--as", "admin")

    def test_a_newer_store_is_refused(self):
        with sqlite3.connect(self.store / "consentry.db") as db:
            db.execute("PRAGMA user_version = 9999")
        db.close()
        seal_pages(self.store / "consentry.db")
        error = self.error("set", "list", "--as", "kim", expect=INPUT_OUTPUT)
        self.assertEqual(error["code"], "store_newer")
        self.assertIn("newer", error["next"])

    def environment_for_anybody(self):
        """The inference runtime lies in root's own cache, where nobody else may look: copies of what is linked."""
        libraries = self.folder / "libraries"
        libraries.mkdir()
        linked = subprocess.run(["ldd", CLI], capture_output=True, text=True, check=True).stdout
        for name, path in re.findall(r"(\S+) => (\S*openvino\S+)", linked):
            shutil.copy(path, libraries / name)
        return environment(CONSENTRY_STORE=str(self.store), LD_LIBRARY_PATH=str(libraries))

    def test_a_store_that_may_not_be_written_can_be_read_and_verified(self):
        for path in (self.store, *self.store.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.folder.chmod(0o755)
        # Root may write anywhere, so a root test run looks through somebody else's eyes.
        who = {}
        if os.geteuid() == 0:
            who = {"user": 65534, "group": 65534, "extra_groups": [], "env": self.environment_for_anybody()}
        try:
            failed = self.run_cli("user", "add", "x1", "--role", "officer", "--as", "admin", expect=INPUT_OUTPUT, **who)
            self.assertIn("next: ", failed.stderr)
            self.run_cli("user", "list", **who)
            self.run_cli("audit", "verify", **who)
        finally:
            for path in (self.store, *self.store.rglob("*")):
                path.chmod(0o755 if path.is_dir() else 0o644)


if __name__ == "__main__":
    unittest.main()
