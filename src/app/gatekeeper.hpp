// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/store.hpp"
#include "app/services.hpp"
#include "base/error.hpp"
#include "domain/audit_event.hpp"
#include "domain/gate.hpp"
#include "domain/permit.hpp"

namespace consentry::app {

/// The rules of the site at one moment: policy in force, bases, stops.
struct GateRules {
  domain::Policy policy;
  std::vector<domain::LegalBasis> bases;
  std::vector<domain::Stop> stops;

  /// `governance` of a read view or of the transaction in which a use is decided, so that a stop counts at once.
  [[nodiscard]] static base::Expected<GateRules> load(ports::GovernanceReader& governance, ports::FileExchange& files);
  [[nodiscard]] domain::Decision decide(const domain::GateRequest& request, const ports::TravellerRow& traveller,
                                        const std::vector<domain::ConsentRecord>& consents) const;
};

/// One use of one person's face that somebody asks for.
struct UseAsked {
  ports::TravellerRow traveller;
  domain::GateRequest request;
  domain::AuditEvent event;  ///< type and handles; actor, use and outcome are filled in here
};

/// The gate's answer, recorded. `permit` exists exactly when it was allowed.
struct UseAnswer {
  domain::Decision decision;
  std::int64_t use = 0;
  std::int64_t logSeq = 0;
  std::optional<domain::Permit> permit;
};

/// Decides and records, in the caller's transaction. The only place where permits are made. A permit must not be used
/// before that transaction has committed.
class Gatekeeper {
 public:
  Gatekeeper(Context& context, const GateRules& rules) : m_context(context), m_rules(rules) {}
  [[nodiscard]] base::Expected<UseAnswer> ask(ports::WriteUnit& unit, UseAsked asked) const;

 private:
  Context& m_context;
  const GateRules& m_rules;
};

/// For a person who is listed by law: only the basis that the entry cites counts, and nobody's consent.
[[nodiscard]] base::Expected<UseAnswer> askForListed(Context& context, ports::WriteUnit& unit, const GateRules& rules,
                                                     const domain::ListPerson& person, domain::AuditType type);

/// The same question while the face is in the engine. Nothing is recorded.
[[nodiscard]] domain::Decision decideForListed(Context& context, const GateRules& rules,
                                               const domain::ListPerson& person);

/// A labelled data set under accuracy test: nobody in it is a traveller, so the basis is what the person who runs it
/// states, in words. Stops and a forbidding rule still count. The words go into the use row, their hash into the log.
[[nodiscard]] base::Expected<UseAnswer> askForMeasuring(Context& context, ports::WriteUnit& unit,
                                                        const GateRules& rules, std::string_view basisWords,
                                                        domain::AuditEvent event);

/// The same question while a measurement runs: whether a stop has come into force. Nothing is recorded.
[[nodiscard]] base::Expected<bool> measuringIsStopped(Context& context);

/// What somebody is asked of the gate for whose face is to be measured with.
[[nodiscard]] domain::GateRequest accuracyTestAt(base::Instant at);

/// What the gate covers when a photograph is opened and when it is also compared.
[[nodiscard]] std::vector<domain::DataCategory> imageOnly();
[[nodiscard]] std::vector<domain::DataCategory> imageAndTemplate();

}  // namespace consentry::app
