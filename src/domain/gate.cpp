// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/gate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

namespace consentry::domain {
namespace {

template <class T>
bool contains(const std::vector<T>& values, const T& value) {
  return std::ranges::find(values, value) != values.end();
}

/// Nothing asked for is nothing permitted: an empty request would otherwise be covered by every record.
bool coversAll(const std::vector<DataCategory>& held, const std::vector<DataCategory>& asked) {
  return !asked.empty() && std::ranges::all_of(asked, [&](DataCategory one) { return contains(held, one); });
}

bool touches(const std::vector<DataCategory>& held, const std::vector<DataCategory>& asked) {
  return std::ranges::any_of(asked, [&](DataCategory one) { return contains(held, one); });
}

bool permits(ConsentState state) {
  return state == ConsentState::given || state == ConsentState::reaffirmed;
}

/// What a person has said about the purpose, at the moment of the request.
struct Word {
  const ConsentRecord* record = nullptr;
  const ConsentEvent* event = nullptr;
  ConsentState state = ConsentState::none;
};

struct Testimony {
  bool anyRecord = false;  ///< about whatever purpose
  Word word;               ///< the one that governs; empty when none is about the purpose
};

/// The newest word governs. A question that was never answered gives way to any answer, and of two words of the same
/// instant the one that does not permit wins. The id makes the order of the records not matter.
bool governsBefore(const Word& a, const Word& b) {
  const auto weight = [](const Word& word) {
    return std::tuple(word.state != ConsentState::requested, word.event->at, !permits(word.state), word.record->id);
  };
  return weight(a) > weight(b);
}

Testimony testimonyOf(const GateRequest& request, const GateFacts& facts) {
  Testimony testimony;
  std::vector<Word> onPurpose;
  for (const ConsentRecord& record : facts.consents) {
    const ConsentEvent* event = record.eventAt(request.at);
    if (event == nullptr || record.subject != facts.subject) continue;
    testimony.anyRecord = true;
    if (contains(record.purposes, request.purpose)) onPurpose.push_back({&record, event, record.stateAt(request.at)});
  }
  if (onPurpose.empty()) return testimony;
  std::ranges::sort(onPurpose, governsBefore);

  std::vector<Word> onPoint;  // about this recipient and this kind of data
  std::ranges::copy_if(onPurpose, std::back_inserter(onPoint), [&](const Word& word) {
    return contains(word.record->recipients, request.recipient) && touches(word.record->categories, request.categories);
  });
  // A permission for some of the data does not undo an older one for all of it; a refusal of some does.
  const auto governing = std::ranges::find_if(onPoint, [&](const Word& word) {
    return !permits(word.state) || coversAll(word.record->categories, request.categories);
  });
  if (governing != onPoint.end()) {
    testimony.word = *governing;
  } else {
    testimony.word = onPoint.empty() ? onPurpose.front() : onPoint.front();
  }
  return testimony;
}

std::optional<DenialReason> denialOf(ConsentState state) {
  switch (state) {
    case ConsentState::given:
    case ConsentState::reaffirmed:
      return std::nullopt;
    case ConsentState::refused:
      return DenialReason::refused;
    case ConsentState::withdrawn:
      return DenialReason::withdrawn;
    case ConsentState::expired:
    case ConsentState::terminated:
      return DenialReason::expired;
    // Asked but not answered, or found never to have been valid: there is no consent on record.
    case ConsentState::none:
    case ConsentState::requested:
    case ConsentState::invalidated:
      return DenialReason::noRecord;
  }
  return DenialReason::noRecord;
}

/// A version that is no whole number cannot be shown to be new enough.
bool noticeCounts(const Notice& notice, int minimum) {
  int version = 0;
  const char* end = notice.version.data() + notice.version.size();
  const auto [stop, error] = std::from_chars(notice.version.data(), end, version);
  return error == std::errc() && stop == end && version >= minimum;
}

std::optional<DenialReason> denialByConsent(const GateRequest& request, const Testimony& testimony,
                                            const PolicyRule& rule, AgeClass age) {
  const Word& word = testimony.word;
  if (word.record == nullptr) return testimony.anyRecord ? DenialReason::purposeNotCovered : DenialReason::noRecord;
  if (const auto denial = denialOf(word.state)) return denial;
  if (rule.minimumNotice && !noticeCounts(word.record->notice, *rule.minimumNotice))
    return DenialReason::noticeOutdated;
  if (!contains(word.record->recipients, request.recipient)) return DenialReason::recipientNotCovered;
  if (!coversAll(word.record->categories, request.categories)) return DenialReason::categoryNotCovered;
  if (rule.minorsNeedGuardian && age != AgeClass::adult && word.event->giver != ConsentGiver::guardian)
    return DenialReason::minorWithoutGuardian;
  return std::nullopt;
}

/// How far a basis carried before it failed, least far first: what came nearest explains a denial best.
constexpr auto kSteps = std::to_array<DenialReason>({DenialReason::noRecord, DenialReason::purposeNotCovered,
                                                     DenialReason::expired, DenialReason::recipientNotCovered,
                                                     DenialReason::categoryNotCovered, DenialReason::optedOut});

DenialReason nearer(DenialReason a, DenialReason b) {
  return std::ranges::find(kSteps, b) > std::ranges::find(kSteps, a) ? b : a;
}

std::optional<DenialReason> denialByLaw(const LegalBasis& law, const GateRequest& request, const GateFacts& facts) {
  const base::Date day = base::dateOf(request.at);
  const bool approved = !law.reference.empty() && !law.approvedBy.empty() && law.approvedBy != law.proposedBy;
  const bool begun = law.from.ok() && law.from <= day;
  const bool reaches =
      law.nationalities.empty() || (facts.nationality && contains(law.nationalities, *facts.nationality));
  if (!approved || !begun || !reaches) return DenialReason::noRecord;
  if (!contains(law.purposes, request.purpose)) return DenialReason::purposeNotCovered;
  if (!law.reviewBy.ok() || day > law.reviewBy) return DenialReason::expired;
  if (!contains(law.recipients, request.recipient)) return DenialReason::recipientNotCovered;
  if (!coversAll(law.categories, request.categories)) return DenialReason::categoryNotCovered;
  return std::nullopt;
}

struct LawAnswer {
  const LegalBasis* law = nullptr;  ///< the one that allows
  DenialReason denial = DenialReason::noRecord;
};

LawAnswer askLaw(BasisKind kind, const GateRequest& request, const GateFacts& facts, const PolicyRule& rule,
                 ConsentState consent) {
  LawAnswer answer;
  for (const LegalBasis& law : facts.bases) {
    if (law.kind != kind) continue;
    const auto denial = denialByLaw(law, request, facts);
    if (!denial) {
      const bool optedOut = consent == ConsentState::refused || consent == ConsentState::withdrawn;
      if (rule.honoursOptOut && optedOut) return {nullptr, DenialReason::optedOut};
      return {&law, {}};
    }
    answer.denial = nearer(answer.denial, *denial);
  }
  return answer;
}

bool inForce(const Stop& stop, const GateRequest& request, const GateFacts& facts) {
  switch (stop.scope) {
    case StopScope::site:
      return true;
    case StopScope::purpose:
      return stop.what == base::word(request.purpose);
    case StopScope::nationality:
      return facts.nationality && stop.what == facts.nationality->code();
    case StopScope::watchlist:
      return request.list && stop.what == request.list->text();
  }
  return true;
}

Decision denied(Decision decision, DenialReason reason, BasisKind lastTried = BasisKind::none) {
  decision.kind = DecisionKind::denied;
  decision.reason = reason;
  decision.basis = lastTried;
  return decision;
}

Decision allowed(Decision decision, DecisionKind kind, BasisKind basis) {
  decision.kind = kind;
  decision.reason.reset();
  decision.basis = basis;
  return decision;
}

/// What stands in every answer, whatever it is: the consent as it was, the policy as it was.
Decision recorded(const Testimony& testimony, const GateFacts& facts) {
  Decision decision;
  if (facts.policy != nullptr) decision.policyVersion = facts.policy->version;
  if (const Word& word = testimony.word; word.record != nullptr) {
    decision.consent = word.record->id;
    decision.consentEvent = word.event->number;
    decision.consentState = word.state;
    decision.notice = word.record->notice.hash;
  }
  return decision;
}

Decision tryBases(Decision decision, const GateRequest& request, const GateFacts& facts, const PolicyRule& rule,
                  const Testimony& testimony) {
  const AgeClass age = ageClassOn(facts.birth, base::dateOf(request.at));
  std::optional<DenialReason> said;  // what the person said explains more than which law was missing
  DenialReason nearest = DenialReason::noRecord;
  bool tried = false;
  BasisKind lastTried = request.basis.value_or(BasisKind::none);
  for (const BasisKind basis : rule.bases) {
    if (request.basis && *request.basis != basis) continue;
    lastTried = basis;
    tried = true;
    switch (basis) {
      case BasisKind::none:
        break;
      case BasisKind::consent: {
        const auto denial = denialByConsent(request, testimony, rule, age);
        if (!denial) return allowed(std::move(decision), DecisionKind::allowed, basis);
        if (testimony.anyRecord) said = denial;
        break;
      }
      case BasisKind::statute:
      case BasisKind::courtOrder: {
        const LawAnswer answer = askLaw(basis, request, facts, rule, decision.consentState);
        if (answer.law != nullptr) {
          decision.reference = answer.law->reference;
          decision.legalBasis = answer.law->id;
          return allowed(std::move(decision), DecisionKind::allowedByLaw, basis);
        }
        nearest = nearer(nearest, answer.denial);
        break;
      }
    }
  }
  // A basis that the rule does not accept covers nothing.
  if (!tried) nearest = DenialReason::purposeNotCovered;
  return denied(std::move(decision), said.value_or(nearest), lastTried);
}

}  // namespace

Decision decide(const GateRequest& request, const GateFacts& facts) {
  const Testimony testimony = testimonyOf(request, facts);
  Decision decision = recorded(testimony, facts);

  const auto stop = std::ranges::find_if(facts.stops, [&](const Stop& one) { return inForce(one, request, facts); });
  if (stop != facts.stops.end()) {
    decision.stop = stop->id;
    return denied(std::move(decision), DenialReason::stopInForce);
  }

  const AgeClass age = ageClassOn(facts.birth, base::dateOf(request.at));
  const PolicyRule* rule =
      facts.policy == nullptr ? nullptr : facts.policy->ruleFor(request.purpose, facts.nationality, age);
  if (rule == nullptr) return denied(std::move(decision), DenialReason::purposeNotCovered);
  decision.rule = rule->id;
  if (rule->forbids) return denied(std::move(decision), DenialReason::jurisdictionForbids);
  if (request.basis == BasisKind::none) return denied(std::move(decision), DenialReason::noRecord);
  return tryBases(std::move(decision), request, facts, *rule, testimony);
}

}  // namespace consentry::domain
