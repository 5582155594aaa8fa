// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gatekeeper.hpp"

#include <algorithm>
#include <utility>

#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

Expected<GateRules> GateRules::load(ports::GovernanceReader& governance, ports::FileExchange& files) {
  GateRules rules{domain::policyThatDenies(), {}, {}};
  TRY(const auto inForce, governance.policyInForce());
  if (inForce) {
    TRY(rules.policy, files.parsePolicy(inForce->toml));
    if (rules.policy.hash != inForce->hash)
      return fail(Errc::storeDamaged, "the policy in force is not the text that two people approved");
    rules.policy.id = inForce->id;
    rules.policy.version = inForce->version;
  }
  TRY(rules.bases, governance.bases());
  TRY(rules.stops, governance.stopsInForce());
  return rules;
}

domain::Decision GateRules::decide(const domain::GateRequest& request, const ports::TravellerRow& traveller,
                                   const std::vector<domain::ConsentRecord>& consents) const {
  return domain::decide(request, {.subject = traveller.id,
                                  .nationality = traveller.nationality,
                                  .birth = traveller.birth,
                                  .consents = consents,
                                  .bases = bases,
                                  .stops = stops,
                                  .policy = &policy});
}

namespace {

/// The entry first, then the row that names it: a use without an entry cannot be stored.
Expected<UseAnswer> record(Context& context, ports::WriteUnit& unit, const domain::TravellerId& subject,
                           const domain::GateRequest& request, domain::Decision decision, domain::Decision logged,
                           domain::AuditEvent event) {
  event.actor = context.actor;
  event.subject = subject;
  event.use = domain::AuditUse{request.purpose, request.recipient, request.categories, std::move(logged)};
  if (!decision.allowed()) event.outcome = domain::AuditOutcome::denied;
  UseAnswer answer{.decision = std::move(decision)};
  TRY(answer.logSeq, unit.log().record(event));
  TRY(answer.use, unit.screenings().addUse({.subject = subject,
                                            .purpose = request.purpose,
                                            .recipient = request.recipient,
                                            .decision = answer.decision,
                                            .at = request.at,
                                            .logSeq = answer.logSeq}));
  if (answer.decision.allowed()) answer.permit = domain::PermitIssuer::issue(request.purpose, subject, answer.use);
  return answer;
}

}  // namespace

Expected<UseAnswer> Gatekeeper::ask(ports::WriteUnit& unit, UseAsked asked) const {
  TRY(const auto consents, unit.travellers().consentsOf(asked.traveller.id));
  auto decision = m_rules.decide(asked.request, asked.traveller, consents);
  auto logged = decision;
  return record(m_context, unit, asked.traveller.id, asked.request, std::move(decision), std::move(logged),
                std::move(asked.event));
}

namespace {

/// Whoever lists a person states whether it is a minor; the gate asks for a birth and gets no more than that.
domain::Birth statedBirth(Context& context, const domain::ListPerson& person) {
  constexpr int kCertainlyAdult = 18;
  if (person.minor) return domain::Birth::unknown();
  auto birth = domain::Birth::aged(kCertainlyAdult, base::dateOf(context.services.clock.now()));
  return birth ? *birth : domain::Birth::unknown();
}

struct ListedAsked {
  GateRules cited;
  ports::TravellerRow person;
  domain::GateRequest request;
};

ListedAsked askedForListed(Context& context, const GateRules& rules, const domain::ListPerson& person) {
  GateRules cited = rules;
  std::erase_if(cited.bases, [&](const auto& basis) { return basis.reference != person.legalReference; });
  const auto kind = cited.bases.empty() ? domain::BasisKind::statute : cited.bases.front().kind;
  return {.cited = std::move(cited),
          .person = {.id = domain::TravellerId(person.id.text()), .birth = statedBirth(context, person)},
          .request = {.purpose = domain::Purpose::watchlistSearch,
                      .categories = imageAndTemplate(),
                      .basis = kind,
                      .list = person.list,
                      .at = context.services.clock.now()}};
}

}  // namespace

Expected<UseAnswer> askForListed(Context& context, ports::WriteUnit& unit, const GateRules& rules,
                                 const domain::ListPerson& person, domain::AuditType type) {
  auto asked = askedForListed(context, rules, person);
  const Gatekeeper gate(context, asked.cited);
  return gate.ask(unit, {.traveller = std::move(asked.person),
                         .request = std::move(asked.request),
                         .event = {.type = type, .outcome = domain::AuditOutcome::intent, .list = person.list}});
}

domain::Decision decideForListed(Context& context, const GateRules& rules, const domain::ListPerson& person) {
  const auto asked = askedForListed(context, rules, person);
  return asked.cited.decide(asked.request, asked.person, {});
}

Expected<bool> measuringIsStopped(Context& context) {
  TRY(const auto stops, context.services.store.read().governance().stopsInForce());
  return std::ranges::any_of(stops, [](const domain::Stop& stop) {
    return stop.scope == domain::StopScope::site ||
           (stop.scope == domain::StopScope::purpose && stop.what == base::word(domain::Purpose::accuracyTest));
  });
}

Expected<UseAnswer> askForMeasuring(Context& context, ports::WriteUnit& unit, const GateRules& rules,
                                    std::string_view basisWords, domain::AuditEvent event) {
  if (basisWords.empty()) return fail(Errc::invalidArgument, "an evaluation needs a basis, in words");
  const base::Date today = base::dateOf(context.services.clock.now());
  const domain::GateRequest request{.purpose = domain::Purpose::accuracyTest,
                                    .categories = imageAndTemplate(),
                                    .basis = domain::BasisKind::statute,
                                    .at = context.services.clock.now()};
  const domain::LegalBasis stated{.kind = domain::BasisKind::statute,
                                  .reference = std::string(basisWords),
                                  .purposes = {domain::Purpose::accuracyTest},
                                  .recipients = {domain::Recipient::thisSite()},
                                  .categories = imageAndTemplate(),
                                  .approvedBy = context.actor.user,
                                  .from = today,
                                  .reviewBy = today};
  // The site's rules speak of travellers; of a labelled data set they can only say no.
  const auto* rule = rules.policy.ruleFor(request.purpose, std::nullopt, domain::AgeClass::unknown);
  domain::Policy policy{.id = rules.policy.id, .version = rules.policy.version, .rules = {}};
  if (rule != nullptr && rule->forbids)
    policy.rules = {*rule};
  else
    policy.rules.push_back({.id = "stated-basis",
                            .purpose = request.purpose,
                            .bases = {domain::BasisKind::statute},
                            .why = "a labelled data set rests on the basis that was stated"});
  const domain::TravellerId nobody(std::string(32, '0'));
  auto decision = domain::decide(
      request, {.subject = nobody, .bases = std::span(&stated, 1), .stops = rules.stops, .policy = &policy});
  decision.legalBasis.reset();  // stated for this run, not a row of the register
  auto logged = decision;
  logged.reference = "sha256:" + base::toHex(crypto::sha256(base::asBytes(basisWords)));
  return record(context, unit, nobody, request, std::move(decision), std::move(logged), std::move(event));
}

domain::GateRequest accuracyTestAt(base::Instant at) {
  return {.purpose = domain::Purpose::accuracyTest, .categories = imageAndTemplate(), .at = at};
}

std::vector<domain::DataCategory> imageOnly() {
  return {domain::DataCategory::facialImage};
}

std::vector<domain::DataCategory> imageAndTemplate() {
  return {domain::DataCategory::facialImage, domain::DataCategory::faceTemplate};
}

}  // namespace consentry::app
