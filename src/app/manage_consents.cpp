// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_consents.hpp"

#include <algorithm>

#include "app/case_views.hpp"
#include "app/cohort_permissions.hpp"
#include "app/gatekeeper.hpp"
#include "base/plain_text.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::ConsentState;

namespace {

/// The traveller of that outside reference, made when not there: consent may come before the photographs.
Expected<ports::TravellerRow> travellerFor(Context& context, ports::TravellerWriter& travellers,
                                           const std::string& ref) {
  if (ref.empty() || ref.size() > 200) return fail(Errc::invalidArgument, "a traveller reference has 1 to 200 bytes");
  TRY_VOID(base::checkPlainText(ref, "the traveller reference"));
  TRY(auto found, travellers.findByRef(ref));
  if (found) return *std::move(found);
  ports::TravellerRow row{.id = domain::TravellerId(context.services.random.handleText()), .ref = ref};
  TRY_VOID(travellers.add(row));
  return row;
}

/// Over the whole record with its newest event: scope, notice, giver and times cannot be widened afterwards.
base::Digest contentHash(const domain::ConsentRecord& record) {
  const auto& event = record.events.back();
  std::string text = record.id.text() + '\0' + record.subject.text() + '\0';
  for (const auto purpose : record.purposes) text += std::string(base::word(purpose)) + '\0';
  for (const auto& recipient : record.recipients) text += recipient.text() + '\0';
  for (const auto category : record.categories) text += std::string(base::word(category)) + '\0';
  text += record.notice.version + '\0' + record.notice.language + '\0' + base::toHex(record.notice.hash) + '\0';
  text += std::to_string(event.number) + '\0' + std::string(base::word(event.state)) + '\0' +
          std::string(base::word(event.giver)) + '\0' + base::toText(event.at) + '\0' +
          (event.expires ? base::toText(*event.expires) : "");
  return crypto::sha256(base::asBytes(text));
}

Expected<std::int64_t> recordEvent(Context& context, ports::WriteUnit& unit, const domain::ConsentRecord& record) {
  const auto& event = record.events.back();
  domain::AuditChange change{.object = "consent:" + record.id.text(),
                             .after = contentHash(record),
                             .detail = std::string(base::word(event.state)) + " " + std::to_string(event.number)};
  for (const auto purpose : record.purposes) change.detail += " " + std::string(base::word(purpose));
  return unit.log().record({.type = domain::AuditType::consentRecorded,
                            .actor = context.actor,
                            .subject = record.subject,
                            .change = std::move(change)});
}

/// Open cases that the gate would not allow any more are blocked in the same transaction.
Expected<std::vector<domain::CaseId>> blockCases(Context& context, ports::WriteUnit& unit,
                                                 const domain::TravellerId& subject, std::int64_t because) {
  std::vector<domain::CaseId> blockedCases;
  TRY(const auto open, unit.screenings().openCasesOf(subject));
  if (open.empty()) return blockedCases;
  TRY(const auto rules, GateRules::load(unit.governance(), context.services.files));
  TRY(const auto traveller, unit.travellers().find(subject));
  TRY(const auto consents, unit.travellers().consentsOf(subject));
  if (!traveller) return fail(Errc::storeDamaged, "a case without its traveller");
  for (const auto& id : open) {
    TRY(auto row, unit.screenings().findCase(id));
    if (!row) return fail(Errc::storeDamaged, "an open case that is not there");
    const auto purpose = purposeOfShowing(row->facts.state);
    const auto decision = rules.decide(
        {.purpose = purpose, .categories = imageOnly(), .list = row->list, .at = context.services.clock.now()},
        *traveller, consents);
    if (decision.allowed() || !endsTheCase(decision)) continue;
    TRY(row->facts, domain::blocked(std::move(row->facts)));
    TRY_VOID(unit.screenings().replaceCase(*row));
    TRY_VOID(unit.log().record({.type = domain::AuditType::caseBlocked,
                                .actor = context.actor,
                                .subject = subject,
                                .set = row->set,
                                .caseId = id,
                                .list = row->list,
                                .use = domain::AuditUse{domain::Purpose::watchlistSearch, domain::Recipient::thisSite(),
                                                        imageAndTemplate(), decision},
                                .refs = {because}}));
    blockedCases.push_back(id);
  }
  return blockedCases;
}

/// Adds one event to a record, or begins one; what was said already (same state, same moment) changes nothing.
struct Said {
  domain::ConsentRecord record;
  bool isNew = false;
  bool changed = false;
  std::vector<domain::CaseId> blockedCases;
};

Expected<Said> say(Context& context, ports::WriteUnit& unit, std::optional<domain::ConsentRecord> existing,
                   domain::ConsentRecord fresh, domain::ConsentEvent event, std::string_view externalRef) {
  Said said;
  if (existing) {
    const bool known = std::ranges::any_of(existing->events, [&](const domain::ConsentEvent& one) {
      return one.state == event.state && one.at == event.at;
    });
    said.record = *existing;
    if (known) return said;
    event.number = static_cast<int>(existing->events.size()) + 1;
    TRY(said.record, domain::withEvent(*std::move(existing), event));
    TRY_VOID(unit.travellers().addConsentEvent(said.record.id, said.record.events.back()));
  } else {
    event.number = 1;
    TRY(said.record, domain::withEvent(std::move(fresh), event));
    TRY_VOID(unit.travellers().addConsent(said.record, externalRef));
    said.isNew = true;
  }
  said.changed = true;
  TRY(const std::int64_t seq, recordEvent(context, unit, said.record));
  // Also after a consent that was given: it may be narrower than the one it follows.
  TRY(said.blockedCases, blockCases(context, unit, said.record.subject, seq));
  TRY_VOID(letGoFromCohorts(context, unit, said.record.subject, seq));
  return said;
}

Expected<void> takeLine(Context& context, ports::WriteUnit& unit, const ports::ConsentLine& line,
                        ImportConsents::Answer& answer) {
  // A word of tomorrow would keep the person from withdrawing it today.
  if (line.at > context.services.clock.now()) return fail(Errc::invalidArgument, "at: lies in the future");
  TRY(auto existing, unit.travellers().findConsentByRef(line.consentRef));
  TRY(const auto traveller, travellerFor(context, unit.travellers(), line.travellerRef));
  if (existing && existing->subject != traveller.id)
    return fail(Errc::conflict, "consent_ref: belongs to another traveller");
  domain::ConsentRecord fresh{.id = domain::ConsentId(context.services.random.handleText()),
                              .subject = traveller.id,
                              .purposes = line.purposes,
                              .recipients = line.recipients,
                              .categories = line.categories,
                              .notice = line.notice};
  TRY(auto said,
      say(context, unit, std::move(existing), std::move(fresh),
          {.state = line.state, .at = line.at, .giver = line.giver, .expires = line.expires}, line.consentRef));
  answer.records += said.isNew ? 1 : 0;
  answer.events += said.changed ? 1 : 0;
  answer.unchanged += said.changed ? 0 : 1;
  std::ranges::move(said.blockedCases, std::back_inserter(answer.blockedCases));
  return {};
}

bool isTheLinesFault(Errc code) {
  return code == Errc::conflict || code == Errc::invalidArgument || code == Errc::parse || code == Errc::notFound;
}

}  // namespace

