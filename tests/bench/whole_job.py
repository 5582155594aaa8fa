#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job against dlib's own pipeline, on the same photographs in the same minutes:

    whole_job.py --build build/ci --photos DIR [--photos DIR …] [--copies N] [--rounds N] [--mode fast|accurate] [--engine …]

One round: reference_program (decode, detect, align, embed; two threads, no store) and then `set import` and `screen`
with the store and the log on. Prints for each folder the seconds of both and their ratio, the median over the rounds.
The photographs stand for travellers who consented to a search; the first ten are also the listed people."""
import argparse
import csv
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTED = 10
POLICY = """format = 1
title = "Benchmark"
[[rule]]
id = "all"
purpose = "watchlist_search"
bases = ["statute"]
why = "Files for a benchmark."
"""


def run(cli, store, *words, who=None):
    secret = store.with_suffix(".passphrase")
    if not secret.exists():
        secret.touch(0o600)
        secret.write_text("nobody but this measurement\n")
    command = [cli, "--store", store, "--json", "--quiet", "--passphrase-file", secret, *words]
    command += ["--as", who] if who else []
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}: {done.stdout}")
    return json.loads(done.stdout)


def prepare(folder, copies, work):
    """A folder with a manifest; every further copy differs by bytes after the end of the picture's markers."""
    photos = sorted(pathlib.Path(folder).rglob("*.jpg"))
    if len(photos) < LISTED:
        sys.exit(f"{folder} holds {len(photos)} photographs; at least {LISTED} are needed")
    with open(work / "manifest.csv", "w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(["traveller_ref", "nationality", "birth_date", "gender", "file"])
        for copy in range(copies):
            for number, photo in enumerate(photos):
                name = f"{copy:03}-{number:05}.jpg"
                shutil.copy(photo, work / name)
                if copy:
                    stamp(work / name, copy)
                table.writerow([f"T{copy:03}-{number:05}", "AUS", "1990-01-01", "X", name])
    return len(photos) * copies


def stamp(photo, copy):
    """A comment segment behind the start marker: other bytes, the same picture."""
    content = photo.read_bytes()
    text = f"copy {copy}".encode()
    photo.write_bytes(content[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + content[2:])


def make_store(cli, store, work, engine, mode):
    run(cli, store, "init", store, "--admin", "admin", "--name", "Administrator")
    for login, role in [("park", "officer"), ("lee", "officer"), ("kim", "supervisor")]:
        run(cli, store, "user", "add", login, "--name", login, "--role", role, "--new-passphrase-file",
            store.with_suffix(".passphrase"), who="admin")
    (work / "policy.toml").write_text(POLICY)
    proposed = run(cli, store, "policy", "propose", work / "policy.toml", who="admin")
    run(cli, store, "policy", "approve", proposed["id"], who="kim")
    basis = run(cli, store, "basis", "propose", "--kind", "statute", "--reference", "Benchmark Act", "--purpose",
                "watchlist_search", "--from", "2020-01-01", "--review-by", "2099-01-01", who="admin")
    run(cli, store, "basis", "approve", basis["id"], who="kim")
    run(cli, store, "engine", "use", engine, "--mode", mode, who="admin")
    for profile in sorted((ROOT / "models/profiles").glob("*.toml")):
        run(cli, store, "profile", "add", profile, who="admin")
    made = run(cli, store, "watchlist", "create", "Bench", "--legal", "Benchmark Act", who="kim")
    for photo in sorted(work.glob("000-*.jpg"))[:LISTED]:
        entry = run(cli, store, "watchlist", "add", made["id"], "--alias", photo.stem, "--reason", "benchmark", "--legal",
                    "Benchmark Act", "--action", "none", "--review-by", "2098-01-01", "--expires", "2098-06-01",
                    "--photo", photo, who="lee")
        run(cli, store, "watchlist", "approve", entry["id"], who="kim")
    run(cli, store, "watchlist", "activate", made["id"], "--all-approved", who="kim")


def one_round(asked, work):
    bench = asked.build / "bench" / "reference_program"
    reference = json.loads(subprocess.run([bench, asked.weights, work, "2"], stdout=subprocess.PIPE, check=True).stdout)
    cli = asked.build / "bin" / "consentry-cli"
    store = work / "store"
    shutil.rmtree(store, ignore_errors=True)
    make_store(cli, store, work, asked.engine, asked.mode)
    started = time.monotonic()
    imported = run(cli, store, "set", "import", work / "manifest.csv", "--name", "Bench", who="park")
    between = time.monotonic()
    run(cli, store, "screen", imported["id"], "--list", "Bench", who="park")
    ended = time.monotonic()
    size = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
    return reference["seconds"], between - started, ended - between, size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/ci")
    parser.add_argument("--weights", type=pathlib.Path, default=ROOT / "models/weights")
    parser.add_argument("--photos", type=pathlib.Path, action="append", required=True)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", default="both")
    parser.add_argument("--mode", default="accurate")
    asked = parser.parse_args()
    os.environ.setdefault("CONSENTRY_MODELS", str(ROOT / "models"))
    print(f"{asked.engine}, {asked.mode}")
    for folder in asked.photos:
        with tempfile.TemporaryDirectory() as place:
            work = pathlib.Path(place)
            count = prepare(folder, asked.copies, work)
            rounds = [one_round(asked, work) for _ in range(asked.rounds)]
        ratios = [reference / (importing + screening) for reference, importing, screening, _ in rounds]
        reference, importing, screening, _ = (statistics.median(column) for column in zip(*rounds))
        each = 2000 / count  # two threads: milliseconds of one core for one photograph
        print(f"{folder}: n={count}, ms of a core each: reference {reference * each:.1f}, import {importing * each:.1f}, "
              f"screen {screening * each:.1f}; whole job {statistics.median(ratios):.2f}x the reference's speed "
              f"(rounds {', '.join(f'{ratio:.2f}' for ratio in ratios)})", flush=True)


if __name__ == "__main__":
    main()
