// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include "crypto/hash.hpp"
#include "damage_cases.hpp"
#include "log_builder.hpp"

namespace consentry::test {
namespace {

using audit::Verdict;
using Cases = std::vector<DamageCase>;

/// A log of 20 records whose store was restored from a backup of 14.
LogBuilder restoredLog(const Restoring& how = {}) {
  LogBuilder log;
  log.appendMany(3).credential(1).credential(2).rotate().credential(3).appendMany(6).restore(how).appendMany(5);
  return log;
}

void restored(Cases& all) {
  const auto good = restoredLog().parts();
  all.push_back({"restored by two people", good.text(), {}, Verdict::unanchoredTail, {}});
  all.push_back({"restored, anchored since", good.text(), {good.head}, Verdict::anchored, {}});
  all.push_back({"restored, anchored before", good.text(), {noteOf(good, 14)}, Verdict::unanchoredTail, {}});
  all.push_back({"restored, then a new day",
                 restoredLog().rotate().appendMany(2).parts().text(),
                 {},
                 Verdict::unanchoredTail,
                 {}});
  LogBuilder twice = restoredLog();
  twice.restore({.proposer = 2, .approver = 3}).appendMany(1);
  all.push_back({"restored twice", twice.parts().text(), {}, Verdict::unanchoredTail, {}});
  LogBuilder atOnce;
  atOnce.credential(1).credential(2).rotate().restore().appendMany(1);
  all.push_back(
      {"restored from a backup that ends with a rotation", atOnce.parts().text(), {}, Verdict::unanchoredTail, {}});

  LogBuilder lost;
  lost.appendMany(3).credential(1).credential(2).rotate().credential(3).appendMany(9);
  all.push_back({"restored, an anchor of what the backup had not", good.text(), {lost.note()}, Verdict::forked, 0});
  all.push_back({"restored, a good anchor and one of what the backup had not",
                 good.text(),
                 {noteOf(good, 14), lost.note()},
                 Verdict::forked,
                 14});
  lost.appendMany(9);
  all.push_back({"restored, an anchor of more than there is", good.text(), {lost.note()}, Verdict::truncated, 20});
}

void restoredWrongly(Cases& all) {
  using domain::RestorePlan;
  const auto refused = [&](std::string name, const Restoring& how) {
    all.push_back({"restored, " + std::move(name), restoredLog(how).parts().text(), {}, Verdict::keyOrder, 14});
  };
  const auto one = crypto::sha256(base::asBytes("other"));
  refused("one person twice", {.proposer = 1, .approver = 1});
  refused("a stranger approved", {.proposer = 1, .approver = 4});
  refused("a stranger proposed", {.proposer = 4, .approver = 1});
  refused("nobody approved", {.isSigned = false});
  refused("another backup was proposed", {.proposes = [&](RestorePlan& plan) { plan.from = one; }});
  refused("another reason was proposed", {.proposes = [&](RestorePlan& plan) { plan.reason = one; }});
  refused("another pin was seen", {.proposes = [&](RestorePlan& plan) { plan.pin = one; }});
  refused("another place was proposed", {.proposes = [&](RestorePlan& plan) { plan.prev = one; }});
  refused("another size was known", {.proposes = [](RestorePlan& plan) { ++plan.known; }});
  refused("another time was proposed", {.proposes = [](RestorePlan& plan) { plan.at += std::chrono::seconds(1); }});
  const auto change = [](std::string what, std::string with) {
    return
        [what = std::move(what), with = std::move(with)](std::string& bytes) { bytes = replaced(bytes, what, with); };
  };
  refused("the station was changed when it was signed", {.afterwards = change("desk-07", "desk-08")});
  refused("a member more", {.afterwards = change(R"("known":17)", R"("known":17,"more":1)")});
  refused("a number as text", {.afterwards = change(R"("known":17)", R"("known":"17")")});
  refused("no incarnation", {.afterwards = change(R"("object":"incarnation:)", R"("object":"incarnatiom:)")});
  refused("no list of what", {.afterwards = change(R"("restore":{)", R"("restorf":{)")});
  const auto next = LogBuilder().key(2).publicKey();
  all.push_back({"restored, no key",
                 restoredLog({.afterwards = change(base::toHex(next.value), "none")}).parts().text(),
                 {},
                 Verdict::altered,
                 14});
  all.push_back(
      {"restored, another key was approved",
       restoredLog({.afterwards = change(base::toHex(next.value), base::toHex(LogBuilder().key(7).publicKey().value))})
           .parts()
           .text(),
       {},
       Verdict::keyOrder,
       14});
  all.push_back({"restored, what was there is not sealed",
                 restoredLog({.keepsSeal = false}).parts().text(),
                 {},
                 Verdict::keyOrder,
                 7});
  LogBuilder renewed;
  renewed.credential(1).credential(2).appendMany(11).credential(1, 1).signsWith(1, 0).restore();
  all.push_back({"restored with a key that was replaced", renewed.parts().text(), {}, Verdict::keyOrder, 15});
  LogBuilder disabled;
  disabled.credential(1).credential(2).disable(2).restore();
  all.push_back({"restored by somebody disabled", disabled.parts().text(), {}, Verdict::keyOrder, 4});
  LogBuilder later;
  later.credential(1).restore().credential(2);
  all.push_back({"restored by somebody who came later", later.parts().text(), {}, Verdict::keyOrder, 2});

  LogParts genuine = restoredLog().parts();
  LogBuilder moved;
  moved.appendMany(3).credential(1).credential(2).rotate().credential(3).appendMany(5).keep("x");
  LogParts parts = moved.parts();
  parts.entries.push_back(replaced(replaced(genuine.entries[14], R"("seq":14)", R"("seq":13)"),
                                   base::toHex(genuine.leaves[13]), base::toHex(parts.leaves[12])));
  parts.leaves.push_back(audit::leafHash(parts.entries.back()));
  all.push_back({"restored, the entry moved to an earlier place", parts.text(), {}, Verdict::keyOrder, 13});
}

}  // namespace

void addRestoreCases(std::vector<DamageCase>& all) {
  restored(all);
  restoredWrongly(all);
}

}  // namespace consentry::test
