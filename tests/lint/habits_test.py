#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules that a compiler does not see. Each test says its reason. Standard library only."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CODE = (".cpp", ".hpp", ".in")
# Files that are another's text or data, or written by the program: they carry their own form.
NO_SPDX = re.compile(r"(\.(md|json|svg|png|npy|jpg|csv|jsonl|qrc|ts|sha256)|LICENSE|\.gitignore|\.clang-(format|tidy)|\.gitkeep"
                     r"|docs/images/.*|models/profiles/.*\.toml|tests/.*/(data|corpus|fixtures)/.*|tools/packages\.txt)$")


def tracked(*folders):
    """Every file of the repository, also one not yet committed; never build output or weights."""
    names = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "--", *folders],
                           capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in sorted(set(names)) if (ROOT / name).is_file()]


def text_of(name):
    return (ROOT / name).read_text("utf-8", errors="replace")


def code(*folders):
    return [name for name in tracked(*folders) if name.endswith(CODE)]


def without_comments(text):
    """Code with comments blanked and lines kept; strings stay."""
    pattern = re.compile(r'R"(\w*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*(?:.|\n)*?\*/')
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0].startswith("/") else m[0], text)


def without_strings(text):
    return re.sub(r'R"(\w*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"', '""', without_comments(text))


def strings(text):
    """(line, literal) of every string literal outside comments and #include lines."""
    text = re.sub(r"^\s*#\s*include.*$", "", without_comments(text), flags=re.M)
    for found in re.finditer(r'R"(\w*)\(((?:.|\n)*?)\)\1"|"((?:\\.|[^"\\\n])*)"', text):
        yield text.count("\n", 0, found.start()) + 1, found[2] if found[2] is not None else found[3]


def lines_with(pattern, names, prepare=without_strings):
    for name in names:
        for number, line in enumerate(prepare(text_of(name)).splitlines(), 1):
            if re.search(pattern, line):
                yield f"{name}:{number}: {line.strip()}"


