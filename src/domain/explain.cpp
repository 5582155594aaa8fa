// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/explain.hpp"

#include <algorithm>

namespace consentry::domain {
namespace {

/// "a", "a or b", "a, b or c".
std::string joined(const std::vector<std::string>& words, std::string_view conjunction) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " " + std::string(conjunction) + " " : ", ";
    text += words[i];
  }
  return text;
}

template <class T, class F>
std::string listed(const std::vector<T>& values, std::string_view conjunction, F&& say) {
  std::vector<std::string> words;
  for (const T& value : values) words.emplace_back(say(value));
  return joined(words, conjunction);
}

/// The stable word with spaces: "watchlist search".
template <class E>
std::string plain(E value) {
  std::string text(base::word(value));
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string ageWords(AgeClass age) {
  switch (age) {
    case AgeClass::adult:
      return "adults";
    case AgeClass::minor:
      return "minors";
    case AgeClass::unknown:
      return "people of unknown age";
  }
  return {};
}

std::string basisWords(BasisKind basis) {
  switch (basis) {
    case BasisKind::none:
      return "nothing";
    case BasisKind::consent:
      return "the person's consent";
    case BasisKind::statute:
      return "an approved statute";
    case BasisKind::courtOrder:
      return "a court order";
  }
  return {};
}

std::string stopWords(const Stop& stop) {
  switch (stop.scope) {
    case StopScope::site:
      return "the whole site";
    case StopScope::purpose:
      return "this purpose";
    case StopScope::nationality:
      return "travellers of nationality " + stop.what;
    case StopScope::watchlist:
      return "this watchlist";
  }
  return {};
}

const PolicyRule* ruleOf(const GateFacts& facts, const Decision& decision) {
  if (facts.policy == nullptr || decision.rule.empty()) return nullptr;
  const auto rule = std::ranges::find(facts.policy->rules, decision.rule, &PolicyRule::id);
  return rule == facts.policy->rules.end() ? nullptr : &*rule;
}

/// The gate lets consent explain a denial when it was tried and the person has said anything at all.
bool failedByConsent(const GateRequest& request, const GateFacts& facts, const Decision& decision) {
  const PolicyRule* rule = ruleOf(facts, decision);
  const bool accepted = rule != nullptr && std::ranges::find(rule->bases, BasisKind::consent) != rule->bases.end();
  const bool tried = accepted && request.basis.value_or(BasisKind::consent) == BasisKind::consent;
  return tried && std::ranges::any_of(facts.consents, [&](const ConsentRecord& record) {
           return record.subject == facts.subject && record.eventAt(request.at) != nullptr;
         });
}

/// The sentence that says what failed.
std::string reasonSentence(const GateRequest& request, const GateFacts& facts, const Decision& decision) {
  const std::string purpose = plain(request.purpose);
  const std::string record = failedByConsent(request, facts, decision) ? "The person's consent" : "The law on file";
  switch (decision.reason.value_or(DenialReason::noRecord)) {
    case DenialReason::noRecord:
      if (decision.consentState == ConsentState::requested) return "The person was asked, but has not answered.";
      if (decision.consentState == ConsentState::invalidated) return "The person's consent was found to be invalid.";
      if (request.basis == BasisKind::none) return "No legal basis was claimed, and without one nothing is allowed.";
      if (decision.basis == BasisKind::statute || decision.basis == BasisKind::courtOrder)
        return "No approved " + plain(decision.basis) + " in force reaches this person.";
      return "There is no consent on record.";
    case DenialReason::refused:
      return "The person refused consent to " + purpose + ".";
    case DenialReason::withdrawn:
      return "The person withdrew consent to " + purpose + ".";
    case DenialReason::expired:
      return record + " for " + purpose + " is no longer in force.";
    case DenialReason::noticeOutdated:
      return "The consent was given to an older notice than the policy still accepts.";
    case DenialReason::purposeNotCovered:
      if (decision.rule.empty()) return "The policy has no rule that allows " + purpose + " for this person.";
      if (decision.basis == BasisKind::none) return "The rule accepts no basis for " + purpose + ".";
      return "What is on record does not cover " + purpose + " on the basis of " + plain(decision.basis) + ".";
    case DenialReason::recipientNotCovered:
      return record + " does not name the recipient " + request.recipient.text() + ".";
    case DenialReason::categoryNotCovered:
      if (request.categories.empty()) return "The request names no kind of data, and so nothing covers it.";
      return record + " does not cover all of " +
             listed(request.categories, "and", [](DataCategory one) { return plain(one); }) + ".";
    case DenialReason::minorWithoutGuardian:
      return ageClassOn(facts.birth, base::dateOf(request.at)) == AgeClass::unknown
                 ? "The person's age is not known and counts as a minor's; only a guardian could consent."
                 : "The person may be under eighteen, and no guardian consented.";
    case DenialReason::optedOut:
      return "The law would allow it, but the person opted out of " + purpose + " and the rule honours that.";
    case DenialReason::jurisdictionForbids:
      return "The rule forbids " + purpose + " for this person, whatever the basis.";
    case DenialReason::stopInForce: {
      const auto stop =
          std::ranges::find_if(facts.stops, [&](const Stop& one) { return decision.stop && one.id == *decision.stop; });
      return "A stop is in force for " + (stop == facts.stops.end() ? std::string("this use") : stopWords(*stop)) + ".";
    }
  }
  return {};
}

std::string ruleSentence(const GateFacts& facts, const Decision& decision) {
  if (facts.policy == nullptr || decision.policyVersion == 0) return "No policy has been approved yet.";
  const std::string policy = "policy version " + std::to_string(decision.policyVersion);
  const PolicyRule* rule = ruleOf(facts, decision);
  if (rule == nullptr) return "Consulted: " + policy + ".";
  return "Rule \"" + rule->id + "\" of " + policy + ": " + describe(*rule);
}

std::string consentSentence(const Decision& decision) {
  if (!decision.consent) return "No consent record speaks of this purpose.";
  return "Consent record " + decision.consent->text() + " stood at event " + std::to_string(decision.consentEvent) +
         ", " + plain(decision.consentState) + ".";
}

std::string nextStep(const GateRequest& request, const Decision& decision) {
  switch (decision.reason.value_or(DenialReason::noRecord)) {
    case DenialReason::noRecord:
    case DenialReason::expired:
    case DenialReason::purposeNotCovered:
    case DenialReason::recipientNotCovered:
    case DenialReason::categoryNotCovered:
      if (request.categories.empty()) return "Name the kinds of data.";
      if (decision.rule.empty()) return "Only a new policy version could allow it.";
      return "A consent or an approved legal basis that covers purpose, recipient and every kind of data could allow "
             "it.";
    case DenialReason::noticeOutdated:
      return "Show the person the current notice and record the answer.";
    case DenialReason::minorWithoutGuardian:
      return "A guardian's consent, or a known date of birth, could allow it.";
    case DenialReason::stopInForce:
      return "It may be asked again when the stop is lifted.";
    case DenialReason::refused:
    case DenialReason::withdrawn:
    case DenialReason::optedOut:
      return "Only the person can change that.";
    case DenialReason::jurisdictionForbids:
      return "Only a new policy version could change that.";
  }
  return {};
}

}  // namespace

