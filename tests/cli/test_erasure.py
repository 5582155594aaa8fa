# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasure, holds, orders and retention from the command line."""
import unittest

from support import DENIED, DONE, NOT_FOUND, USAGE, CliCase

ORDER = 'format = 1\nreason = "the agreement has ended"\nlegal_reference = "Order 17"\n'


class Erasure(CliCase):
    def setUp(self):
        super().setUp()
        self.make_store()
        for ref in ("SECRET-1", "SECRET-2", "SECRET-3"):
            self.give(ref)

    def give(self, ref):
        self.run_cli("consent", "give", ref, "--purpose", "watchlist_search", "--notice-version", "1", "--notice-language",
                     "en", "--notice", self.notice(), "--as", "park")

    def notice(self):
        file = self.folder / "notice.txt"
        file.write_text("what was shown")
        return file

    def order(self, *refs):
        file = self.folder / "order.toml"
        file.write_text(ORDER + "refs = [" + ", ".join(f'"{ref}"' for ref in refs) + "]\n")
        return file

    def test_one_person_is_erased_and_the_certificate_can_be_checked(self):
        self.error("erase", "SECRET-1", "--reason", "asked", "--as", "lee", expect=DENIED)
        self.error("erase", "SECRET-1", "--reason", "SECRET-1 asked", "--as", "park", expect=USAGE)
        held = self.json("erasures", "held", "SECRET-1", "--as", "park")
        self.assertEqual((held["hold"], sum(held["counts"].values()) > 0), (None, True))
        erased = self.json("erase", "SECRET-1", "--reason", "asked by letter", "--as", "park")
        self.error("erasures", "held", "SECRET-1", "--as", "park", expect=NOT_FOUND)
        self.assertEqual((erased["read_back"]["found"], erased["counts"]["person_keys"]), (0, 1))
        self.assertEqual(erased["keys"]["state"], "waiting")
        self.error("erase", "SECRET-1", "--reason", "again", "--as", "park", expect=NOT_FOUND)
        page = self.folder / "certificate.html"
        certificate = self.json("certificate", erased["id"][:8], "--check", "--out", page, "--as", "yoon")
        self.assertTrue(certificate["entry_agrees"])
        self.assertEqual((certificate["found_now"], certificate["reason"]), (0, "asked by letter"))
        self.assertIn("Certificate of erasure", page.read_text())
        self.assertNotIn("SECRET-1", page.read_text() + self.text("erasures", "list", "--as", "park"))
        self.assertEqual(self.json("erasures", "renew-keys", "--as", "admin")["state"], "done")
        self.run_cli("consent", "show", "SECRET-2", "--as", "park")
        self.assertTrue(self.verify()["accepted"])

    def test_a_held_person_stays_until_the_hold_is_lifted(self):
        self.error("hold", "place", "SECRET-1", "--reference", "Ka 17", "--as", "park", expect=DENIED)
        hold = self.json("hold", "place", "SECRET-1", "--reference", "Ka 17", "--as", "lee")
        self.assertEqual(self.json("erasures", "held", "SECRET-1", "--as", "park")["hold"]["reference"], "Ka 17")
        refused = self.error("erase", "SECRET-1", "--reason", "asked", "--as", "park", expect=DENIED)
        self.assertIn(hold["id"][:8], refused["message"])
        self.run_cli("hold", "lift", hold["id"][:8], "--as", "lee")
        self.assertEqual(self.json("hold", "list", "--as", "lee")["holds"], [])
        self.run_cli("erase", "SECRET-1", "--reason", "asked", "--renew-now", "--as", "park")

    def test_an_order_needs_two_people_and_leaves_whom_a_hold_keeps(self):
        file = self.order("SECRET-1", "SECRET-2", "NOBODY")
        preview = self.json("order", file, "--as", "lee")
        self.assertEqual((preview["people"], preview["unknown"]), (2, [3]))
        self.run_cli("hold", "place", "SECRET-2", "--reference", "Ka 17", "--as", "lee")
        order = self.json("order", "propose", file, "--as", "park")["id"]
        self.error("order", "run", order, "--as", "park", expect=DENIED)
        self.error("proposal", "approve", order, "--as", "park", expect=DENIED)
        self.run_cli("proposal", "approve", order, "--as", "lee")
        ran = self.json("order", "run", order[:8], "--as", "park")
        self.assertEqual((ran["erased"], ran["people"], ran["found"]), (1, 2, 0))
        self.assertEqual([e["why"] for e in ran["exceptions"]], ["held"])
        certificate = self.json("certificate", order[:8], "--check", "--as", "yoon")
        self.assertEqual((certificate["order"]["erased"], certificate["found_now"]), (1, 0))
        self.error("order", "run", order, "--as", "park", expect=DENIED)
        self.assertEqual(self.json("order", "list", "--as", "park")["orders"][0]["state"], "finished")
        self.run_cli("consent", "show", "SECRET-2", "--as", "park")
        self.assertTrue(self.verify()["accepted"])

    def test_retention_has_rules_a_preview_and_a_run(self):
        rules = {rule["kind"]: rule["days"] for rule in self.json("retention", "rules", "--as", "admin")["rules"]}
        self.assertEqual(rules["probe_templates"], 0)
        self.error("retention", "set", "notes", "10", "--as", "lee", expect=DENIED)
        self.error("retention", "set", "probe_templates", "1", "--as", "admin", expect=USAGE)
        self.run_cli("retention", "set", "notes", "10", "--as", "admin")
        self.assertFalse(self.json("retention", "preview", "--as", "admin")["clock_is_doubtful"])
        self.assertEqual(sum(c["objects"] for c in self.json("retention", "run", "--as", "admin")["counts"]), 0)
        self.run_cli("retention", "rules", "--as", "admin", expect=DONE)


if __name__ == "__main__":
    unittest.main()
