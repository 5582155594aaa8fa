# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of the window is translated: the translation files say what lupdate finds in the sources, no more and no
less, and each translation keeps its placeholders. Arguments: lupdate, the source tree."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

LUPDATE, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PLACE = re.compile(r"%(?:L?\d{1,2}|n)")


def messages(path):
    """(context, source, comment) → message"""
    found = {}
    for context in ElementTree.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            found[key] = message
    return found


def texts(message):
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


class Translations(unittest.TestCase):
    def fresh(self, language, *options):
        """What lupdate makes of the file."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        name = f"consentry_{language}.ts"
        made = pathlib.Path(folder.name) / name
        shutil.copy(SOURCE / "ui" / "translations" / name, made)
        subprocess.run([LUPDATE, "-silent", "-locations", "none", "-no-obsolete", *options, "-I", ".", "ui", "-ts",
                        str(made)], cwd=SOURCE, check=True, stderr=subprocess.DEVNULL)
        return messages(made)

    def check(self, language, *options):
        kept = messages(SOURCE / "ui" / "translations" / f"consentry_{language}.ts")
        now = self.fresh(language, *options)
        missing = [key for key, message in now.items() if message.find("translation").get("type") or
                   not all(texts(message))]
        self.assertEqual(missing, [], "translate these")
        self.assertEqual([key for key in kept if key not in now], [], "nothing says these any more")

    def test_korean_says_everything(self):
        self.check("ko")

    def test_english_has_its_plurals(self):
        self.check("en", "-pluralonly")

    def test_korean_keeps_the_placeholders(self):
        for (_, source, _), message in messages(SOURCE / "ui" / "translations" / "consentry_ko.ts").items():
            for text in texts(message):
                with self.subTest(source=source):
                    self.assertEqual(sorted(PLACE.findall(source)), sorted(PLACE.findall(text)))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
