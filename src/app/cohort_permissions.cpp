// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cohort_permissions.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::DenialReason;
using ports::CohortMember;

namespace {

/// Asks about each person once.
template <class Unit>
class Permissions {
 public:
  Permissions(Context& context, Unit& unit, const GateRules& rules)
      : m_unit(unit), m_rules(rules), m_request(accuracyTestAt(context.services.clock.now())) {}

  /// Somebody who is gone, whatever the gate would say.
  void without(const domain::TravellerId& id) { m_known[id] = DenialReason::withdrawn; }

  /// Nothing while the permission holds.
  Expected<std::optional<DenialReason>> denialOf(const domain::TravellerId& id) {
    if (const auto known = m_known.find(id); known != m_known.end()) return known->second;
    TRY(const auto traveller, m_unit.travellers().find(id));
    if (!traveller) return fail(Errc::storeDamaged, "a member of a cohort who is no traveller");
    TRY(const auto consents, m_unit.travellers().consentsOf(id));
    return m_known[id] = m_rules.decide(m_request, *traveller, consents).reason;
  }

 private:
  Unit& m_unit;
  const GateRules& m_rules;
  domain::GateRequest m_request;
  std::map<domain::TravellerId, std::optional<DenialReason>> m_known;
};

/// The newest build by one engine, and who of it stays.
struct Remainder {
  ports::CohortBuildRow build;
  std::vector<CohortMember> members;
};

/// What has to change in a cohort because permissions do not hold any more.
struct Lapse {
  std::set<domain::TravellerId> ended;  ///< whose templates are to be destroyed
  std::vector<Remainder> smaller;

  [[nodiscard]] bool any() const { return !ended.empty() || !smaller.empty(); }
};

/// `Unit` is a read view or a transaction.
template <class Unit>
Expected<Lapse> lapseOf(Context& context, Unit& unit, const domain::CohortId& cohort,
                        const std::optional<domain::TravellerId>& gone = std::nullopt) {
  TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
  TRY(const auto builds, unit.cohorts().builds(cohort));
  Permissions permissions(context, unit, rules);
  if (gone) permissions.without(*gone);
  Lapse lapse;
  std::set<base::Digest> engines;
  for (const auto& build : builds) {
    Remainder rest{.build = build};
    TRY(auto members, unit.cohorts().members(build.hash));
    for (auto& member : members) {
      TRY(const auto denial, permissions.denialOf(member.person.traveller));
      if (!denial)
        rest.members.push_back(std::move(member));
      else if (*denial != DenialReason::stopInForce)
        lapse.ended.insert(member.person.traveller);
    }
    const bool isNewest = engines.insert(build.engine).second;
    if (isNewest && !rest.members.empty() && std::ssize(rest.members) < build.people)
      lapse.smaller.push_back(std::move(rest));
  }
  return lapse;
}

Expected<void> apply(Context& context, ports::WriteUnit& unit, const domain::CohortId& cohort, Lapse lapse,
                     const std::vector<std::int64_t>& because) {
  const auto record = [&](domain::AuditChange change) {
    change.object = "cohort:" + cohort.text();
    return unit.log().record(
        {.type = domain::AuditType::cohortBuilt, .actor = context.actor, .change = std::move(change), .refs = because});
  };
  for (const auto& traveller : lapse.ended) TRY_VOID(unit.cohorts().destroyTemplates(cohort, traveller));
  for (const auto& rest : lapse.smaller) {
    auto build = rest.build;
    build.people = std::ssize(rest.members);
    build.denied += rest.build.people - build.people;
    build.by = context.actor.user;
    build.at = context.services.clock.now();
    build.hash = hashOfBuild(build, rest.members);
    TRY_VOID(unit.cohorts().addBuild(build, rest.members));
    TRY_VOID(record({.before = rest.build.hash, .after = build.hash, .detail = std::to_string(build.people)}));
  }
  if (lapse.smaller.empty()) TRY_VOID(record({.detail = fmt::format("destroyed {}", lapse.ended.size())}));
  return {};
}

}  // namespace

base::Digest hashOfBuild(const ports::CohortBuildRow& build, const std::vector<CohortMember>& members) {
  crypto::Sha256 hash;
  hash.update(base::asBytes(build.cohort.text()));
  hash.update(base::asBytes(build.engine));
  hash.update(base::asBytes(base::toText(build.at)));
  for (const auto& [person, use, faceTemplate] : members) {
    hash.update(base::asBytes(person.traveller.text()));
    hash.update(base::asBytes(person.photo.text()));
    hash.update(base::asBytes(std::to_string(use)));
    hash.update(std::as_bytes(std::span(faceTemplate.values)));
  }
  return hash.finish();
}

Expected<bool> allMayStand(Context& context, ports::ReadView& read, const ports::CohortBuildRow& build) {
  TRY(const auto members, read.cohorts().members(build.hash));
  if (std::ssize(members) != build.people) return false;
  TRY(const auto rules, GateRules::load(read.governance(), context.services.files));
  Permissions permissions(context, read, rules);
  for (const auto& member : members) {
    TRY(const auto denial, permissions.denialOf(member.person.traveller));
    if (denial) return false;
  }
  return true;
}

Expected<void> keepOnlyAllowed(Context& context, const domain::CohortId& cohort) {
  auto& store = context.services.store;
  TRY(const auto found, lapseOf(context, store.read(), cohort));
  if (!found.any()) return {};
  return store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(auto lapse, lapseOf(context, unit, cohort));
    return apply(context, unit, cohort, std::move(lapse), {});
  });
}

Expected<void> letGoFromCohorts(Context& context, ports::WriteUnit& unit, const domain::TravellerId& subject,
                                std::int64_t because) {
  TRY(const auto cohorts, unit.cohorts().withTemplateOf(subject));
  if (cohorts.empty()) return {};
  TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
  TRY(const auto denial, Permissions(context, unit, rules).denialOf(subject));
  if (!denial) return {};
  for (const auto& cohort : cohorts) {
    TRY(auto lapse, lapseOf(context, unit, cohort));
    if (lapse.any()) TRY_VOID(apply(context, unit, cohort, std::move(lapse), {because}));
  }
  return {};
}

Expected<void> letGoErased(Context& context, ports::WriteUnit& unit, const domain::TravellerId& subject) {
  TRY(const auto cohorts, unit.cohorts().withTemplateOf(subject));
  for (const auto& cohort : cohorts) {
    TRY(auto lapse, lapseOf(context, unit, cohort, subject));
    if (lapse.any()) TRY_VOID(apply(context, unit, cohort, std::move(lapse), {}));
  }
  return {};
}

}  // namespace consentry::app
