// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/case_text.hpp"

#include <fmt/format.h>

#include "cli/json_of.hpp"
#include "cli/scoring_text.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

constexpr auto kHidden = "hidden until you have judged";

Json jsonOfCandidate(const app::CaseCandidate& candidate, const domain::Visibility& visible) {
  const auto text = [](const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); };
  Json rate = nullptr;
  if (candidate.rate)
    rate = {{"fpir", candidate.rate->fpir},
            {"low", candidate.rate->low},
            {"high", candidate.rate->high},
            {"below_resolution", candidate.rate->belowResolution},
            {"words", rateWords(*candidate.rate)}};
  const auto reference = [](const app::CaseReference& r) -> Json {
    return {{"id", jsonOf(r.id)}, {"captured_at", jsonOf(r.capturedAt)}, {"quality", jsonOf(r.quality)}};
  };
  return {{"rank", candidate.rank},
          {"erased", candidate.erased},
          {"person", jsonOf(candidate.person)},
          {"score", candidate.score ? Json(candidate.score->value()) : Json(nullptr)},
          {"distance", candidate.distance ? Json(candidate.distance->value()) : Json(nullptr)},
          {"false_alarm_rate", rate},
          {"level", visible.score ? jsonWord(candidate.level) : Json(nullptr)},
          {"nearest_reference", jsonOf(candidate.nearest)},
          {"references", jsonList(candidate.references, reference)},
          {"alias", text(candidate.alias)},
          {"reason", text(candidate.reason)},
          {"legal_reference", text(candidate.legalReference)},
          {"expected_action", text(candidate.expectedAction)}};
}

std::string permissionWords(const domain::Decision& decision) {
  std::string words = say(decision.kind);
  if (decision.reason) words += ": " + say(*decision.reason);
  if (decision.basis != domain::BasisKind::none) words += "; basis " + say(decision.basis);
  if (!decision.reference.empty()) words += " " + decision.reference;
  return fmt::format("{}; consent {}", words, say(decision.consentState));
}

std::string rarityOf(const app::CaseCandidate& candidate, const app::CaseView& view) {
  if (candidate.rate) return fmt::format("{} (profile {})", rateWords(*candidate.rate), plain(view.profile));
  if (domain::ratesCarryOver(view.uncalibrated))
    return "beyond what was measured: how often a stranger is flagged so is not known";
  return fmt::format("how often a stranger is flagged so was not measured for this use ({})",
                     sayAll(view.uncalibrated));
}

std::string resultWords(const app::CaseCandidate& candidate, const app::CaseView& view) {
  if (!candidate.score || !candidate.distance) return view.visible.score ? "not measured" : kHidden;
  return fmt::format("{} ({}; distance {}); {}", scoreWords(*candidate.score), say(candidate.level),
                     distanceWords(*candidate.distance), rarityOf(candidate, view));
}

void printCandidate(Output& out, const app::CaseCandidate& candidate, const app::CaseView& view) {
  const auto& visible = view.visible;
  const auto identity = [&](const std::optional<std::string>& value) {
    return value ? *value : std::string(visible.identity ? "—" : kHidden);
  };
  out.line(fmt::format("\nCandidate {} ({})", candidate.rank, shortName(candidate.person)));
  Fields fields;
  fields.add("score", resultWords(candidate, view));
  for (const auto& reference : candidate.references) {
    std::string words = reference.capturedAt ? "taken " + localTime(*reference.capturedAt) : "taken at an unknown time";
    if (reference.id == candidate.nearest) words += ", nearest";
    for (const std::string& quality : domain::inWords(reference.quality)) words += "; " + quality;
    fields.add("reference " + shortName(reference.id), words);
  }
  fields.add("listed as", candidate.erased ? "(an erased person)" : identity(candidate.alias));
  if (visible.identity && !candidate.erased)
    fields.add("why", identity(candidate.reason))
        .add("law", identity(candidate.legalReference))
        .add("expected action", identity(candidate.expectedAction));
  out.block(fields.text());
}

void printJudgements(Invocation& in, const app::CaseView& view) {
  Output& out = in.out();
  out.line("\nJudgements");
  if (view.judgements.empty()) out.line(view.visible.firstJudgement ? "  none yet" : fmt::format("  {}", kHidden));
  for (const auto& judgement : view.judgements) {
    out.line(fmt::format("  {}: {} said {}, {} (candidate {}, {}), {}", say(judgement.step),
                         plain(in.nameOf(judgement.reviewer)), domain::conclusionWords(judgement.conclusion),
                         say(judgement.outcome), judgement.candidateRank, say(judgement.reason),
                         localTime(judgement.at)));
    if (!judgement.note.empty()) out.line("    " + plain(judgement.note));
  }
}

}  // namespace

