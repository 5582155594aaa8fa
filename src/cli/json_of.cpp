// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_of.hpp"

namespace consentry::cli {

namespace {

Json texts(const std::vector<domain::Recipient>& recipients) {
  return jsonList(recipients, [](const domain::Recipient& recipient) { return jsonOf(recipient); });
}

}  // namespace

Json jsonOf(base::Instant at) {
  return at == base::Instant{} ? Json(nullptr) : Json(base::toText(at));
}

Json jsonOf(base::Date date) {
  return date.ok() ? Json(base::toText(date)) : Json(nullptr);
}

Json jsonOf(const base::Digest& digest) {
  return base::toHex(digest);
}

Json jsonText(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json jsonOf(const app::ports::UserRow& user) {
  return {{"id", jsonOf(user.id)},          {"login", user.login},       {"name", user.displayName},
          {"roles", jsonWords(user.roles)}, {"disabled", user.disabled}, {"added_at", jsonOf(user.addedAt)}};
}

Json jsonOf(const app::SignInState& state) {
  return {{"has_passphrase", state.hasPassphrase},
          {"must_change", state.mustChange},
          {"locked", state.locked},
          {"failures", state.failures},
          {"last_sign_in", jsonOf(state.lastSignIn)}};
}

Json jsonOf(const app::ports::ModelStatus& model) {
  const auto& entry = model.entry;
  return {{"role", entry.role},
          {"name", entry.name},
          {"version", entry.version},
          {"file", entry.file},
          {"size", entry.size},
          {"sha256", jsonOf(entry.sha256)},
          {"state", jsonWord(model.state)},
          {"found_sha256", jsonOf(model.found)},
          {"licence", entry.licence},
          {"trainer", entry.trainer},
          {"training_data", entry.trainingData},
          {"consent_of_people_shown", entry.consentOfPeopleShown},
          {"limits", entry.limits},
          {"card", entry.card},
          {"source", entry.source},
          {"needed_for", entry.neededFor},
          {"problem", model.problem ? Json(model.problem->message()) : Json(nullptr)}};
}

Json jsonOf(const app::ports::AddedModelStatus& status) {
  const auto& card = status.model.card;
  return {{"name", card.name},
          {"file", status.model.file},
          {"format", jsonWord(card.format)},
          {"size", status.model.size},
          {"sha256", jsonOf(status.model.sha256)},
          {"state", jsonWord(status.state)},
          {"side", card.side},
          {"colour_order", jsonWord(card.colours)},
          {"mean", card.mean},
          {"scale", card.scale},
          {"layout", jsonWord(card.layout)},
          {"alignment", jsonWord(card.alignment)},
          {"dimension", card.dimension},
          {"mirror", card.mirror},
          {"licence", card.licence},
          {"trainer", card.trainer},
          {"training_data", card.trainingData},
          {"consent_of_people_shown", card.consentOfPeopleShown},
          {"limits", card.limits}};
}

Json jsonOf(const domain::Recipient& recipient) {
  return recipient.text();
}

Json jsonOf(const domain::Decision& decision) {
  return {{"decision", jsonWord(decision.kind)},
          {"allowed", decision.allowed()},
          {"reason", decision.reason ? jsonWord(*decision.reason) : Json(nullptr)},
          {"basis", jsonWord(decision.basis)},
          {"reference", jsonText(decision.reference)},
          {"legal_basis", jsonOf(decision.legalBasis)},
          {"consent", jsonOf(decision.consent)},
          {"consent_event", decision.consentEvent},
          {"consent_state", jsonWord(decision.consentState)},
          {"notice", jsonOf(decision.notice)},
          {"rule", jsonText(decision.rule)},
          {"policy_version", decision.policyVersion},
          {"stop", jsonOf(decision.stop)}};
}

Json jsonOf(const domain::ConsentRecord& record) {
  const auto event = [](const domain::ConsentEvent& e) -> Json {
    return {{"number", e.number},
            {"state", jsonWord(e.state)},
            {"at", jsonOf(e.at)},
            {"giver", jsonWord(e.giver)},
            {"expires", jsonOf(e.expires)}};
  };
  return {{"id", jsonOf(record.id)},
          {"subject", jsonOf(record.subject)},
          {"purposes", jsonWords(record.purposes)},
          {"recipients", texts(record.recipients)},
          {"categories", jsonWords(record.categories)},
          {"notice",
           {{"version", record.notice.version},
            {"language", record.notice.language},
            {"sha256", jsonOf(record.notice.hash)}}},
          {"events", jsonList(record.events, event)}};
}

Json jsonOf(const domain::LegalBasis& basis) {
  return {{"id", jsonOf(basis.id)},
          {"kind", jsonWord(basis.kind)},
          {"reference", basis.reference},
          {"purposes", jsonWords(basis.purposes)},
          {"recipients", texts(basis.recipients)},
          {"categories", jsonWords(basis.categories)},
          {"nationalities", jsonList(basis.nationalities, [](const auto& n) { return Json(n.code()); })},
          {"proposed_by", jsonOf(basis.proposedBy)},
          {"approved_by", jsonOf(basis.approvedBy)},
          {"from", jsonOf(basis.from)},
          {"review_by", jsonOf(basis.reviewBy)}};
}

Json jsonOf(const domain::Stop& stop) {
  return {{"id", jsonOf(stop.id)}, {"scope", jsonWord(stop.scope)}, {"what", jsonText(stop.what)},
          {"by", jsonOf(stop.by)}, {"at", jsonOf(stop.at)},         {"why", stop.why}};
}

Json jsonOf(const domain::Quality& quality) {
  Json measures = Json::object();
  for (const auto& value : quality.values)
    measures[std::string(base::word(value.measure))] = {
        {"raw", value.raw ? Json(*value.raw) : Json(nullptr)},
        {"component", value.component ? Json(*value.component) : Json(nullptr)}};
  return {{"verdict", jsonWord(quality.verdict)}, {"words", domain::inWords(quality)}, {"measures", measures}};
}

Json jsonOf(const domain::Judgement& judgement) {
  return {{"reviewer", jsonOf(judgement.reviewer)},
          {"step", jsonWord(judgement.step)},
          {"candidate", judgement.candidateRank},
          {"conclusion", judgement.conclusion.value()},
          {"conclusion_words", domain::conclusionWords(judgement.conclusion)},
          {"outcome", jsonWord(judgement.outcome)},
          {"reason", jsonWord(judgement.reason)},
          {"note", jsonText(judgement.note)},
          {"shown_for_ms", judgement.shownFor.count()},
          {"at", jsonOf(judgement.at)}};
}

Json jsonOf(const app::VerdictCounts& counts) {
  Json json = Json::object();
  for (const auto& [verdict, number] : counts) json[std::string(base::word(verdict))] = number;
  return json;
}

Json jsonOf(const app::ports::SetRow& set) {
  return {{"id", jsonOf(set.id)},
          {"name", set.name},
          {"state", jsonWord(set.state)},
          {"purpose", jsonWord(set.purpose)},
          {"source_system", jsonText(set.sourceSystem)},
          {"manifest_sha256", jsonOf(set.manifestHash)},
          {"lines", set.lines},
          {"imported_by", jsonOf(set.importedBy)},
          {"started_at", jsonOf(set.startedAt)},
          {"finished_at", jsonOf(set.finishedAt)}};
}

Json jsonOf(const app::ports::LogVerdict& verdict) {
  return {{"verdict", verdict.verdict},
          {"accepted", verdict.accepted},
          {"first_bad", verdict.firstBad ? Json(*verdict.firstBad) : Json(nullptr)},
          {"size", verdict.size},
          {"anchored", verdict.anchored},
          {"newer_than_anchor", verdict.newerThanAnchor},
          {"words", verdict.words},
          {"exit_code", verdict.exitCode},
          {"seconds", verdict.seconds}};
}

Json jsonOf(const app::ports::LogLine& line) {
  // The façade keeps back what a blind second reviewer must not read yet.
  if (line.bytes.empty()) return {{"seq", line.seq}, {"entry", nullptr}, {"hidden", true}};
  // An entry that is not JSON has been altered; it is shown as the text that it is.
  Json entry = Json::parse(line.bytes, nullptr, false);
  if (entry.is_discarded()) entry = line.bytes;
  return {{"seq", line.seq}, {"entry", entry}};
}

Json jsonOf(const app::ports::LogHead& head) {
  return {{"log", head.logId},
          {"size", head.size},
          {"root", jsonOf(head.root)},
          {"at", jsonOf(head.at)},
          {"checkpoint", head.note},
          {"public_key", base::toBase64(head.publicKey)},
          {"anchored", head.anchoredSize},
          {"newer_than_anchor", head.size - head.anchoredSize},
          {"station", head.station}};
}

}  // namespace consentry::cli
