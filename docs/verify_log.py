#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a Consentry log without Consentry: verify_log.py STORE_OR_BUNDLE [--anchor FILE]... [--json]
Standard library only, Python 3.9 or newer, no keys needed. The steps and their order are those of log-format.md."""
import argparse, base64, functools, hashlib, io, json, pathlib, re, sqlite3, sys, unicodedata
EXIT = {"ANCHORED": 0, "UNANCHORED TAIL": 0, "ALTERED": 1, "GAP": 11, "TRUNCATED": 12, "FORKED": 13, "KEY ORDER": 14,
        "CLOCK": 15, "UNREADABLE": 5}
NOTE = re.compile(rb"^((consentry/[0-9a-f]{32})\n([1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\nat (?:0|[1-9][0-9]{0,15})\n)"
                  rb"\n\xe2\x80\x94 \2 ([A-Za-z0-9+/]{91}=)\n", re.M)
FIELDS = {"v": "1", "seq": "[0-9]+", "at": "-?[0-9]+", "log": '"[0-9a-f]{32}"', "prev": '"[0-9a-f]{64}"',
          "type": '"[a-z_]+"', "clock": '"(known|free|stepped)"', "outcome": '"(ok|denied|failed|intent)"'}
TAKES_OVER = ("log_opened", "key_rotated", "store_restored")  # whose change.detail is the next key
NAMED, RESTORED = (re.compile(re.sub("H([0-9]+)", r"([0-9a-f]{\1})", text)) for text in (
    '\\["(?:credential_set","user:H32","H64"|user_disabled","user:H32",.*)\\]',
    '\\["H64","H32",{"after":"H64","before":"H64","detail":"H64","object":"incarnation:H32"},'
    '{"at":([0-9]+),"by":"H32","known":([0-9]+),"pin":"H64","sig":"H128"},{"by":"H64","value":"H128"}\\]'))
class Bad(Exception): """A verdict that is not good, and the first bad record where there is one."""
def need(fine, verdict, first):
    if not fine: raise Bad(verdict, first)
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
# Ed25519 (RFC 8032) in extended coordinates. It only checks, so nothing needs to take constant time.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT_OF_MINUS_1 = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P
def times(n, p):
    rest = times(n >> 1, add(p, p)) if n else (0, 1, 1, 0)
    return add(rest, p) if n & 1 else rest
def point(raw):  # None when it is none, has a second spelling, or is of small order
    y, sign = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * ROOT_OF_MINUS_1 % P
    x = x if x & 1 == sign else P - x
    return (x, y, 1, x * y % P) if y < P and x * x % P == xx and times(8, (x, y, 1, x * y % P))[0] else None
def signed_by(key, text, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    rest = a and r and s < L and add(add(r, times(h, a)), times(L - s, point(bytes([0x58] + [0x66] * 31))))
    return bool(rest) and rest[0] == 0 and rest[1] == rest[2]
def well_formed(value, depth=1):  # no null, no fraction, no large number, no odd key, not too deep
    if isinstance(value, dict):
        return all(re.fullmatch("[a-z0-9_]+", key) for key in value) and well_formed(list(value.values()), depth)
    if isinstance(value, list): return depth <= 8 and all(well_formed(item, depth + 1) for item in value)
    return isinstance(value, (str, bool)) or (isinstance(value, int) and abs(value) < 2**53)
def parse_entry(raw):  # None unless it is in the one canonical form with everything that the chain needs
    try:
        entry = json.loads(text := raw.decode("utf-8"))
        key = entry["change"]["detail"] if entry["type"] in TAKES_OVER else "0" * 64
        return entry if (text == written(entry) and len(raw) <= 16384 and well_formed(entry)
                and unicodedata.is_normalized("NFC", text) and not re.search("[\0-\x1f\x7f-\x9f]", text)
                and (entry["type"] == "log_opened") == (entry["seq"] == 0) and re.fullmatch("[0-9a-f]{64}", key)
                and all(re.fullmatch(pattern, json.dumps(entry[name])) for name, pattern in FIELDS.items())) else None
    except (ValueError, KeyError, TypeError, RecursionError): return None
def written(value): return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
def two_agreed(entry, people):  # no old key seals a restore: two people whose keys the log has named sign it
    m = RESTORED.fullmatch(written([entry.get(name) for name in ("prev", "actor", "change", "restore", "sig")]))
    if not m or not people.get(m[8]) or not people.get(m[2]) or people[m[8]] == people[m[2]]: return False
    said = "\n".join(["consentry store restore 1", m[1], m[4], m[3], m[10], m[9], m[7], ""])
    whole = "consentry log entry 1\n" + written({name: entry[name] for name in entry if name != "sig"})
    return all(signed_by(bytes.fromhex(people[user]), text.encode(), bytes.fromhex(signature))
               for user, text, signature in ((m[8], said, m[11]), (m[2], whole, m[13])))
def parse_note(text, inside=False):  # {} when it is none; an anchor is the first one inside other text, such as a slip
    for m in NOTE.finditer(text) if inside else filter(None, [NOTE.fullmatch(text)]):
        root, blob = base64.b64decode(m[4]), base64.b64decode(m[5])
        if (base64.b64encode(root), base64.b64encode(blob)) == (m[4], m[5]):  # no stray bits
            return {"origin": m[2], "size": int(m[3]), "root": root, "text": m[1], "id": blob[:4], "sig": blob[4:]}
    return {}
def read_store(folder):
    query = sqlite3.connect((folder / "consentry.db").resolve().as_uri() + "?mode=ro", uri=True).execute
    leaves = {index * 256 + i // 32: tile[i:i + 32].hex().encode()
              for index, tile in query("SELECT idx, CAST(hashes AS BLOB) FROM log_tile WHERE level = 0 ORDER BY idx")
              for i in range(0, len(tile) - 31, 32)}
    return (query("SELECT seq, CAST(bytes AS BLOB) FROM log_entry ORDER BY seq"), leaves,
            query("SELECT count(*) FROM log_entry").fetchone()[0],
            query("SELECT size, CAST(note AS BLOB) FROM log_checkpoint ORDER BY size").fetchall(),
            *(query("SELECT CAST(note AS BLOB) FROM log_head").fetchone() or [b""]),
            (folder / "log.pin").read_bytes() if (folder / "log.pin").is_file() else None)
def read_bundle(files):  # from the files' contents by name
    rows, leaves = ([line.rstrip(b"\n") for line in io.BytesIO(files[n])] for n in ("entries.jsonl", "leaves.txt"))
    parts = re.split(rb"(?m)^== (.*)(?:\n|\Z)", files["checkpoints.txt"])  # b"", mark, note, mark, note ...
    marks = [re.fullmatch(rb"([0-9]{1,16}) ([a-z_]+)", mark) for mark in parts[1::2]]
    need(parts[0] == b"" and marks and all(marks) and marks[-1][2] == b"head", "UNREADABLE", None)
    kept = [(int(mark[1]), note) for mark, note in zip(marks[:-1], parts[2::2])]
    return ((None, row) for row in rows), dict(enumerate(leaves)), len(rows), kept, parts[-1], files.get("pin.txt")
def check(rows, leaves, row_count, kept, head, pin, anchors):  # how many records, and how many of them are anchored
    head, kept = parse_note(head), [(size, parse_note(note)) for size, note in kept]
    outside, anchors = [parse_note(pin)] if pin is not None else [], [parse_note(text, inside=True) for text in anchors]
    need(head, "UNREADABLE", None)
    wanted = {note.get("size") for note in [head, *outside, *anchors, *(note for _, note in kept)]}
    n, edge, roots, keys, people, backwards, origin, last, time = 0, [], {}, [], {}, [], b"", bytes(32), 0
    for seq, raw in rows:
        entry, node, width = parse_entry(raw), (leaf := sha(b"\0", raw)), 1
        need(seq in (None, n) and not (entry and entry["seq"] > n and row_count < head["size"]), "GAP", n)
        need(entry and leaf.hex().encode() == leaves.get(n), "ALTERED", n)
        origin = origin or b"consentry/" + entry["log"].encode()
        need(entry["seq"] == n and origin[10:].decode() == entry["log"], "ALTERED", min(entry["seq"], n))
        need(entry["prev"] == last.hex(), "ALTERED", max(n - 1, 0))
        backwards += [n] if n and entry["at"] < time and entry["clock"] != "stepped" else []
        change = entry["change"] if isinstance(entry.get("change"), dict) else {}
        m = NAMED.fullmatch(written([entry["type"], change.get("object"), change.get("after")]))
        people.update({m[1] or m[3]: m[2] or ""} if m else {})
        if entry["type"] in TAKES_OVER:  # its key signs the trees that are larger than `after`
            need(entry["type"] != TAKES_OVER[2] or two_agreed(entry, people), "KEY ORDER", n)
            key, after = bytes.fromhex(entry["change"]["detail"]), n and n + (entry["type"] == TAKES_OVER[1])
            keys.append((after, key, sha(origin + b"\n\1" + key)[:4]))
        while edge and edge[-1][1] == width: node, width = sha(b"\1", edge.pop()[0], node), width * 2
        edge, n, last, time = edge + [(node, width)], n + 1, leaf, entry["at"]
        if n in wanted: roots[n] = functools.reduce(lambda right, left: sha(b"\1", left, right), next(zip(*edge[::-1])))
    need(n, "TRUNCATED", 0)
    def judge(note, agreed, own):
        signers = [key for _, key, name in keys if name == note["id"]]
        forged = signers and not any(signed_by(key, note["text"], note["sig"]) for key in signers)
        need(note["origin"] == origin, "ALTERED" if own else "FORKED", agreed if own else 0)
        need(not forged, "ALTERED" if own else "UNREADABLE", agreed if own else None)
        need(note["size"] <= n, "TRUNCATED", n)
        need(note["root"] == roots.get(note["size"]), "ALTERED" if own else "FORKED", agreed)
        need(note["id"] == [name for after, _, name in keys if after < note["size"]][-1], "KEY ORDER", agreed)
        return note["size"]
    good = covered = 0
    for size, note in [*kept, (head["size"], head)]:
        need(note and note["size"] == size >= good, "ALTERED", good)
        need(not any(good < after < size for after, _, _ in keys), "KEY ORDER", good)  # a key change without its seal
        good = judge(note, good, own=True)
    need(max(n, 1 + max(leaves)) == good, "ALTERED", good)
    need(all(outside) and all(anchors), "UNREADABLE", None)
    for note in outside: judge(note, 0, own=False)
    for note in sorted(anchors, key=lambda note: note["size"]): covered = judge(note, covered, own=False)
    need(not backwards, "CLOCK", min(backwards, default=None))
    return n, covered
def verify(log, anchors=()):  # the report on a folder, or on the contents of a bundle's files by name
    try:
        if not isinstance(log, dict) and not (log / "consentry.db").exists():
            log = {file.name: file.read_bytes() for file in log.iterdir() if file.suffix in (".txt", ".jsonl")}
        n, covered = check(*(read_bundle if isinstance(log, dict) else read_store)(log), anchors)
        report = ("ANCHORED" if n == covered else "UNANCHORED TAIL", None, n, n - covered)
    except Bad as bad: report = (*bad.args, bad.args[1] or 0, None)
    except (OSError, KeyError, TypeError, sqlite3.Error): report = ("UNREADABLE", None, 0, None)
    return dict(zip(("verdict", "first_bad", "verified_to", "newer_than_anchor"), report))
if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("log", type=pathlib.Path)
    options.add_argument("--anchor", type=argparse.FileType("rb"), action="append", default=[], metavar="FILE")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    result = verify(given.log, [file.read() for file in given.anchor])
    print(json.dumps(result) if given.json else "\n".join(f"{name}: {value}" for name, value in result.items()))
    sys.exit(EXIT[result["verdict"]])
