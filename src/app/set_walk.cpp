// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/set_walk.hpp"

#include <memory>
#include <string>

#include "app/engine_in_force.hpp"
#include "app/gated_feed.hpp"
#include "app/photo_limit.hpp"
#include "app/progress_meter.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::RowVerdict;

namespace {

constexpr std::size_t kBatch = 32;  // photographs whose gate decisions share one commit

RowVerdict verdictOf(const domain::Decision& decision) {
  using domain::DenialReason;
  return decision.reason == DenialReason::stopInForce || decision.reason == DenialReason::jurisdictionForbids
             ? RowVerdict::blocked
             : RowVerdict::noConsent;
}

std::string denialWords(const domain::Decision& decision) {
  using domain::DenialReason;
  if (!decision.reason) return "";
  switch (*decision.reason) {
    case DenialReason::noRecord:
      return "no consent and no legal basis on record; the photograph was not opened";
    case DenialReason::refused:
      return "the traveller refused; the photograph was not opened";
    case DenialReason::withdrawn:
      return "the traveller withdrew the consent; the photograph was not opened";
    case DenialReason::expired:
      return "the consent has ended; the photograph was not opened";
    case DenialReason::noticeOutdated:
      return "consent was given under an outdated notice; the photograph was not opened";
    case DenialReason::purposeNotCovered:
      return "the permission does not cover this purpose; the photograph was not opened";
    case DenialReason::recipientNotCovered:
      return "the permission does not cover this recipient; the photograph was not opened";
    case DenialReason::categoryNotCovered:
      return "the permission does not cover face images; the photograph was not opened";
    case DenialReason::minorWithoutGuardian:
      return "minor: a guardian's consent is missing; the photograph was not opened";
    case DenialReason::optedOut:
      return "the traveller opted out; the photograph was not opened";
    case DenialReason::jurisdictionForbids:
      return "the policy forbids this for the nationality; the photograph was not opened";
    case DenialReason::stopInForce:
      return "a stop is in force; the photograph was not opened";
  }
  return "";
}

RowVerdict verdictOf(const ports::PhotoFinding& finding) {
  switch (finding.outcome) {
    case ports::PhotoOutcome::unreadable:
      return RowVerdict::unreadable;
    case ports::PhotoOutcome::noFace:
      return RowVerdict::noFace;
    case ports::PhotoOutcome::severalFaces:
      return RowVerdict::severalFaces;
    case ports::PhotoOutcome::assessed:
      break;
  }
  return finding.quality.verdict == domain::QualityVerdict::accept ? RowVerdict::fresh : RowVerdict::lowQuality;
}

std::string whyOf(const ports::PhotoFinding& finding) {
  switch (finding.outcome) {
    case ports::PhotoOutcome::unreadable:
      return finding.why;
    case ports::PhotoOutcome::noFace:
      return "no face was found";
    case ports::PhotoOutcome::severalFaces:
      return std::to_string(finding.faces.size()) + " faces; one is needed";
    case ports::PhotoOutcome::assessed:
      break;
  }
  std::string words;
  for (const auto& sentence : domain::inWords(finding.quality)) words += (words.empty() ? "" : "; ") + sentence;
  return words;
}

/// A file that cannot be had is the line's verdict; a disk that fails is everybody's failure.
Expected<void> unreadable(Walk& walk, base::Error error) {
  auto& line = walk.view.row;
  line.verdict = RowVerdict::unreadable;
  switch (error.code()) {
    case Errc::notFound:
      line.why = "the file is not there";
      return {};
    case Errc::denied:
      line.why = "the path leaves the folder or goes through a link";
      return {};
    case Errc::limitExceeded:
      line.why = "the file is larger than 64 MiB";
      return {};
    case Errc::unreadable:
    case Errc::noPermission:
      line.why = "the file cannot be read";
      return {};
    case Errc::invalidArgument:
    case Errc::alreadyExists:
    case Errc::sealed:
    case Errc::throttled:
    case Errc::conflict:
    case Errc::parse:
    case Errc::ioError:
    case Errc::diskFull:
    case Errc::storeBusy:
    case Errc::storeNewer:
    case Errc::storeDamaged:
    case Errc::modelMissing:
    case Errc::modelMismatch:
    case Errc::cancelled:
    case Errc::unsupported:
    case Errc::internal:
      break;
  }
  return std::unexpected(std::move(error));
}

/// What is known already and would be changed by this line. Nationality and birth decide what the gate allows, so a
/// manifest fills in what was unknown and never overrules it.
std::string contradiction(const ports::TravellerRow& known, const domain::ManifestRow& row) {
  if (row.nationality && known.nationality && *row.nationality != *known.nationality)
    return "nationality: another one is on record for this traveller";
  const auto said = row.birth.range();
  const auto kept = known.birth.range();
  if (said && kept && (said->second < kept->first || kept->second < said->first))
    return "birth: another one is on record for this traveller";
  if (row.gender != domain::Gender::unspecified && known.gender != domain::Gender::unspecified &&
      row.gender != known.gender)
    return "gender: another one is on record for this traveller";
  return "";
}

/// The traveller as known, with what this line adds; made when new, in a preview too: a use that was denied must name
/// somebody who can be found again.
Expected<ports::TravellerRow> knownTraveller(Context& context, ports::TravellerWriter& travellers,
                                             const domain::ManifestRow& row) {
  TRY(auto known, travellers.findByRef(row.travellerRef));
  if (!known) {
    ports::TravellerRow fresh{.id = domain::TravellerId(context.services.random.handleText()),
                              .ref = row.travellerRef,
                              .nationality = row.nationality,
                              .birth = row.birth,
                              .gender = row.gender};
    TRY_VOID(travellers.add(fresh));
    return fresh;
  }
  auto merged = *known;
  if (!merged.nationality) merged.nationality = row.nationality;
  if (!merged.birth.range()) merged.birth = row.birth;
  if (merged.gender == domain::Gender::unspecified) merged.gender = row.gender;
  if (merged.nationality != known->nationality || merged.birth != known->birth || merged.gender != known->gender)
    TRY_VOID(travellers.replace(merged));
  return merged;
}

Walk walkOf(const domain::ManifestRow& row) {
  Walk walk{.row = row};
  auto& view = walk.view;
  view.row.line = row.line;
  view.row.travellerRef = row.travellerRef;
  view.row.file = row.file;
  view.role = row.role;
  if (row.nationality) view.nationality = row.nationality->code();
  if (row.gender != domain::Gender::unspecified) view.gender = base::word(row.gender);
  if (const auto year = row.birth.year()) view.birthYear = std::to_string(*year);
  return walk;
}

}  // namespace

