# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job end to end on the London photographs: list, calibrate, screen, judge by two people, settle."""
import shutil
import unittest

from support import CliCase, DATA, DENIED, DONE, NOT_FOUND, USAGE, needs_london, needs_weights

LISTED = range(1, 5)
TRAVELLERS = range(1, 9)
BASIS = ("--legal", "Immigration Act 12-2")


def neutral(i):
    return DATA / "london" / f"{i:03d}_03.jpg"


def smiling(i):
    return DATA / "london" / f"{i:03d}_08.jpg"


@needs_weights
@needs_london
class Review(CliCase):
    """One long test: each step needs the one before, and faces take their time."""

    def make_list(self):
        self.run_cli("watchlist", "create", "overstay", *BASIS, "--as", "lee")
        for i in LISTED:
            person = self.json("watchlist", "add", "overstay", "--alias", f"A-{i}", "--reason", "removal order", *BASIS,
                               "--action", "refer to secondary inspection", "--review-by", "2099-01-01", "--expires",
                               "2099-06-01", "--photo", neutral(i), "--as", "kim")
            self.assertEqual(person["state"], "draft")
            self.error("watchlist", "approve", person["id"], "--as", "kim", expect=DENIED)
            self.run_cli("watchlist", "approve", person["id"][:12], "--as", "lee")
        self.assertEqual(self.json("watchlist", "activate", "overstay", "--all-approved", "--as", "lee")["active"], 4)

    def make_profile(self):
        for name, of, people in (("refs.csv", neutral, LISTED), ("probes.csv", smiling, range(1, 31))):
            rows = [f"P{i},{of(i).name}" for i in people]
            (self.folder / name).write_text("person,file\n" + "\n".join(rows) + "\n")
        figures = self.json("calibrate", "--name", "test", "--images", DATA / "london", "--references", "refs.csv", "--probes",
                            "probes.csv", "--review-fpir", "0.1", "--priority-fpir", "0.05", "--basis",
                            "CC BY 4.0, signed consents", "--as", "lee")
        self.assertEqual((figures["n_mated"], figures["n_nonmated"], figures["profile"]), (4, 26, "test"))
        self.assertEqual([p["name"] for p in self.json("profile", "list", "--as", "kim")["profiles"]], ["test"])

    def make_set(self):
        folder = self.folder / "flight"
        folder.mkdir()
        rows = ["traveller_ref,file,role,nationality,birth_year,gender"]
        for i in TRAVELLERS:
            shutil.copy(smiling(i), folder)
            rows.append(f"T-{i},{smiling(i).name},live,GBR,1990,X")
        (folder / "manifest.csv").write_text("\n".join(rows) + "\n")
        return folder / "manifest.csv"

    def judge(self, case, who, conclusion, outcome, expect=DONE):
        self.run_cli("case", "claim", case, "--as", who)
        return self.json("case", "decide", case, "--conclusion", conclusion, "--outcome", outcome, "--reason", "eyes",
                         "--note", "seen twice", "--shown-for", "12", "--as", who, expect=expect)

    def test_from_photographs_to_settled_cases_in_a_log_that_verifies(self):
        self.make_store()
        self.make_rules()
        self.screening()
        numbers = [case["number"] for case in self.json("case", "list", "--as", "kim")["cases"]]
        self.assertGreaterEqual(len(numbers), 3)
        self.photographs_are_written_and_recorded(numbers[0])
        self.two_people_agree(numbers[0])
        self.two_people_differ(numbers[1])
        self.a_stop_shows_nothing_of_a_claimed_case(numbers[2])
        self.the_past_can_be_rebuilt()
        self.assertTrue(self.verify()["accepted"])

    def screening(self):
        self.make_list()
        self.run_cli("set", "import", self.make_set(), "--as", "kim")
        self.assertEqual(self.error("screen", "flight", "--list", "overstay", "--as", "kim", expect=NOT_FOUND)["code"], "not_found")
        self.make_profile()
        run = self.json("screen", "flight", "--list", "overstay", "--as", "kim")
        self.assertEqual((run["state"], run["photographs"], run["searched"]), ("finished", 8, 8))
        self.assertGreaterEqual(run["flagged_review"] + run["flagged_priority"], 3)
        self.assertTrue(run["uncalibrated"])
        self.assertEqual(len(self.json("run", "list", "--as", "lee")["runs"]), 1)
        self.run_cli("watchlist", "create", "empty", *BASIS, "--as", "lee")
        self.error("screen", "flight", "--list", "empty", "--as", "kim", expect=USAGE)

    def photographs_are_written_and_recorded(self, case):
        self.run_cli("case", "claim", case, "--as", "kim")
        shown = self.json("case", "show", case, "--photographs", self.folder / "shown", "--as", "kim")
        self.assertTrue((self.folder / "shown" / f"case-{case}-traveller.jpg").stat().st_size > 1000)
        entry = self.json("audit", "show", shown["shown_seq"], "--as", "yoon")
        self.assertEqual(entry["entry"]["type"], "candidates_shown")
        self.run_cli("case", "release", case, "--as", "kim")

    def two_people_agree(self, case):
        self.error("case", "decide", case, "--conclusion", "1", "--outcome", "cleared", "--reason", "eyes", "--as", "kim",
                   expect=DENIED)
        first = self.judge(case, "kim", "1", "refer_secondary")
        self.assertEqual(first["state"], "first_done")
        self.error("case", "claim", case, "--as", "kim", expect=DENIED)
        self.second_reviewer_is_blind(case)
        second = self.judge(case, "choi", "1", "refer_secondary")
        self.assertEqual((second["state"], second["outcome"]), ("closed", "refer_secondary"))
        self.assertEqual(len(second["judgements"]), 2)
        self.assertTrue(second["candidates"][0]["alias"])
        types = [e["entry"]["type"] for e in self.json("case", "history", case, "--as", "lee")["entries"]]
        for needed in ("case_claimed", "case_reviewed", "case_closed"):
            self.assertIn(needed, types)

    def second_reviewer_is_blind(self, case):
        shown = self.json("case", "show", case, "--as", "choi")
        self.assertEqual(shown["judgements"], [])
        self.assertIn("first_judgement", shown["hidden"])
        self.assertIn("score", shown["hidden"])
        for candidate in shown["candidates"]:
            for key in ("distance", "false_alarm_rate", "level", "alias", "reason"):
                self.assertIsNone(candidate[key], key)
        words = self.text("case", "show", case, "--as", "choi")
        self.assertIn("hidden until you have judged", words)
        for secret in ("seen twice", "Kim", "refer secondary", "A-1", "removal order"):
            self.assertNotIn(secret, words)
        self.error("audit", "list", "--case", shown["id"], "--as", "choi", expect=DENIED)

    def two_people_differ(self, case):
        self.judge(case, "kim", "1", "refer_secondary")
        self.assertEqual(self.judge(case, "choi", "-1", "cleared")["state"], "conflict")
        words = ("case", "supervise", case, "--conclusion", "-1", "--outcome", "cleared", "--reason", "ears", "--as")
        self.error(*words, "kim", expect=DENIED)
        settled = self.json(*words, "lee")
        self.assertEqual((settled["state"], settled["outcome"]), ("closed", "cleared"))
        self.assertEqual([j["step"] for j in settled["judgements"]], ["first", "second", "supervisor"])

    def a_stop_shows_nothing_of_a_claimed_case(self, case):
        self.run_cli("case", "claim", case, "--as", "kim")
        stop = self.json("stop", "on", "site", "--why", "an inspection", "--as", "lee")
        shut = self.folder / "kept-shut"
        shown = self.json("case", "show", case, "--photographs", shut, "--as", "kim", expect=DENIED)
        self.assertEqual((shown["candidates"], list(shut.glob("*"))), ([], []))
        self.error("case", "decide", case, "--conclusion", "1", "--outcome", "cleared", "--reason", "eyes", "--as", "kim",
                   expect=DENIED)
        self.run_cli("stop", "off", stop["id"], "--as", "lee")
        self.run_cli("case", "show", case, "--photographs", shut, "--as", "kim")
        self.assertTrue((shut / f"case-{case}-traveller.jpg").stat().st_size > 1000)
        self.assertEqual(self.json("case", "release", case, "--as", "kim")["state"], "new")

    def the_past_can_be_rebuilt(self):
        people = self.json("watchlist", "show", "overstay", "--as", "lee")["entries"]
        self.run_cli("watchlist", "suspend", people[0]["id"][:12], "--as", "lee")
        self.run_cli("watchlist", "remove", people[1]["id"][:12], "--as", "lee")
        versions = self.json("watchlist", "versions", "overstay", "--as", "lee")["versions"]
        self.assertGreaterEqual(len(versions), 3)
        before = next(v for v in versions if v["people"] == 4)
        past = self.json("watchlist", "as-of", "overstay", before["at"], "--as", "lee")
        self.assertTrue(past["root_agrees"])
        self.assertEqual((past["version"]["root"], len(past["members"])), (before["root"], 4))
        self.assertIsNone(self.json("watchlist", "as-of", "overstay", "2001-01-01", "--as", "lee")["version"])


if __name__ == "__main__":
    unittest.main()
