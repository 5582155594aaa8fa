# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a log anew with keys of one's own, as whoever took the log's key could: what only signatures of people show, and
stores of old programs whose log can go on. Slow, and of no use against an outside anchor."""
import base64
import hashlib
import json
import sqlite3
import sys

from support import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "docs"))
import verify_log as v  # noqa: E402
verify_log = v

BASE = v.point(bytes([0x58] + [0x66] * 31))


def encode(p):
    x, y = p[0] * pow(p[2], -1, v.P) % v.P, p[1] * pow(p[2], -1, v.P) % v.P
    return (y | (x & 1) << 255).to_bytes(32, "little")


class Key:
    """Ed25519, RFC 8032."""

    def __init__(self, seed):
        expanded = hashlib.sha512(seed).digest()
        self.seed, self.prefix = seed, expanded[32:]
        self.scalar = int.from_bytes(expanded[:32], "little") & (1 << 254) - 8 | 1 << 254
        self.public = encode(v.times(self.scalar, BASE))

    def sign(self, message):
        r = int.from_bytes(hashlib.sha512(self.prefix + message).digest(), "little") % v.L
        commitment = encode(v.times(r, BASE))
        k = int.from_bytes(hashlib.sha512(commitment + self.public + message).digest(), "little") % v.L
        return commitment + ((r + k * self.scalar) % v.L).to_bytes(32, "little")


def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return v.sha(b"\1", root(leaves[:split]), root(leaves[split:]))


def chain(entries, leaves, first):
    """The entries' bytes, and their leaves, from `first` on; each names the one before."""
    texts = []
    for i in range(first, len(entries)):
        if i > first:
            entries[i]["prev"] = leaves[i - 1].hex()
        texts.append(json.dumps(entries[i], ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        leaves[i] = v.sha(b"\0", texts[-1].encode())
    return texts


def sign_notes(text, leaves, first, key_of):
    """Every checkpoint in the text that covers more than `first` entries, over the leaves as they are now."""
    def again(match):
        size = int(match[3])
        if size <= first:
            return match[0]
        key = key_of(size)
        body = match[1].replace(match[4], base64.b64encode(root(leaves[:size])))
        name = v.sha(match[2] + b"\n\1" + key.public)[:4]
        return body + "\n— ".encode() + match[2] + b" " + base64.b64encode(name + key.sign(body)) + b"\n"

    return v.NOTE.sub(again, text)


def forge_bundle(bundle, seed, change):
    """Changes the last entry of an exported bundle that carries a signature; its position."""
    texts = (bundle / "entries.jsonl").read_text().splitlines()
    place = max(i for i, line in enumerate(texts) if '"sig":{' in line)
    entries = [json.loads(line) for line in texts]
    change(entries[place])
    leaves = [bytes.fromhex(leaf) for leaf in (bundle / "leaves.txt").read_text().split()]
    texts[place:] = chain(entries, leaves, place)
    (bundle / "entries.jsonl").write_text("".join(line + "\n" for line in texts))
    (bundle / "leaves.txt").write_text("".join(leaf.hex() + "\n" for leaf in leaves))
    key = Key(seed)
    for name in ("checkpoints.txt", "pin.txt"):
        if (bundle / name).exists():
            (bundle / name).write_bytes(sign_notes((bundle / name).read_bytes(), leaves, place, lambda size: key))
    return place


def own_store(folder):
    """Gives the log of a store of one leaf tile keys of our own, the last of them as keys/log.key: the fixtures of old
    versions come without."""
    db = sqlite3.connect(folder / "consentry.db")
    guards = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'log_%'").fetchall()
    for name, _ in guards:
        db.execute(f"DROP TRIGGER {name}")
    entries = [json.loads(row[0]) for row in db.execute("SELECT bytes FROM log_entry ORDER BY seq")]
    keys = []
    for i, entry in enumerate(entries):
        if entry["type"] in ("log_opened", "key_rotated"):
            keys.append((i and i + 1, Key(hashlib.sha256(b"ours %d" % i).digest())))
            entry["change"]["detail"] = keys[-1][1].public.hex()
    leaves = [b""] * len(entries)
    for i, text in enumerate(chain(entries, leaves, 0)):
        db.execute("UPDATE log_entry SET bytes = ? WHERE seq = ?", (text, i))
    db.execute("UPDATE log_tile SET hashes = ? WHERE level = 0 AND idx = 0", (b"".join(leaves),))

    def again(note):
        return sign_notes(note.encode(), leaves, 0, lambda size: [key for after, key in keys if after < size][-1]).decode()

    for table, which in (("log_checkpoint", "size"), ("log_head", "1")):
        for name, note in db.execute(f"SELECT {which}, note FROM {table}").fetchall():
            db.execute(f"UPDATE {table} SET note = ? WHERE {which} = ?", (again(note), name))
    for _, sql in guards:
        db.execute(sql)
    db.commit()
    db.close()
    (folder / "log.pin").write_text(again((folder / "log.pin").read_text()))
    (folder / "keys" / "log.key").write_bytes(keys[-1][1].seed)
    (folder / "keys" / "log.key").chmod(0o600)
