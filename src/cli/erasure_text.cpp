// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/erasure_text.hpp"

#include <fmt/format.h>

#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

using app::ports::OrderException;

namespace {

std::string exceptionWords(OrderException why) {
  switch (why) {
    case OrderException::held:
      return "a legal hold stands";
    case OrderException::arrivedLater:
      return "came after the order was agreed";
    case OrderException::noLongerMeant:
      return "not meant by the order any more";
  }
  return "";
}

Json jsonOfRenewal(const std::optional<domain::KeyRenewal>& renewal) {
  if (!renewal) return nullptr;
  return {{"asked_at", jsonOf(renewal->askedAt)},
          {"due_at", jsonOf(renewal->dueAt)},
          {"done_at", jsonOf(renewal->doneAt)},
          {"log_seq", renewal->doneSeq < 0 ? Json(nullptr) : Json(renewal->doneSeq)}};
}

}  // namespace

std::string renewalWords(const app::RenewalView& view) {
  switch (view.state) {
    case domain::RenewalState::none:
      return "Keys: no erasure has asked for new ones.";
    case domain::RenewalState::waiting:
      return fmt::format("Keys: copies of the store from before can still be opened; new keys are due by {}.",
                         localTime(view.renewal->dueAt));
    case domain::RenewalState::overdue:
      return fmt::format("Keys: OVERDUE since {}: copies of the store from before can still be opened.",
                         localTime(view.renewal->dueAt));
    case domain::RenewalState::done:
      return fmt::format("Keys: renewed {}; what was erased does not open in older copies either.",
                         localTime(*view.renewal->doneAt));
  }
  return "";
}

std::string thingWords(const std::vector<domain::ThingCount>& counts) {
  std::vector<std::string> parts;
  for (const auto& [thing, objects] : counts) parts.push_back(fmt::format("{} {}", say(thing), count(objects)));
  return parts.empty() ? "nothing" : joined(parts);
}

void printCertificate(Invocation& in, const app::ports::ErasureCertificate& certificate) {
  Fields fields;
  if (certificate.person) {
    fields.add("certificate", certificate.person->id.text());
    fields.add("person", fmt::format("{} ({})", certificate.person->subject, say(certificate.person->kind)));
  }
  if (certificate.order) {
    const auto& order = *certificate.order;
    fields.add("order", order.order.proposal.text());
    fields.add("ordered by", plain(order.order.legalReference));
    fields.add("people", fmt::format("{} meant, {} erased", count(order.agreed), count(order.erased)));
  }
  fields.add("erased at", fullTime(certificate.at));
  fields.add("by", certificate.by.empty() ? "a rule of retention" : in.nameOf(certificate.by));
  fields.add("reason", plain(certificate.reason));
  fields.add("destroyed", thingWords(certificate.counts));
  for (const auto& check : certificate.checks)
    fields.add("read back",
               fmt::format("{}: {} found, entry {}", localTime(check.at), count(check.found), check.logSeq));
  if (certificate.foundNow) fields.add("now", fmt::format("{} found", count(*certificate.foundNow)));
  fields.add("entry in the log", fmt::format("{} of {}, {}", certificate.proof.seq, count(certificate.proof.size),
                                             certificate.entryAgrees ? "agrees" : "does NOT agree"));
  fields.add("leaf hash", base::toHex(certificate.proof.leaf));
  in.out().block(fields.text());
  in.out().line(renewalWords(
      {.state = domain::stateOf(certificate.renewal, in.services().clock.now()), .renewal = certificate.renewal}));
  if (!certificate.order || certificate.order->exceptions.empty()) return;
  Table table({"not erased", "why", "hold"});
  for (const auto& one : certificate.order->exceptions)
    table.row({shortName(one.subject), exceptionWords(one.why), one.hold.empty() ? "" : shortName(one.hold)});
  in.out().block(table.text());
}

Json jsonOf(const std::vector<domain::ThingCount>& counts) {
  Json json = Json::object();
  for (const auto& [thing, objects] : counts) json[std::string(base::word(thing))] = objects;
  return json;
}

Json jsonOf(const app::ports::ErasureRow& erasure) {
  return {{"id", jsonOf(erasure.id)},       {"subject", erasure.subject},       {"kind", jsonWord(erasure.kind)},
          {"by", jsonOf(erasure.by)},       {"at", jsonOf(erasure.at)},         {"cases_stopped", erasure.cases},
          {"order", jsonOf(erasure.order)}, {"counts", jsonOf(erasure.counts)}, {"log_seq", erasure.logSeq}};
}

Json jsonOf(const app::RenewalView& view) {
  Json json = {{"state", jsonWord(view.state)}};
  if (view.renewal) json.update(jsonOfRenewal(view.renewal));
  return json;
}

Json jsonOf(const domain::LegalHold& hold) {
  return {{"id", jsonOf(hold.id)},
          {"subject", hold.subject},
          {"reference", jsonText(hold.reference)},
          {"placed_by", jsonOf(hold.placedBy)},
          {"placed_at", jsonOf(hold.placedAt)},
          {"lifted_by", jsonOf(hold.liftedBy)},
          {"lifted_at", jsonOf(hold.liftedAt)}};
}

Json jsonOf(const app::ports::OrderExceptionRow& exception) {
  return {{"subject", exception.subject}, {"why", jsonWord(exception.why)}, {"hold", jsonOf(exception.hold)}};
}

Json jsonOf(const app::ports::ErasureCertificate& certificate) {
  Json json = {{"certificate", certificate.person ? jsonOf(*certificate.person) : Json(nullptr)},
               {"at", jsonOf(certificate.at)},
               {"by", jsonOf(certificate.by)},
               {"by_name", jsonText(certificate.byName)},
               {"reason", jsonText(certificate.reason)},
               {"counts", jsonOf(certificate.counts)},
               {"keys", jsonOfRenewal(certificate.renewal)},
               {"entry_agrees", certificate.entryAgrees},
               {"found_now", certificate.foundNow ? Json(*certificate.foundNow) : Json(nullptr)},
               {"proof",
                {{"seq", certificate.proof.seq},
                 {"entry", certificate.proof.entry},
                 {"leaf", jsonOf(certificate.proof.leaf)},
                 {"size", certificate.proof.size},
                 {"path", jsonList(certificate.proof.path, [](const auto& hash) { return jsonOf(hash); })},
                 {"checkpoint", certificate.proof.checkpoint}}},
               {"read_back", jsonList(certificate.checks, [](const auto& check) {
                  return Json{{"at", jsonOf(check.at)},
                              {"found", check.found},
                              {"journal_emptied", check.journalEmptied},
                              {"log_seq", check.logSeq}};
                })}};
  json["order"] = nullptr;
  if (const auto& order = certificate.order)
    json["order"] = {{"id", jsonOf(order->order.proposal)},
                     {"legal_reference", order->order.legalReference},
                     {"people", order->agreed},
                     {"erased", order->erased},
                     {"exceptions", jsonList(order->exceptions, [](const auto& one) { return jsonOf(one); })}};
  return json;
}

}  // namespace consentry::cli
