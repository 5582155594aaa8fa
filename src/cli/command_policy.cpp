// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_policy.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfPolicy(const app::PolicyView& view) {
  Json rules = Json::array();
  for (std::size_t i = 0; i < view.policy.rules.size(); ++i) {
    const domain::PolicyRule& rule = view.policy.rules[i];
    rules.push_back({{"id", rule.id},
                     {"purpose", jsonWord(rule.purpose)},
                     {"nationalities", jsonList(rule.nationalities, [](const auto& n) { return Json(n.code()); })},
                     {"ages", jsonWords(rule.ages)},
                     {"forbids", rule.forbids},
                     {"bases", jsonWords(rule.bases)},
                     {"words", i < view.ruleWords.size() ? Json(view.ruleWords[i]) : Json(nullptr)}});
  }
  return {{"id", jsonOf(view.row.id)},
          {"version", view.row.version},
          {"title", view.policy.title},
          {"in_force", view.inForce},
          {"sha256", jsonOf(view.row.hash)},
          {"proposed_by", jsonOf(view.row.proposedBy)},
          {"proposed_at", jsonOf(view.row.proposedAt)},
          {"approved_by", jsonOf(view.row.approvedBy)},
          {"approved_at", jsonOf(view.row.approvedAt)},
          {"rules", rules}};
}

void printRules(Output& out, const app::PolicyView& view) {
  out.line(plain(view.policy.title));
  for (std::size_t i = 0; i < view.policy.rules.size() && i < view.ruleWords.size(); ++i)
    out.line(fmt::format("  {}: {}", view.policy.rules[i].id, plain(view.ruleWords[i])));
  out.line("  Whatever no rule speaks of is denied.");
}

std::string stateOf(const app::PolicyView& view) {
  if (view.inForce) return "in force";
  return view.row.approvedAt ? "superseded" : "waits for another person's approval";
}

base::Expected<int> show(Invocation& in) {
  TRY(const auto answer, in.read(app::ShowPolicies{}));
  if (!in.out().wantsText()) {
    in.out().document({{"in_force", answer.inForce ? jsonOfPolicy(*answer.inForce) : Json(nullptr)},
                       {"policies", jsonList(answer.all, jsonOfPolicy)}});
    return exits::kDone;
  }
  if (answer.inForce)
    printRules(in.out(), *answer.inForce);
  else
    in.out().line("No policy is in force: every use is denied.");
  if (answer.all.empty()) return exits::kDone;
  Table table({"id", ">version", "title", "proposed by", "approved by", "state"});
  for (const auto& view : answer.all)
    table.row({shortName(view.row.id), view.row.version == 0 ? "" : fmt::format("{}", view.row.version),
               view.policy.title, in.nameOf(view.row.proposedBy), in.nameOf(view.row.approvedBy), stateOf(view)});
  in.out().line();
  in.out().block(table.text());
  return exits::kDone;
}

template <class Request, auto Ask>
void addFromFile(Commands& commands, CLI::App& group, const std::string& name, const std::string& what) {
  const auto request = std::make_shared<Request>();
  CLI::App& command = commands.add(group, name, what, fmt::format("policy {} border.toml --as admin", name),
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto view, (in.*Ask)(*request));
                                     if (!in.out().wantsText()) {
                                       in.out().document(jsonOfPolicy(view));
                                       return exits::kDone;
                                     }
                                     printRules(in.out(), view);
                                     if (!view.row.id.empty())
                                       in.out().talk(
                                           fmt::format("next: another person approves it with `consentry-cli "
                                                       "policy approve {} --as USER`",
                                                       view.row.id.text().substr(0, 8)));
                                     return exits::kDone;
                                   });
  pathOption(command, "file", request->file, "The policy's TOML file")->required();
}

void addApprove(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ApprovePolicy>();
  CLI::App& command =
      commands.add(group, "approve", "Put a proposed policy into force; by another person",
                   "policy approve 4f2a81c0 --as lee", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto view, in.act(*request));
                     if (in.out().wantsText())
                       in.out().line(fmt::format("Version {} of the policy is in force: {}", view.row.version,
                                                 plain(view.policy.title)));
                     else
                       in.out().document(jsonOfPolicy(view));
                     return exits::kDone;
                   });
  command.add_option("id", request->id, "Its handle or the beginning of it")->required();
}

void addExplain(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ExplainPolicy>();
  const auto basis = std::make_shared<domain::BasisKind>(domain::BasisKind::none);
  CLI::App& command = commands.add(group, "explain", "What the gate would answer now, and why; nothing is used",
                                   "policy explain --purpose watchlist_search --traveller T-0017 --as kim",
                                   [request, basis](Invocation& in) -> base::Expected<int> {
                                     if (*basis != domain::BasisKind::none) request->basis = *basis;
                                     TRY(const auto answer, in.read(*request));
                                     if (!in.out().wantsText()) {
                                       Json json = jsonOf(answer.decision);
                                       json["purpose"] = jsonWord(request->purpose);
                                       json["words"] = answer.words;
                                       in.out().document(json);
                                       return exits::kDone;
                                     }
                                     in.out().line(plain(answer.words));
                                     return exits::kDone;
                                   });
  wordOption(command, "--purpose", request->purpose, "What the face would be used for")->required();
  command.add_option("--traveller", request->travellerRef, "The traveller's reference")->required();
  command.add_option("--recipient", request->recipient, "Who would receive the data (default: this site)");
  wordsOption(command, "--category", request->categories, "Which data (default: image and template)");
  wordOption(command, "--basis", *basis, "The only basis claimed (default: the best that the policy accepts)");
}

}  // namespace

void addPolicyCommands(Commands& commands) {
  CLI::App& policy = commands.group("policy", "The rules of the gate, versioned");
  commands.add(policy, "show", "The policy in force in words, and every version", "policy show --as kim", show);
  addFromFile<app::CheckPolicy, &Invocation::read<app::CheckPolicy>>(
      commands, policy, "check", "Whether a file is a policy, and what it says; changes nothing");
  addFromFile<app::ProposePolicy, &Invocation::act<app::ProposePolicy>>(commands, policy, "propose",
                                                                        "Propose a new version");
  addApprove(commands, policy);
  addExplain(commands, policy);
}

}  // namespace consentry::cli
