# SPDX-License-Identifier: GPL-3.0-or-later
import json
import random
import shutil
import signal
import subprocess
import time
import unittest

from support import (CLI, CliCase, DATA, INPUT_OUTPUT, INTERRUPTED, NOT_FOUND, USAGE, WEIGHTS, environment,
                     needs_weights)


class WithoutPhotographs(CliCase):
    """What can be said of a set before any photograph is opened: no weights are needed."""

    def setUp(self):
        super().setUp()
        self.make_store()

    def test_without_a_policy_nothing_is_opened(self):
        preview = self.json("set", "preview", self.make_noise_set(), "--as", "kim")
        self.assertEqual((preview["counts"]["no_consent"], preview["not_opened"]), (6, 6))
        self.assertTrue(all(line["why"] and line["decision"] == "denied" for line in preview["lines"]))
        denied = self.json("audit", "list", "--outcome", "denied", "--as", "yoon")
        self.assertEqual(denied["total"], 6)

    def test_every_hostile_line_has_a_verdict_and_the_good_one_too(self):
        manifest = self.make_noise_set(1)
        with manifest.open("ab") as file:
            file.write(b'T-8,../../etc/passwd,live,KOR,1980,F\nT-9,0.png,live,XXZ,1980,F\nT-10,0.png,live,KOR,2199,F\n'
                       b'T-11,"0.png,live,KOR,1980,F\nT-12,\x00.png,live,KOR,1980,F\nT-13,\xff.png,live,KOR,1980,F\n'
                       b'T-0,0.png,live,KOR,1980,F\nT-14,0.png\n')
        preview = self.json("set", "preview", manifest, "--no-open", "--as", "kim")
        self.assertEqual(len(preview["lines"]), 9)
        self.assertEqual(preview["lines"][0]["verdict"], "no_consent")
        self.assertEqual({line["verdict"] for line in preview["lines"][1:]}, {"invalid"})
        self.assertTrue(all(line["why"] for line in preview["lines"]))
        rows = [json.loads(line) for line in self.text("set", "preview", manifest, "--no-open", "--jsonl", "--as", "kim").splitlines()]
        self.assertEqual([row["line"] for row in rows], [line["line"] for line in preview["lines"]])

    def test_a_manifest_that_is_none(self):
        self.assertTrue(self.error("set", "preview", self.folder / "nowhere.csv", "--as", "kim", expect=NOT_FOUND))
        wrong = self.folder / "wrong.csv"
        wrong.write_text("name,picture\nA,b.png\n")
        self.assertEqual(self.error("set", "import", wrong, "--as", "kim", expect=INPUT_OUTPUT)["code"], "parse")

    def test_a_denied_set_is_imported_without_its_photographs_and_cannot_be_screened(self):
        imported = self.json("set", "import", self.make_noise_set(), "--as", "kim")
        self.assertEqual((imported["state"], imported["counts"]), ("complete", {"no_consent": 6}))
        self.assertTrue(self.json("set", "import", self.folder / "flight/manifest.csv", "--as", "kim")["was_there"])
        self.run_cli("watchlist", "create", "empty", "--legal", "Immigration Act 12-2", "--as", "lee")
        self.error("screen", "flight", "--list", "empty", "--as", "kim", expect=USAGE)

    def test_terminals_are_not_moved_by_what_a_manifest_says(self):
        manifest = self.make_noise_set(1)
        manifest.write_text(manifest.read_text() + "\"T-\u001b[31mred\",0.png,live,KOR,1980,F\n")
        self.assertNotIn("\u001b", self.text("set", "preview", manifest, "--no-open", "--as", "kim"))

    def test_wrong_weights_stop_the_run_before_it_begins(self):
        self.make_rules()
        models = self.folder / "models"
        (models / "weights").mkdir(parents=True)
        from support import MODELS
        shutil.copy(MODELS / "manifest.toml", models)
        missing = self.error("set", "import", self.make_noise_set(), "--as", "kim", "--models", models, expect=NOT_FOUND)
        self.assertEqual(missing["code"], "model_missing")
        self.assertIn("models fetch", missing["next"])
        for name in WEIGHTS:
            (models / "weights" / name).write_bytes(b"not a network")
        wrong = self.error("set", "import", self.folder / "flight/manifest.csv", "--as", "kim", "--models", models,
                           expect=INPUT_OUTPUT)
        self.assertEqual(wrong["code"], "model_mismatch")
        self.verify()


