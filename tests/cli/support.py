# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built consentry-cli in temporary folders. Standard library only."""
import atexit
import hashlib
import json
import os
import pathlib
import random
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
CLI = os.environ.get("CONSENTRY_CLI", str(REPOSITORY / "build/dev/bin/consentry-cli"))
MODELS = pathlib.Path(os.environ.get("CONSENTRY_MODELS", REPOSITORY / "models"))
DATA = pathlib.Path(os.environ.get("CONSENTRY_TEST_DATA", REPOSITORY / "../shared/data"))
POLICY = REPOSITORY / "models/policies/default.toml"
WEIGHTS = ("dlib_face_recognition_resnet_model_v1.dat", "shape_predictor_5_face_landmarks.dat", "MobileFaceNet.tflite",
           "face_detection_full_range.tflite", "face_landmark.tflite")

if not os.access(CLI, os.X_OK):
    raise SystemExit(f"no program at {CLI}: build consentry-cli and set CONSENTRY_CLI")

READY = pathlib.Path(tempfile.mkdtemp(prefix="consentry-cli-ready-"))
atexit.register(shutil.rmtree, READY, ignore_errors=True)

# Everybody's in these tests, so that a test need not say who knows what.
PASSPHRASE = READY / "passphrase"
PASSPHRASE.touch(0o600)
PASSPHRASE.write_text("everybody's in these tests\n")

DONE, FINDING, USAGE, DENIED, NOT_FOUND, INPUT_OUTPUT, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130

needs_weights = unittest.skipUnless(
    all((MODELS / "weights" / name).exists() for name in WEIGHTS),
    f"no weights in {MODELS}/weights: run `consentry-cli models fetch` or set CONSENTRY_MODELS")
needs_london = unittest.skipUnless(
    (DATA / "london").is_dir(), f"no photographs in {DATA}/london: set CONSENTRY_TEST_DATA")


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CONSENTRY_")}
    return {**kept, "CONSENTRY_MODELS": str(MODELS), "CONSENTRY_PASSPHRASE_FILE": str(PASSPHRASE), **more}


def png(path, seed=0, width=96, height=96):
    """Noise: a good picture in which there is no face."""
    noise = random.Random(seed)
    rows = b"".join(b"\0" + noise.randbytes(width * 3) for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pathlib.Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
                                   chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def seal_pages(database):
    """Gives every page its checksum again after another program wrote it, as docs/formats.md says."""
    pages = bytearray(database.read_bytes())
    for at in range(0, len(pages), 4096):
        content = pages[at:at + 4080]
        pages[at + 4080:at + 4096] = hashlib.sha256(at.to_bytes(8, "little") + content).digest()[:16]
    database.write_bytes(pages)


class CliCase(unittest.TestCase):
    """A temporary folder with helpers; `self.store` is where the store is, or will be."""
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="consentry-cli-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.store = self.folder / "site"

    def run_cli(self, *arguments, expect=DONE, env=None, **options):
        """Runs and checks the exit; `expect=None` leaves that to the caller. Who is added gets everybody's passphrase."""
        if arguments[:2] == ("user", "add") and not {"--new-passphrase-file", "--one-time"} & set(arguments):
            arguments += ("--new-passphrase-file", PASSPHRASE)
        options.setdefault("stdin", subprocess.DEVNULL)
        done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, text=True, timeout=120,
                              env=env or environment(CONSENTRY_STORE=str(self.store)), cwd=self.folder, **options)
        if expect is not None:
            self.assertEqual(done.returncode, expect,
                             f"{' '.join(map(str, arguments))}\n--- out\n{done.stdout}\n--- err\n{done.stderr}")
        return done

    def text(self, *arguments, **options):
        return self.run_cli(*arguments, **options).stdout

    def json(self, *arguments, **options):
        return json.loads(self.run_cli(*arguments, "--json", **options).stdout)

    def error(self, *arguments, expect):
        """The failure in both forms: words with a next step on stderr, one object on stdout."""
        spoken = self.run_cli(*arguments, expect=expect)
        self.assertIn("error: ", spoken.stderr)
        self.assertIn("next: ", spoken.stderr)
        self.assertEqual(spoken.stdout, "")
        error = self.json(*arguments, expect=expect)["error"]
        self.assertTrue(error["message"] and error["next"], error)
        return error

    def ready_made(self, kind, make):
        """What `make` leaves in self.store, made once for all tests of a run and then copied."""
        ready = READY / kind
        if not ready.exists():
            make()
            shutil.copytree(self.store, ready)
        else:
            shutil.rmtree(self.store, ignore_errors=True)
            shutil.copytree(ready, self.store)

    def make_store(self):
        """One person for each role, two where a rule needs two."""
        self.ready_made("store", self.make_people)

    def make_rules(self):
        """The default policy and a statute, each by two people; on a store as make_store leaves it."""
        self.ready_made("rules", self.make_policy_and_basis)

    def make_people(self):
        self.run_cli("init", self.store, "--admin", "admin", "--name", "Ada Min")
        for login, role in (("kim", "officer"), ("choi", "officer"), ("lee", "supervisor"), ("han", "supervisor"),
                            ("park", "consent_clerk"), ("yoon", "auditor")):
            self.run_cli("user", "add", login, "--name", login.title(), "--role", role, "--as", "admin")

    def make_policy_and_basis(self):
        policy = self.json("policy", "propose", POLICY, "--as", "admin")
        self.run_cli("policy", "approve", policy["id"][:8], "--as", "lee")
        basis = self.json("basis", "propose", "--kind", "statute", "--reference", "Immigration Act 12-2", "--purpose",
                          "watchlist_search,second_review,quality_check,entry_id_check", "--from", "2020-01-01", "--review-by",
                          "2099-01-01", "--as", "admin")
        self.run_cli("basis", "approve", basis["id"][:8], "--as", "lee")

    def make_noise_set(self, number=6, name="flight", size=96):
        """A manifest of faceless pictures of adults, whom the statute covers."""
        folder = self.folder / name
        folder.mkdir()
        lines = ["traveller_ref,file,role,nationality,birth_year,gender"]
        for i in range(number):
            png(folder / f"{i}.png", seed=i, width=size, height=size)
            lines.append(f"T-{i},{i}.png,live,KOR,1980,F")
        (folder / "manifest.csv").write_text("\n".join(lines) + "\n")
        return folder / "manifest.csv"

    def verify(self, *arguments, expect=DONE):
        return self.json("audit", "verify", *arguments, expect=expect)
