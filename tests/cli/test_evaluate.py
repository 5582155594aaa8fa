# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import shutil
import unittest

from support import CliCase, DATA, DENIED, USAGE, needs_london, needs_weights, png


class Evaluate(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        self.images = self.folder / "images"

    def lay_out(self, people):
        """London as LFW lays its files out: 1 is neutral, 2 smiling."""
        for i in people:
            folder = self.images / f"P{i}"
            folder.mkdir(parents=True)
            for number, kind in ((1, "03"), (2, "08")):
                shutil.copy(DATA / "london" / f"{i:03d}_{kind}.jpg", folder / f"P{i}_{number:04d}.jpg")

    def words(self):
        return ("--basis", "CC BY 4.0, signed consents", "--as", "lee")

    def test_a_basis_is_needed_and_a_role(self):
        self.error("evaluate", "verification", "--images", "x", "--pairs", "y", "--as", "lee", expect=USAGE)
        self.error("evaluate", "verification", "--images", "x", "--pairs", "y", "--basis", "b", "--as", "kim", expect=DENIED)

    def test_what_cannot_be_measured_is_said_before_anything_is_opened(self):
        (self.folder / "pairs.txt").write_text("1\t1\nA\t1\t2\nA\t1\tB\t1\n")
        for option in (("--scoring", "list"), ("--scoring", "cohort"), ("--neighbours", "0")):
            self.error("evaluate", "verification", "--images", "x", "--pairs", "pairs.txt", *option, *self.words(), expect=USAGE)

    @needs_weights
    def test_a_set_too_small_to_calibrate_on_is_refused_with_the_number_needed(self):
        self.make_rules()
        self.run_cli("set", "import", self.make_noise_set(2), "--purpose", "watchlist_search", "--as", "kim")
        calibrate = ("calibrate", "--set", "flight", "--name", "site", "--as", "lee")
        for rate, needed in (("0.003", "1000"), ("0.01", "300")):
            refused = self.error(*calibrate, "--review-fpir", "0.01", "--priority-fpir", rate, expect=USAGE)
            self.assertIn(f"needs at least {needed} people", str(refused))
            self.assertIn("has 0", str(refused))
        self.assertEqual(self.json("profile", "list", "--as", "kim")["profiles"], [])

    @needs_weights
    def test_a_fairness_report_on_nobody_who_can_be_compared_is_refused_and_writes_nothing(self):
        self.make_rules()
        self.run_cli("set", "import", self.make_noise_set(2), "--purpose", "watchlist_search", "--as", "kim")
        report = ("report", "fairness", "--set", "flight", "--out", "fairness.html", "--as", "lee")
        for of in ((), ("--list", "screened")):
            self.assertIn("no two travellers", str(self.error(*report, *of, expect=USAGE)))
        self.assertFalse((self.folder / "fairness.html").exists())

    @needs_weights
    @needs_london
    def test_verification(self):
        self.lay_out((1, 2, 3, 4))
        (self.images / "P5").mkdir()
        png(self.images / "P5/P5_0001.jpg")
        png(self.images / "P5/P5_0002.jpg", seed=1)
        (self.folder / "pairs.txt").write_text(
            "2\t2\nP1\t1\t2\nP2\t1\t2\nP1\t1\tP2\t1\nP2\t1\tP3\t2\nP3\t1\t2\nP5\t1\t2\nP1\t1\tP4\t1\nP2\t2\tP4\t1\n")
        figures = self.json("evaluate", "verification", "--images", self.images, "--pairs", "pairs.txt", "--scores",
                            "scores.csv", "--mode", "accurate", *self.words())
        self.assertEqual((figures["n_mated"], figures["n_nonmated"]), (4, 4))
        self.assertEqual(sum(figures["failures"].values()), 2)
        self.assertLessEqual({"accuracy_mean", "accuracy_se", "fnmr_at_fmr"}, set(figures["verification"]))
        self.assertLessEqual({"0.01", "0.001"}, set(figures["verification"]["fnmr_at_fmr"]))
        with open(self.folder / "scores.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(list(rows[0]), ["a", "b", "same", "distance", "score", "status"])
        self.assertEqual(len(rows), 8)
        # No figure without what the networks learned from.
        learned = {network["name"]: network["training_data"] for network in figures["networks"]}
        self.assertIn("MS-Celeb-1M", learned["mobilefacenet_sirius"])

    @needs_weights
    @needs_london
    def test_identification_with_a_profile(self):
        self.lay_out(range(1, 7))
        (self.folder / "refs.csv").write_text("person,file\n" + "".join(f"P{i},P{i}/P{i}_0001.jpg\n" for i in range(1, 4)))
        (self.folder / "probes.csv").write_text("person,file\n" + "".join(f"P{i},P{i}/P{i}_0002.jpg\n" for i in range(1, 7)))
        figures = self.json("evaluate", "identification", "--references", "refs.csv", "--probes", "probes.csv", "--images",
                            self.images, "--scores", "scores.csv", "--profile-name", "small", "--profile-file", "small.toml",
                            *self.words())
        self.assertEqual((figures["n_mated"], figures["n_nonmated"], figures["profile"]), (3, 3, "small"))
        self.assertEqual(figures["identification"]["people"], 3)
        self.assertLessEqual({"0.1", "0.03", "0.01", "0.003"}, set(figures["identification"]["fnir_at_fpir"]))
        with open(self.folder / "scores.csv", newline="") as file:
            self.assertEqual(next(csv.reader(file)), ["probe", "probe_person", "rank", "candidate_person", "distance", "score", "status"])
        profile = self.json("profile", "list", "--as", "kim")["profiles"][0]
        self.assertEqual((profile["name"], profile["people"]), ("small", 3))
        self.assertEqual(self.json("profile", "add", "small.toml", "--as", "lee", expect=None)["name"], "small")
        self.assertFalse(profile["expired"])
        self.error("evaluate", "identification", "--references", "refs.csv", "--probes", "probes.csv", "--images", self.images,
                   "--profile-name", "small", *self.words(), expect=USAGE)
        changed = (self.folder / "small.toml").read_text().replace("people = 3", "people = 4")
        (self.folder / "other.toml").write_text(changed)
        self.error("profile", "add", "other.toml", "--as", "lee", expect=USAGE)
        stale = changed.replace('name = "small"', 'name = "stale"').replace(profile["model"], "0" * 64)
        (self.folder / "stale.toml").write_text(stale)
        self.run_cli("profile", "add", "stale.toml", "--as", "lee")
        expired = {one["name"]: one["expired"] for one in self.json("profile", "list", "--as", "kim")["profiles"]}
        self.assertEqual(expired, {"small": False, "stale": True})
        self.assertIn("Expired:", self.text("profile", "list", "--as", "kim"))
        newest = self.json("audit", "list", "--type", "accuracy_measured", "--outcome", "ok", "--as", "yoon")
        self.assertEqual(newest["total"], 1)


if __name__ == "__main__":
    unittest.main()
