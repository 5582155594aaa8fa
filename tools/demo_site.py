#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the demonstration's store with nothing but consentry-cli, and tells what happened and why. Called by tools/demo:

    demo_site.py --cli CLI --profiles DIR --faces DIR --material DIR --store DIR [--manifest FILE] [--consents FILE]

Every step is one command that anybody could type; it is printed before it runs."""
import argparse
import collections
import datetime
import json
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PEOPLE = {"park": ("Park Ha-eun", "officer"), "lee": ("Lee Min-ho", "officer"), "kim": ("Kim Ji-woo", "supervisor"),
          "choi": ("Choi Yun", "auditor"), "han": ("Han So-ra", "consent_clerk")}
# Shown on purpose: this store is thrown away, and everybody who tries it must be able to sign in.
PASSPHRASES = {login: f"{login} shows the demonstration" for login in ("admin", *PEOPLE)}


class Cli:
    def __init__(self, program, store, passphrases):
        self.program, self.store, self.passphrases = program, store, passphrases
        passphrases.mkdir()
        for login, words in PASSPHRASES.items():
            self.file(login).touch(0o600)
            self.file(login).write_text(words + "\n")

    def file(self, login):
        return self.passphrases / login

    def __call__(self, who, *words, quiet=False):
        """Runs one command as somebody and gives its JSON document; any failure ends the demonstration."""
        command = [str(word) for word in words] + (["--as", who] if who else [])
        if not quiet:
            print(f"   $ consentry-cli {' '.join(shlex.quote(word) for word in command)}", flush=True)
        done = subprocess.run([self.program, "--quiet", "--store", self.store, "--json", "--passphrase-file",
                               self.file(who or "admin"), *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(f"error: `{' '.join(command)}` ended with {done.returncode}\n{done.stdout.strip()}\n"
                     "next: the message above says what to do; the store is kept as it is")
        return json.loads(done.stdout)


def spaced(word):
    return (word or "").replace("_", " ")


def table(head, rows):
    widths = [max(len(str(row[i])) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, ["─" * width for width in widths], *rows]:
        print("   " + "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())


def govern(cli, material, profiles, consents):
    """People, policy, law, consents, thresholds: each rule by one person, put into force by another."""
    print("\n── People, rules and permissions")
    for login, (name, role) in PEOPLE.items():
        cli("admin", "user", "add", login, "--name", name, "--role", role, "--new-passphrase-file", cli.file(login))
    policy = cli("admin", "policy", "propose", material / "policy.toml")
    cli("kim", "policy", "approve", policy["id"])
    today = datetime.date.today()
    begin, end = today - datetime.timedelta(days=365), today + datetime.timedelta(days=365)
    basis = cli("admin", "basis", "propose", "--kind", "statute", "--reference", "Demonstration Act 12-2", "--purpose",
                "watchlist_search,second_review", "--from", begin, "--review-by", end)
    cli("kim", "basis", "approve", basis["id"])
    if consents:
        cli("han", "consent", "import", consents)
    cli("admin", "profile", "add", *sorted(profiles.glob("*.toml")))


def list_people(cli, material):
    print("\n── The watchlist: proposed by an officer, approved by a supervisor")
    plan = json.loads((material / "watchlist.json").read_text())
    made = cli("kim", "watchlist", "create", plan["name"], "--legal", plan["legal"])
    for number, person in enumerate(plan["people"]):
        entry = cli("lee", "watchlist", "add", made["id"], "--alias", person["alias"], "--reason", person["reason"],
                    "--legal", person["legal"], "--action", person["action"], "--review-by", person["review_by"],
                    "--expires", person["expires"], *(w for p in person["photos"] for w in ("--photo", material / p)),
                    quiet=number > 0)
        cli("kim", "watchlist", "approve", entry["id"], quiet=number > 0)
    print(f"     … and {len(plan['people']) - 1} more in the same way")
    cli("kim", "watchlist", "activate", made["id"], "--all-approved")
    return made["id"]


def work(cli, manifest, watchlist, look):
    print("\n── Import, screening, a first judgement")
    preview = cli("park", "set", "preview", manifest, "--name", "Evening arrivals", "--no-open")
    print(f"     {len(preview['lines'])} lines; the gate refuses {preview['not_opened']} photographs before anything is opened")
    imported = cli("park", "set", "import", manifest, "--name", "Evening arrivals", "--source-system", "demo-gate")
    rows = cli("park", "set", "show", imported["id"], "--limit", 1000000, quiet=True)["rows"]
    run = None
    if any(row["verdict"] in ("new", "low_quality") for row in rows):
        run = cli("park", "screen", imported["id"], "--list", watchlist)
        cases = cli("lee", "case", "list", quiet=True)["cases"]
        if cases:
            number = cases[0]["number"]
            cli("lee", "case", "claim", number)
            cli("lee", "case", "show", number, "--photographs", look)
            cli("lee", "case", "decide", number, "--conclusion", 1, "--outcome", "refer_secondary", "--reason",
                "overall_impression", "--note", "demonstration", "--shown-for", 12)
    return rows, run


def tell(rows, run):
    print("\n── What happened, and why\n")
    counts = collections.Counter()
    example = {}
    for row in rows:
        verdict = row["verdict"]
        why = row["why"] or ("taken in by law: " + row["reference"] if row["reference"] else
                             "taken in with the traveller's consent")
        if verdict == "low_quality":
            why = "taken in, with a warning: " + re.sub(r" by [\d.]+ degrees", "", why.split(";")[0])
        if row["reference"] and row["consent_state"] == "refused":
            why += " (the traveller refused; that stays on record)"
        counts[verdict, why] += 1
        example.setdefault((verdict, why), row["traveller_ref"] or f"line {row['line']}")
    order = sorted(counts, key=lambda key: (key[0] != "new", key[0], -counts[key]))
    table(["lines", "verdict", "for example", "why"],
          [[counts[key], spaced(key[0]), example[key], key[1]] for key in order])
    print()
    if run:
        flagged = run["flagged_review"] + run["flagged_priority"]
        print(f"   Photographs searched: {run['searched']}, against {run['list_people']} listed people; "
              f"{flagged} flagged for two people's judgement, {run['denied']} denied by the gate.")
        if run["uncalibrated"]:
            print("   Thresholds: " + run["profile"] + ", uncalibrated for this use ("
                  + ", ".join(map(spaced, run["uncalibrated"])) + "): no error rate is claimed.")
    else:
        print("   Nothing was taken in, so nothing was screened.")
    print("   The demonstration's faces are drawn by a machine: they show the workflow, not accuracy.\n")


def compare_engines(cli, faces, material):
    """Half of the drawn people are listed with one photograph; every other photograph of all forty is searched."""
    print("── What the engine changes: the same searches by dlib's own pipeline and by both networks\n")
    references, probes = material / "listed.csv", material / "searched.csv"
    names = sorted(photo.name for photo in faces.glob("*_*.jpg"))
    listed = [name for name in names if name.endswith("_0.jpg") and int(name.split("_")[0]) % 2 == 0]
    for file, rows in ((references, listed), (probes, [name for name in names if not name.endswith("_0.jpg")])):
        file.write_text("person,file\n" + "".join(f"{name.split('_')[0]},{name}\n" for name in rows))
    lines = []
    for engine in ("reference", "both"):
        answer = cli("kim", "evaluate", "identification", "--images", faces, "--references", references, "--probes",
                     probes, "--engine", engine, "--basis", "The people shown do not exist")
        figures = answer["identification"]
        lines.append([engine, answer["mode"], f"{figures['rank1']:.0%}",
                      *(f"{figures['fnir_at_fpir'][rate]:.0%}" for rate in ("0.1", "0.03")),
                      f"{answer['images_per_second']:.0f}"])
    print()
    table(["engine", "mode", "found first", "missed at 10 % false alarms", "at 3 %", "photographs a second"], lines)
    print(f"\n   {answer['n_mated']} searches for {len(listed)} listed people, {answer['n_nonmated']} by strangers, some of whom "
          "look very much alike.\n   Drawn faces: this shows a difference, not accuracy; docs/accuracy.md has the "
          "measured figures.\n")


def verify(cli, store, witness):
    print("── The log, read by two programs that share no code")
    anchor = next(witness.glob("*.checkpoint"))
    checked = cli("", "audit", "verify", "--anchor", anchor)
    print(f"     {checked['verdict']}: {checked['words']}")
    print(f"   $ docs/verify_log.py {store} --anchor {anchor}")
    other = subprocess.run([sys.executable, ROOT / "docs/verify_log.py", store, "--anchor", anchor],
                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    print("".join(f"     {line}\n" for line in other.stdout.splitlines()), end="")
    if other.returncode != 0 or not checked["accepted"]:
        sys.exit("error: the log does not verify\nnext: keep the store as it is and read docs/log-format.md")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cli", "profiles", "faces", "material", "store"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--manifest", type=pathlib.Path)
    parser.add_argument("--consents", type=pathlib.Path)
    asked = parser.parse_args()
    manifest = asked.manifest or asked.material / "manifest.csv"
    consents = asked.consents or (None if asked.manifest else asked.material / "consents.jsonl")
    cli = Cli(asked.cli, asked.store, asked.material / "passphrases")
    print(f"\n── A new store in {asked.store}")
    cli("", "init", asked.store, "--admin", "admin", "--name", "Administrator")
    govern(cli, asked.material, asked.profiles, consents)
    watchlist = list_people(cli, asked.material)
    rows, run = work(cli, manifest, watchlist, asked.material / "case")
    witness = asked.material / "witness"
    witness.mkdir(exist_ok=True)  # on a stick outside the house, were this not a demonstration
    tell(rows, run)
    compare_engines(cli, asked.faces, asked.material)
    cli("choi", "audit", "anchor", witness)
    verify(cli, asked.store, witness)
    print("\n── Who may sign in to this store, and with what\n")
    table(["login", "role", "passphrase"],
          [[login, PEOPLE.get(login, ("", "administrator"))[1], words] for login, words in PASSPHRASES.items()])


if __name__ == "__main__":
    main()
