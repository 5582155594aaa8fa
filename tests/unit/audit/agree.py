# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through the cases that agree_test.cpp wrote and compares docs/verify_log.py with the verdicts in them: as a
bundle, as a store made from it, and for a few as the command. Ends with 1 and says where they differ."""
import base64, functools, json, pathlib, sqlite3, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "docs"))
import verify_log  # noqa: E402

FILES = ("entries.jsonl", "leaves.txt", "checkpoints.txt", "pin.txt")
SCHEMA = """
CREATE TABLE log_entry(seq INTEGER PRIMARY KEY, bytes TEXT NOT NULL);
CREATE TABLE log_tile(level INTEGER, idx INTEGER, hashes BLOB, PRIMARY KEY(level, idx));
CREATE TABLE log_checkpoint(size INTEGER PRIMARY KEY, reason TEXT, note TEXT);
CREATE TABLE log_head(id INTEGER PRIMARY KEY CHECK(id = 1), note TEXT);
"""


def write_store(folder, files):
    """The same log as a store, or False when a store cannot hold it (two notes of one size)."""
    base = sqlite3.connect(folder / "consentry.db")
    base.executescript(SCHEMA)
    rows, leaves, _, kept, head, pin = verify_log.read_bundle(files)
    base.executemany("INSERT INTO log_entry VALUES(?, CAST(? AS TEXT))", [(i, row) for i, (_, row) in enumerate(rows)])
    hashes = b"".join(bytes.fromhex(leaf.decode()) for leaf in leaves.values())
    for start in range(0, len(hashes), 8192):
        base.execute("INSERT INTO log_tile VALUES(0, ?, ?)", (start // 8192, hashes[start:start + 8192]))
    if len({size for size, _ in kept}) < len(kept) or kept != sorted(kept):
        return False
    base.executemany("INSERT INTO log_checkpoint VALUES(?, 'x', CAST(? AS TEXT))", kept)
    base.execute("INSERT INTO log_head VALUES(1, CAST(? AS TEXT))", (head,))
    base.commit()
    base.close()
    if pin is not None:
        (folder / "log.pin").write_bytes(pin)
    return True


def reports(files, anchors, named):
    yield "bundle", verify_log.verify(files, anchors)
    if not named:
        return
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        try:
            if write_store(folder, files):
                yield "store", verify_log.verify(folder, anchors)
        except (verify_log.Bad, ValueError, KeyError):
            pass  # what cannot be read as a bundle cannot be made into a store


def by_command(files, anchors):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "log").mkdir()
        for name, content in files.items():
            (folder / "log" / name).write_bytes(content)
        command = [sys.executable, str(ROOT / "docs" / "verify_log.py"), str(folder / "log"), "--json"]
        for i, anchor in enumerate(anchors):
            (folder / f"anchor{i}").write_bytes(anchor)
            command += ["--anchor", str(folder / f"anchor{i}")]
        run = subprocess.run(command, capture_output=True, check=False)
        report = json.loads(run.stdout)
        assert run.returncode == verify_log.EXIT[report["verdict"]], run
        return report


def main():
    verify_log.signed_by = functools.lru_cache(maxsize=None)(verify_log.signed_by)
    differ = count = 0
    files = anchors = None
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="ascii").splitlines():
        case = json.loads(line)
        tried = files
        if "file" in case:
            content = bytearray(files[case["file"]])
            content[case["at"]] = case["byte"]
            tried = {**files, case["file"]: bytes(content)}
        else:
            files = tried = {name: base64.b64decode(case[name]) for name in FILES if case[name] is not None}
            anchors = [base64.b64decode(anchor) for anchor in case["anchors"]]
        found = list(reports(tried, anchors, "name" in case))
        if count % 25 == 0 and "name" in case:
            found.append(("command", by_command(tried, anchors)))
        for how, report in found:
            if (report["verdict"], report["first_bad"]) != (case["verdict"], case["first_bad"]):
                differ += 1
                name = case.get("name") or f"{case['file']} byte {case['at']}"
                print(f"{name} as {how}: {report['verdict']} {report['first_bad']}, but the program says "
                      f"{case['verdict']} {case['first_bad']}", file=sys.stderr)
        count += 1
    if not count or differ:
        sys.exit(f"{differ} of {count} cases differ")


main()