Expected<void> SetWalk::lookAtFile(Walk& walk) {
  auto bytes = m_context.services.files.readBeneath(m_want.folder, walk.row.file, kPhotoLimit);
  if (!bytes) return unreadable(walk, std::move(bytes).error());
  walk.file = *std::move(bytes);
  walk.hash = crypto::sha256(walk.file);
  TRY(const bool kept, m_context.services.store.read().sets().hasPhoto(walk.traveller.id, walk.hash));
  if (kept || !m_seen.emplace(walk.traveller.id, walk.hash).second) {
    walk.view.row.verdict = RowVerdict::duplicate;
    walk.view.row.why = "the same photograph of the same traveller is there already";
    return {};
  }
  walk.opens = m_want.open;
  return {};
}

Expected<void> SetWalk::decide(ports::WriteUnit& unit, const Gatekeeper& gate, Walk& walk) {
  auto& line = walk.view.row;
  TRY(walk.traveller, knownTraveller(m_context, unit.travellers(), walk.row));
  line.traveller = walk.traveller.id;
  domain::AuditEvent event{.type = domain::AuditType::photoUse, .set = m_want.set};
  TRY(auto answer,
      gate.ask(unit,
               {.traveller = walk.traveller,
                .request = {.purpose = m_want.purpose, .categories = imageOnly(), .at = m_context.services.clock.now()},
                .event = std::move(event)}));
  line.decision = answer.decision.kind;
  line.reason = answer.decision.reason;
  line.basis = answer.decision.basis;
  line.reference = answer.decision.reference;
  line.consentState = answer.decision.consentState;
  if (!answer.permit) {
    line.verdict = verdictOf(answer.decision);
    line.why = denialWords(answer.decision);
    ++m_notOpened;
    return {};
  }
  walk.permit = std::move(answer.permit);
  return {};
}