@needs_weights
class WithPhotographs(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        self.make_rules()

    def test_faceless_and_broken_pictures_have_their_verdicts(self):
        manifest = self.make_noise_set(3)
        (manifest.parent / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 not much of a photograph")
        manifest.write_text(manifest.read_text() + "T-7,broken.jpg,live,KOR,1980,F\nT-8,absent.jpg,live,KOR,1980,F\n")
        counts = self.json("set", "import", manifest, "--as", "kim")["counts"]
        self.assertEqual(counts, {"no_face": 3, "unreadable": 2})
        shown = self.json("set", "show", "flight", "--as", "kim")
        self.assertEqual([row["verdict"] for row in shown["rows"]], ["no_face"] * 3 + ["unreadable"] * 2)
        self.assertEqual({row["basis"] for row in shown["rows"]}, {"statute"})
        self.verify()

    def start(self, *arguments):
        process = subprocess.Popen([CLI, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env=environment(CONSENTRY_STORE=str(self.store)))
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        return process

    def wait_for_progress(self, process):
        """Until some photographs are done, as the forced progress says."""
        for line in process.stderr:
            if line.startswith("photographs"):
                return
        self.fail("the import ended before it could be interrupted")

    def importing(self, manifest):
        return self.start("set", "import", manifest, "--as", "kim", "--progress", "--workers", 1)

    def assert_whole_after_resuming(self, manifest, number):
        sets = self.json("set", "list", "--as", "kim")["sets"]
        self.assertEqual([s["state"] for s in sets], ["importing"])
        self.verify()
        resumed = self.json("set", "import", manifest, "--as", "kim")
        self.assertTrue(resumed["resumed"])
        self.assertEqual(resumed["counts"], {"no_face": number})
        rows = self.json("set", "show", "flight", "--as", "kim")["rows"]
        self.assertEqual([row["line"] for row in rows], list(range(2, number + 2)))
        self.verify()

    def test_killed_at_any_moment_an_import_goes_on_with_nothing_lost_or_doubled(self):
        number = 40
        manifest = self.make_noise_set(number, size=400)
        for _ in range(2):
            process = self.importing(manifest)
            self.wait_for_progress(process)
            process.kill()
            process.wait()
        self.assert_whole_after_resuming(manifest, number)

    def test_killed_at_random_moments_faces_are_kept_once_each(self):
        photographs = sorted(DATA.glob("london/*_03.jpg"))[:16]
        if not photographs:
            self.skipTest(f"no photographs in {DATA}/london")
        folder = self.folder / "faces"
        folder.mkdir()
        rows = ["traveller_ref,file,role,nationality,birth_year,gender"]
        for photograph in photographs:
            shutil.copy(photograph, folder)
            rows.append(f"L-{photograph.stem},{photograph.name},live,GBR,1990,X")
        (folder / "manifest.csv").write_text("\n".join(rows) + "\n")
        chance = random.Random(7)
        for _ in range(8):
            process = self.importing(folder / "manifest.csv")
            try:
                process.wait(timeout=chance.uniform(0.05, 1.0))
            except subprocess.TimeoutExpired:
                process.kill()
            process.communicate()
            self.verify()
        done = self.json("set", "import", folder / "manifest.csv", "--as", "kim")
        self.assertEqual(done["state"], "complete")
        self.assertEqual(sum(done["counts"].values()), len(photographs))
        rows = self.json("set", "show", "faces", "--as", "kim")["rows"]
        self.assertEqual([row["line"] for row in rows], list(range(2, len(photographs) + 2)))
        self.assertEqual({row["verdict"] for row in rows} - {"new", "low_quality"}, set())
        self.verify()

    def test_ctrl_c_stops_between_photographs_and_says_how_to_go_on(self):
        number = 40
        manifest = self.make_noise_set(number, size=400)
        process = self.importing(manifest)
        self.wait_for_progress(process)
        process.send_signal(signal.SIGINT)
        _, talk = process.communicate(timeout=60)
        self.assertEqual(process.returncode, INTERRUPTED)
        self.assertIn("kept: every line that was finished", talk)
        self.assertIn("next: run the same command again", talk)
        self.assert_whole_after_resuming(manifest, number)

    def test_a_second_ctrl_c_quits_at_once_and_harms_nothing(self):
        number = 40
        manifest = self.make_noise_set(number, size=400)
        process = self.importing(manifest)
        self.wait_for_progress(process)
        process.send_signal(signal.SIGINT)
        time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        # The second signal may find the program about to end by itself, or end it; a shell calls both 130.
        self.assertIn(process.returncode, (INTERRUPTED, -signal.SIGINT))
        self.assert_whole_after_resuming(manifest, number)

    def test_two_programs_on_one_store(self):
        manifest = self.make_noise_set(40, size=400)
        process = self.importing(manifest)
        self.wait_for_progress(process)
        busy = self.run_cli("user", "disable", "choi", "--as", "admin", expect=INPUT_OUTPUT)
        self.assertIn("next: wait until the other program is done", busy.stderr)
        self.assertEqual(self.json("set", "list", "--as", "kim")["sets"][0]["state"], "importing")
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0)
        self.verify()

    def test_a_set_that_was_removed_is_gone(self):
        self.run_cli("set", "import", self.make_noise_set(2), "--as", "kim")
        self.run_cli("set", "remove", "flight", "--as", "kim")
        self.assertEqual(self.json("set", "list", "--as", "kim")["sets"], [])
        self.verify()

    @unittest.skipUnless((DATA / "hostile").is_dir(), f"no files in {DATA}/hostile: set CONSENTRY_TEST_DATA")
    def test_hostile_files_are_refused_one_by_one(self):
        folder = self.folder / "hostile"
        folder.mkdir()
        rows = []
        for i, source in enumerate(sorted((DATA / "hostile").iterdir())[::40]):
            shutil.copy(source, folder / f"{i}{source.suffix}")
            rows.append(f"H-{i},{i}{source.suffix},live,KOR,1980,F")
        (folder / "manifest.csv").write_text("traveller_ref,file,role,nationality,birth_year,gender\n" + "\n".join(rows) + "\n")
        counts = self.json("set", "import", folder / "manifest.csv", "--as", "kim")["counts"]
        self.assertEqual(sum(counts.values()), len(rows))
        self.assertFalse(set(counts) & {"undecided", "invalid"})


if __name__ == "__main__":
    unittest.main()