class Habits(unittest.TestCase):
    def none(self, found, why):
        found = list(found)
        self.assertEqual(found, [], f"\n{why}\n" + "\n".join(found))

    def test_every_file_names_its_licence_first(self):
        def bare(name):
            top = text_of(name).split("\n", 2)[:2]
            return not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in top)
        self.none((n for n in tracked() if not NO_SPDX.search(n) and bare(n)), "The first line names the licence.")

    def test_only_the_gatekeeper_issues_permits(self):
        allowed = {"src/app/gatekeeper.cpp", "src/domain/permit.hpp"}
        self.none(lines_with(r"\bPermitIssuer\b", [n for n in code("src", "ui") if n not in allowed]),
                  "A permit made elsewhere would open a face without the gate and without a log entry.")

    def test_sql_stands_in_storage_only(self):
        sql = re.compile(r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
                         r"|CREATE\s+TABLE|PRAGMA\s)", re.I | re.S)
        names = [n for n in code("src", "ui") if not n.startswith("src/storage/")]
        self.none((f"{n}:{line}: {s[:60]}" for n in names for line, s in strings(text_of(n)) if sql.search(s)),
                  "SQL outside storage escapes the open policy and its tests.")

    def test_replacing_rows_is_never_written(self):
        self.none(lines_with(r"(?i)\b(INSERT\s+OR\s+REPLACE|REPLACE\s+INTO)\b", tracked("src/storage"), without_comments),
                  "INSERT OR REPLACE walks past append-only triggers.")

    def test_a_switch_over_an_enum_has_no_default(self):
        # An enum so open that most of its values are somebody else's answer: (file, enum, why).
        allowed = {("src/app/import_set.cpp", "Errc"): "errors that are no verdict on a row pass on unchanged"}
        found = []
        for name in code("src", "ui"):
            text = without_strings(text_of(name))
            for switch in re.finditer(r"\bswitch\s*\(", text):
                body = block_after(text, switch.end())
                # Qualified labels, or plain ones after `using enum`; a switch over an int (a column) needs its default.
                plain = "using enum" in text[max(0, switch.start() - 400):switch.start()]
                labels = re.findall(r"\bcase\s+((?:\w+::)*[a-z]\w*)\s*:(?!:)", own_level(body))
                enums = [l for l in labels if ("::" in l or plain) and not l.startswith("Qt::")]
                if enums and re.search(r"\bdefault\s*:", own_level(body)):
                    scope = enums[0].split("::")[-2] if "::" in enums[0] else ""
                    if (name, scope) not in allowed:
                        found.append(f"{name}:{text.count(chr(10), 0, switch.start()) + 1}: over {enums[0]} …")
        self.none(found, "With a default, a new enumerator compiles where nobody thought about it.")

    def test_no_unfinished_marks(self):
        self.none(lines_with(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b",
                             [n for n in tracked("src", "ui", "tests", "tools", "models", "cmake", ".ci")
                              if not n.endswith((".npy", ".png", ".jpg"))], lambda t: t),
                  "An unfinished mark is work that nobody has; write the issue or do it.")

    def test_words_for_people_never_claim_identity(self):
        """ISO/IEC 2382-37's words: candidate, score, threshold. See docs/glossary.md."""
        # "False match" is the standard's name of an error (ISO/IEC 19795-1), which claims no identity.
        word = re.compile(r"\b((?<!\b[Ff]alse )match(es|ed|ing)?|hits?|suspects?|confidence|% (alike|similar|likeness))\b", re.I)
        names = code("ui", "src/cli") + ["src/domain/explain.cpp", "src/exchange/slip_page.cpp"]
        self.none((f"{n}:{line}: {s[:80]}" for n in names if (ROOT / n).is_file()
                   for line, s in strings(text_of(n)) if word.search(s)),
                  "The product finds candidates; only people judge, and it never says that somebody is somebody.")

    def test_colours_stand_in_the_theme_only(self):
        theme = re.compile(r"^ui/(common/theme\.(cpp|hpp)|resources/)")
        names = [n for n in code("ui") if not theme.search(n)]
        colour = r"\bQColor\s*[({]\s*(\d|0x|\"|\))|\bQt::(red|green|blue|black|white|gray|yellow|cyan|magenta)\b|\bqRgba?\("
        # The difference of two photographs begins at zero, which is black in any theme.
        found = [line for line in lines_with(colour, names) if not line.endswith("image.fill(Qt::black);")]
        self.none(found, "A literal colour is wrong in one of the two themes.")
        self.none((f"{n}:{line}: {s}" for n in names for line, s in strings(text_of(n))
                   if re.search(r"#[0-9a-fA-F]{6}\b", s)), "A literal colour is wrong in one of the two themes.")

    def test_the_window_never_runs_a_nested_event_loop(self):
        names = [n for n in code("ui") if n != "ui/main.cpp"]
        self.none(lines_with(r"(\.|->)\s*exec\s*\(|\bprocessEvents\b|\bQEventLoop\b|\bterminate\s*\(|waitForFinished",
                             names), "Nested loops and killed threads lose work and re-enter half-done acts.")

    def test_qt_stays_above(self):
        self.none(lines_with(r"^\s*#\s*include\s*<Q|\bQ_OBJECT\b", code("src"), without_comments),
                  "Nothing below the window knows Qt.")

    def test_nobody_points_outside_the_repository(self):
        allowed = re.compile(r"\.\./shared/data")
        names = [n for n in tracked() if not n.endswith((".npy", ".png", ".jpg", "habits_test.py"))]
        found = [f"{n}:{number}: {line.strip()[:100]}" for n in names
                 for number, line in enumerate(text_of(n).splitlines(), 1)
                 if re.search(r"\.\./shared", allowed.sub("", line))]
        self.none(found, "A path of one machine is dead on every other.")

    def test_no_weights_and_no_photographs_of_people(self):
        allowed = re.compile(r"^docs/images/")
        kinds = (".dat", ".onnx", ".whl", ".tar.gz", ".tar.bz2", ".jpg", ".jpeg", ".png", ".bmp", ".db")
        self.none((n for n in tracked() if n.endswith(kinds) and not allowed.search(n)
                   and (ROOT / n).stat().st_size > 200_000), "Weights and photographs are fetched or drawn, never kept.")

    def test_released_migrations_are_unchanged(self):
        kept = tomllib.loads((HERE / "migrations.toml").read_text("utf-8"))
        now = {p.name: hashlib.sha256(p.read_bytes()).hexdigest()
               for p in sorted((ROOT / "src/storage/migrations").glob("*.sql"))}
        self.assertEqual([n[:4] for n in now], [f"{i + 1:04d}" for i in range(len(now))], "steps are numbered 0001 on")
        for name, digest in kept.items():
            self.assertEqual(now.get(name), digest, f"{name} was released: write a new step instead of editing it")

    def test_the_command_line_links_no_image_codecs_of_opencv(self):
        cli = os.environ.get("CONSENTRY_CLI", "")
        if not cli or not pathlib.Path(cli).exists() or not shutil.which("ldd"):
            self.skipTest("CONSENTRY_CLI names no built program")
        linked = subprocess.run(["ldd", cli], capture_output=True, text=True, check=True).stdout
        self.none(re.findall(r"\S*(?:imgcodecs|gdal|poppler|curl|libQt)\S*", linked),
                  "imgcodecs reads by content sniffing and returns half a picture as a good one.")

    def test_every_request_is_tried_by_every_role(self):
        """A request that nobody tries as the wrong person may be open to everybody."""
        asked = set()
        for name in code("src/app"):
            text = without_comments(text_of(name))
            for act in re.finditer(r"static constexpr auto kAct", text):
                asked.add(re.findall(r"^struct (\w+)", text[:act.start()], re.M)[-1])
        tried = set(re.findall(r"app::(\w+)[,>]", text_of("tests/unit/app/roles_test.cpp")))
        self.assertEqual(asked - tried, set())


def block_after(text, at):
    """The { … } that follows a position, without its braces."""
    start = text.index("{", at)
    depth = 0
    for i in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[i], 0)
        if depth == 0:
            return text[start + 1:i]
    return text[start + 1:]


def own_level(body):
    """A switch's body without the switches inside it."""
    while inner := re.search(r"\bswitch\s*\(", body):
        start = body.index("{", inner.end())
        body = body[:inner.start()] + body[start + 1 + len(block_after(body, inner.end())) + 1:]
    return body


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