/// Whether any line is left to be decided.
Expected<bool> SetWalk::refuseContradictions(std::vector<Walk>& batch) {
  bool anybody = false;
  for (auto& walk : batch) {
    auto& line = walk.view.row;
    TRY(const auto onRecord, m_context.services.store.read().travellers().findByRef(walk.row.travellerRef));
    if (onRecord) line.why = contradiction(*onRecord, walk.row);
    if (line.why.empty())
      anybody = true;
    else
      line.verdict = RowVerdict::invalid;
  }
  return anybody;
}

Expected<void> SetWalk::admit(std::vector<Walk>& batch, const Admitted& admitted) {
  TRY(const bool anybody, refuseContradictions(batch));
  if (!anybody) return {};
  TRY_VOID(decideTogether(m_context, [&](ports::WriteUnit& unit, const GateRules& rules) -> Expected<void> {
    const Gatekeeper gate(m_context, rules);
    for (auto& walk : batch)
      if (walk.view.row.verdict == RowVerdict::undecided) TRY_VOID(decide(unit, gate, walk));
    return admitted(unit);
  }));
  // The decisions stand in the log; only now is a file touched, and never one that the gate denied.
  for (auto& walk : batch)
    if (walk.permit) TRY_VOID(lookAtFile(walk));
  return {};
}

void SetWalk::add(const ports::StageTimes& times) {
  m_times.decode += times.decode;
  m_times.detect += times.detect;
  m_times.align += times.align;
  m_times.assess += times.assess;
  m_times.embed += times.embed;
}

Expected<void> SetWalk::run(const std::vector<const domain::ManifestRow*>& rows, const Admitted& admitted,
                            const Settled& settled) {
  std::shared_ptr<ports::FaceEngine> engine;
  if (m_want.open && !rows.empty()) {
    TRY(engine, engineInForce(m_context));
  }
  ProgressMeter meter(m_job, "photographs", std::ssize(rows));
  std::int64_t through = 0;
  const auto settle = [&](Walk& walk, const ports::PhotoFinding* finding) -> Expected<void> {
    TRY_VOID(settled(walk, finding));
    meter.at(++through);
    return {};
  };
  const auto ask = [&](std::size_t first, std::size_t end) -> Expected<std::vector<Walk>> {
    std::vector<Walk> batch;
    for (std::size_t i = first; i < end; ++i) batch.push_back(walkOf(*rows[i]));
    TRY_VOID(admit(batch, admitted));
    std::vector<Walk> opening;
    for (auto& walk : batch) {
      if (walk.opens) {
        opening.push_back(std::move(walk));
        continue;
      }
      if (walk.view.row.verdict == RowVerdict::undecided) walk.view.row.verdict = RowVerdict::fresh;
      TRY_VOID(settle(walk, nullptr));
    }
    return opening;
  };
  const auto work = [](const Walk& walk) -> Expected<ports::PhotoWork> {
    return ports::PhotoWork{.permit = *walk.permit, .file = walk.file, .wantThumbnail = true};
  };
  const auto done = [&](Walk walk, ports::PhotoFinding finding) -> Expected<void> {
    walk.view.row.verdict = verdictOf(finding);
    walk.view.row.why = whyOf(finding);
    walk.view.thumbnail = finding.thumbnail;
    add(finding.times);
    return settle(walk, &finding);
  };
  GatedFeed<Walk> feed(m_job, {.count = rows.size(), .batch = kBatch, .ask = ask, .work = work, .done = done});
  TRY_VOID(engine ? feed.run(*engine) : feed.askAll());
  if (m_job.stop.stop_requested() && through < std::ssize(rows)) return fail(Errc::cancelled, "stopped on request");
  meter.finish(through);
  return {};
}

}  // namespace consentry::app