Json jsonOfCaseLine(const app::CaseLine& line) {
  return {{"id", jsonOf(line.id)},
          {"number", line.number},
          {"state", jsonWord(line.state)},
          {"level", jsonWord(line.level)},
          {"outcome", jsonWord(line.outcome)},
          {"set_name", line.setName},
          {"list_name", line.listName},
          {"subject", line.traveller},
          {"erased", line.erased},
          {"nationality", jsonText(line.nationality)},
          {"gender", jsonText(line.gender)},
          {"birth_year", jsonText(line.birthYear)},
          {"opened_at", jsonOf(line.openedAt)},
          {"held_by", jsonText(line.heldBy)},
          {"may_claim", line.mayClaim},
          {"why_not", jsonText(line.whyNot)}};
}

Json jsonOfCase(const app::CaseView& view) {
  Json json = jsonOfCaseLine(view.line);
  json["hidden"] = domain::hiddenWords(view.visible);
  json["permission"] = jsonOf(view.permission);
  Json consents = Json::array();
  for (std::size_t i = 0; i < view.consents.size(); ++i) {
    Json record = jsonOf(view.consents[i]);
    record["state_now"] = i < view.consentStates.size() ? jsonWord(view.consentStates[i]) : Json(nullptr);
    consents.push_back(record);
  }
  json["consents"] = consents;
  json["photo"] = {{"id", jsonOf(view.photo.id)},
                   {"role", jsonWord(view.photo.role)},
                   {"captured_at", jsonOf(view.photo.capturedAt)},
                   {"width", view.photo.width},
                   {"height", view.photo.height},
                   {"quality", jsonOf(view.photo.quality)}};
  json["candidates"] =
      jsonList(view.candidates, [&](const auto& candidate) { return jsonOfCandidate(candidate, view.visible); });
  json["judgements"] = jsonList(view.judgements, [](const auto& judgement) { return jsonOf(judgement); });
  json["claim"] =
      view.claim ? Json{{"by", jsonOf(view.claim->by)}, {"until", jsonOf(view.claim->until)}} : Json(nullptr);
  json["profile"] = jsonText(view.profile);
  json["profile_measured_on"] = jsonText(view.profileMeasuredOn);
  json["uncalibrated"] = jsonWords(view.uncalibrated);
  addScoring(json, view.engine, view.precision, view.scoring);
  json["uncovered_groups"] = jsonOfGroups(view.uncovered);
  json["conclusion_cap"] = view.conclusionCap;
  json["search_seq"] = view.searchSeq;
  json["shown_seq"] = view.shownSeq == 0 ? Json(nullptr) : Json(view.shownSeq);
  return json;
}

void printCase(Invocation& in, const app::CaseView& view) {
  Output& out = in.out();
  const auto& line = view.line;
  std::string profile = view.profile;
  if (!profile.empty() && !view.profileMeasuredOn.empty()) profile += ", measured on " + view.profileMeasuredOn;
  if (!view.uncalibrated.empty()) profile += "; uncalibrated here: " + sayAll(view.uncalibrated);
  std::vector<std::string> person;
  for (const std::string& part : {line.nationality, line.gender, line.birthYear})
    if (!part.empty()) person.push_back(part);
  if (line.erased) person.emplace_back("(an erased person)");
  out.line(fmt::format("Case {} ({})", line.number, say(line.state)));
  out.block(Fields()
                .add("id", line.id.text())
                .add("opened", fullTime(line.openedAt))
                .add("set", line.setName)
                .add("list", line.listName)
                .add("traveller", fmt::format("{} {}", shortName(line.traveller), joined(person)))
                .add("photograph", fmt::format("{}, {} × {} pixels", say(view.photo.role), count(view.photo.width),
                                               count(view.photo.height)))
                .add("quality", joined(domain::inWords(view.photo.quality), "; "))
                .add("permission now", permissionWords(view.permission))
                .add("held by", line.heldBy.empty() ? "" : plain(line.heldBy))
                .add("until", view.claim ? localTime(view.claim->until) : "")
                .add("outcome", line.outcome == domain::CaseOutcome::undecided ? "" : say(line.outcome))
                .add("profile", profile)
                .add("engine", engineWords(view.engine, view.precision))
                .add("scores", scoringWords(view.scoring))
                .add("not in the cohort", groupWords(view.uncovered))
                .add("strongest conclusion", fmt::format("{} (capped by the photographs' quality)", view.conclusionCap))
                .add("log", fmt::format("search at entry {}", count(view.searchSeq)))
                .text());
  for (const auto& candidate : view.candidates) printCandidate(out, candidate, view);
  printJudgements(in, view);
}

}  // namespace consentry::cli
