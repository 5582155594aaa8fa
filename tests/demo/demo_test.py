#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the demonstration once, without its window, in a folder of its own, and looks at what it left. The program is
the one under test; tools/demo would build it anew. Exits 77 where the faces cannot be drawn (no network, no cache)."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLI = os.environ["CONSENTRY_CLI"]
WINDOW = pathlib.Path(CLI).with_name("consentry")
HOME = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.environ.get("HOME", str(ROOT / "build")), ".cache")
CACHE = pathlib.Path(os.environ.get("CONSENTRY_CACHE") or os.path.join(HOME, "consentry"))
PROFILES = ROOT / "models/profiles"
SKIP = 77


class Demonstration(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="consentry-demo-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.store, cls.material = cls.folder / "store", cls.folder / "material"
        material = cls.material
        subprocess.run([CACHE / "drawing/bin/python", ROOT / "tools/make_demo_data.py", faces, material], check=True)
        made = subprocess.run([sys.executable, ROOT / "tools/demo_site.py", "--cli", CLI, "--profiles", PROFILES, "--faces", faces,
                               "--material", material, "--store", cls.store],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        cls.said = made.stdout
        print(made.stdout)
        assert made.returncode == 0, "the demonstration failed"

    def ask(self, who, *words):
        done = subprocess.run([CLI, "--store", self.store, "--json", *self.signed_in(who), *words], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout)

    def signed_in(self, who):
        return "--as", who, "--passphrase-file", self.material / "passphrases" / who

    def rows(self):
        return {row["line"]: row for row in self.ask("park", "set", "show", "Evening arrivals")["rows"]}

    def of(self, traveller):
        return next(row for row in self.rows().values() if row["traveller_ref"] == traveller)

    def test_every_refusal_has_its_own_reason(self):
        expected = {"T-0004": "refused", "T-0005": "minor_without_guardian", "T-0008": "withdrawn",
                    "T-0015": "purpose_not_covered", "T-0017": "no_record", "T-0021": "expired",
                    "T-0032": "jurisdiction_forbids", "T-0035": "no_record"}
        rows = self.rows().values()
        self.assertEqual({r["traveller_ref"]: r["reason"] for r in rows if r["reason"] and r["traveller_ref"] in expected},
                         expected)
        for row in rows:
            if row["reason"]:
                self.assertIsNone(row["photo"], f"line {row['line']}: a refused photograph was kept")

    def test_what_the_law_allows_keeps_what_the_person_said(self):
        row = self.of("T-0026")
        self.assertEqual((row["decision"], row["basis"], row["reference"], row["consent_state"]),
                         ("allowed_by_law", "statute", "Demonstration Act 12-2", "refused"))

    def test_bad_photographs_are_told_apart(self):
        verdicts = {ref: self.of(ref)["verdict"] for ref in ("T-0027", "T-0028", "T-0030", "T-0031")}
        self.assertEqual(verdicts, {"T-0027": "several_faces", "T-0028": "low_quality", "T-0030": "new",
                                    "T-0031": "unreadable"})
        counts = self.ask("park", "set", "show", "Evening arrivals")["counts"]
        self.assertEqual((counts["duplicate"], counts["invalid"]), (1, 2))

    def test_a_guardian_can_speak_for_a_minor(self):
        self.assertEqual(self.of("T-0012")["decision"], "allowed")

    def test_somebody_was_flagged_and_one_judgement_waits_for_a_second(self):
        cases = self.ask("park", "case", "list")["cases"]
        self.assertGreaterEqual(len(cases), 3)
        self.assertEqual([case["state"] for case in cases].count("first_done"), 1)

    def test_both_verifiers_accepted(self):
        self.assertIn("verdict: ", self.said)
        for verifier in ([CLI, "audit", "verify"], [sys.executable, ROOT / "docs/verify_log.py"]):
            done = subprocess.run([*verifier, self.store], stdout=subprocess.DEVNULL)
            self.assertEqual(done.returncode, 0, verifier)


    @unittest.skipUnless(WINDOW.exists(), "the window was not built")
    def test_the_window_opens_on_it(self):
        """The README's picture comes from here: build/ci/screenshots/review.png."""
        pictures = pathlib.Path(CLI).parents[1] / "screenshots"
        pictures.mkdir(exist_ok=True)
        for page, theme, *more in (("review", "light", "--open-next"), ("import", "dark"), ("log", "light")):
            file = pictures / f"{page}.png"
            who = "choi" if page == "log" else "park"
            done = subprocess.run([WINDOW, "--store", self.store, *self.signed_in(who), "--page", page, "--theme", theme, *more,
                                   "--screenshot", file], timeout=90, stdin=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL,
                                  env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})
            self.assertEqual(done.returncode, 0, page)
            self.assertGreater(file.stat().st_size, 10_000, page)


if __name__ == "__main__":
    drawn = subprocess.run([sys.executable, ROOT / "tools/make_demo_faces.py", CACHE], stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, text=True)
    if drawn.returncode != 0:
        print("skipped: the demonstration's faces could not be drawn (see above)")
        sys.exit(SKIP)
    faces = drawn.stdout.strip()
    unittest.main(argv=sys.argv)