Expected<ImportConsents::Answer> handle(Context& context, const ImportConsents& request, const Job& job) {
  TRY(auto file, context.services.files.readConsents(request.file));
  ImportConsents::Answer answer;
  // One transaction a line: a bad line leaves nothing of itself, and the file can be imported again after a crash.
  for (auto& entry : file.lines) {
    if (job.stop.stop_requested()) return fail(Errc::cancelled, "stopped; the lines so far are kept");
    if (auto* bad = std::get_if<ports::BadLine>(&entry)) {
      answer.bad.push_back(std::move(*bad));
      continue;
    }
    const auto& line = std::get<ports::ConsentLine>(entry);
    TRY(const auto existing, context.services.store.read().travellers().findConsentByRef(line.consentRef));
    if (existing && std::ranges::any_of(existing->events, [&](const domain::ConsentEvent& one) {
          return one.state == line.state && one.at == line.at;
        })) {
      ++answer.unchanged;
      continue;
    }
    auto taken =
        context.services.store.write([&](ports::WriteUnit& unit) { return takeLine(context, unit, line, answer); });
    if (taken) continue;
    if (!isTheLinesFault(taken.error().code())) return std::unexpected(std::move(taken).error());
    answer.bad.push_back({line.line, taken.error().message(), line.travellerRef, ""});
  }
  return answer;
}

Expected<ChangeConsent::Answer> handle(Context& context, const ChangeConsent& request, const Job&) {
  auto& services = context.services;
  ChangeConsent::Answer answer;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    std::optional<domain::ConsentRecord> existing;
    domain::ConsentRecord fresh;
    if (request.consentRef) {
      TRY(existing, unit.travellers().findConsentByRef(*request.consentRef));
      if (!existing) {
        TRY(existing, unit.travellers().findConsent(domain::ConsentId(*request.consentRef)));
      }
      if (!existing) return fail(Errc::notFound, "no consent record of that reference");
    } else {
      if (request.purposes.empty()) return fail(Errc::invalidArgument, "a consent names at least one purpose");
      if (request.notice.version.empty() || request.notice.language.empty())
        return fail(Errc::invalidArgument, "a consent names the notice that was shown: version, language and text");
      TRY(const auto traveller, travellerFor(context, unit.travellers(), request.travellerRef));
      fresh = {.id = domain::ConsentId(services.random.handleText()),
               .subject = traveller.id,
               .purposes = request.purposes,
               .recipients = request.recipients,
               .categories = request.categories,
               .notice = request.notice};
      if (fresh.recipients.empty()) fresh.recipients = {domain::Recipient::thisSite()};
      if (fresh.categories.empty()) fresh.categories = imageAndTemplate();
    }
    TRY(auto said,
        say(context, unit, std::move(existing), std::move(fresh),
            {.state = request.state, .at = services.clock.now(), .giver = request.giver, .expires = request.expires},
            ""));
    answer.record = std::move(said.record);
    answer.blockedCases = std::move(said.blockedCases);
    return {};
  }));
  return answer;
}

Expected<bool> withdrawAgain(Context& context, ports::WriteUnit& unit, const domain::ConsentId& id) {
  TRY(auto record, unit.travellers().findConsent(id));
  const auto now = context.services.clock.now();
  if (!record) return false;
  const auto state = record->stateAt(now);
  if (state != ConsentState::given && state != ConsentState::reaffirmed) return false;
  TRY_VOID(say(context, unit, std::move(record), {},
               {.state = ConsentState::withdrawn, .at = now, .giver = domain::ConsentGiver::subject}, ""));
  return true;
}

Expected<ShowConsents::Answer> handle(Context& context, const ShowConsents& request, const Job&) {
  auto& travellers = context.services.store.read().travellers();
  TRY(auto traveller, travellers.findByRef(request.travellerRef));
  if (!traveller) return fail(Errc::notFound, "no traveller of that reference is known here");
  ShowConsents::Answer answer{.traveller = *std::move(traveller)};
  TRY(answer.records, travellers.consentsOf(answer.traveller.id));
  for (const auto& record : answer.records) answer.stateNow.push_back(record.stateAt(context.services.clock.now()));
  return answer;
}

}  // namespace consentry::app