std::string explain(const GateRequest& request, const GateFacts& facts, const Decision& decision) {
  const std::string rule = ruleSentence(facts, decision);
  switch (decision.kind) {
    case DecisionKind::denied:
      return "Denied. " + reasonSentence(request, facts, decision) + " " + rule + " " + consentSentence(decision) +
             " " + nextStep(request, decision);
    case DecisionKind::allowed:
      return "Allowed by consent to " + plain(request.purpose) + ". " + rule + " " + consentSentence(decision);
    case DecisionKind::allowedByLaw:
      return "Allowed by law, not by consent: " + plain(decision.basis) + " \"" + decision.reference + "\" covers " +
             plain(request.purpose) + ". " + rule + " " + consentSentence(decision);
  }
  return {};
}

std::string describe(const PolicyRule& rule) {
  std::string who = rule.ages.empty() ? "everybody" : listed(rule.ages, "and", ageWords);
  if (!rule.nationalities.empty())
    who += " of nationality " + listed(rule.nationalities, "or", [](const Nationality& one) { return one.code(); });

  std::string text = plain(rule.purpose) + " of " + who;
  if (rule.forbids) {
    text += " is forbidden whatever the basis.";
  } else if (rule.bases.empty()) {
    text += " is denied, because no basis is accepted.";
  } else {
    text += " may rest on " + listed(rule.bases, "or", basisWords) + ".";
  }
  const bool byConsent = std::ranges::find(rule.bases, BasisKind::consent) != rule.bases.end();
  if (!rule.forbids && byConsent && rule.minorsNeedGuardian) text += " For a minor a guardian must consent.";
  if (!rule.forbids && byConsent && rule.minimumNotice)
    text += " The consent must have been given to notice version " + std::to_string(*rule.minimumNotice) + " or later.";
  if (!rule.forbids && rule.honoursOptOut) text += " A refusal or withdrawal blocks the law's bases too.";
  if (!rule.why.empty()) text += " Reason: " + rule.why + (rule.why.ends_with('.') ? "" : ".");
  return text;
}

}  // namespace consentry::domain
