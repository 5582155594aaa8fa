// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_proposal.hpp"

#include "app/two_person.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

using app::ProposalView;
using domain::Proposal;
using domain::ProposalState;

std::string_view wordOf(domain::ProposalRefusal why) {
  switch (why) {
    case domain::ProposalRefusal::samePerson:
      return "your_own";
    case domain::ProposalRefusal::expired:
      return "expired";
    case domain::ProposalRefusal::decidedAlready:
      return "decided";
    case domain::ProposalRefusal::notTheirAct:
      return "not_your_role";
  }
  return "no";
}

Json jsonOfProposal(const Proposal& proposal) {
  return {{"id", jsonOf(proposal.id)},
          {"act", jsonWord(proposal.act)},
          {"object", jsonText(proposal.object)},
          {"content", proposal.content},
          {"sha256", jsonOf(proposal.hash)},
          {"reason", jsonText(proposal.reason)},
          {"proposed_by", jsonOf(proposal.proposedBy)},
          {"proposed_at", jsonOf(proposal.proposedAt)},
          {"expires_at", jsonOf(proposal.expiresAt)},
          {"state", jsonWord(proposal.state)},
          {"decided_by", jsonOf(proposal.decidedBy)},
          {"decided_at", proposal.decidedAt ? jsonOf(*proposal.decidedAt) : Json(nullptr)}};
}

Json jsonOfView(const ProposalView& view) {
  Json json = jsonOfProposal(view.proposal);
  json["overdue"] = view.overdue;
  json["you_may_decide"] = !view.whyNot;
  json["why_not"] = view.whyNot ? Json(wordOf(*view.whyNot)) : Json(nullptr);
  return json;
}

std::string stateWords(const ProposalView& view) {
  if (view.overdue) return "time is over";
  return say(view.proposal.state);
}

void show(Invocation& in, const ProposalView& view) {
  if (!in.out().wantsText()) return in.out().document(jsonOfView(view));
  const Proposal& proposal = view.proposal;
  in.out().block(Fields()
                     .add("proposal", proposal.id.text())
                     .add("act", say(proposal.act))
                     .add("reason", plain(proposal.reason))
                     .add("proposed by", in.nameOf(proposal.proposedBy))
                     .add("proposed", localTime(proposal.proposedAt))
                     .add("until", localTime(proposal.expiresAt))
                     .add("state", stateWords(view))
                     .add("decided by", proposal.decidedBy.empty() ? "" : in.nameOf(proposal.decidedBy))
                     .add("you may decide", view.whyNot ? "no: " + spaced(wordOf(*view.whyNot)) : "yes")
                     .text());
  in.out().line("What is proposed, in full:");
  std::string_view rest = proposal.content;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    in.out().line("  " + plain(rest.substr(0, end)));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
}

base::Expected<int> list(Invocation& in, const app::ListProposals& request) {
  TRY(const auto views, in.read(request));
  if (!in.out().wantsText()) {
    in.out().document({{"proposals", jsonList(views, jsonOfView)}});
    return exits::kDone;
  }
  Table table({"id", "act", "proposed by", "proposed", "until", "state", "you may decide"});
  for (const auto& view : views)
    table.row({shortName(view.proposal.id), say(view.proposal.act), in.nameOf(view.proposal.proposedBy),
               localTime(view.proposal.proposedAt), localTime(view.proposal.expiresAt), stateWords(view),
               view.whyNot ? spaced(wordOf(*view.whyNot)) : "yes"});
  in.out().block(table.text());
  return exits::kDone;
}

void addDecision(Commands& commands, CLI::App& group, const std::string& name, const std::string& what,
                 app::DecideProposal::Decision decision) {
  const auto request = std::make_shared<app::DecideProposal>();
  request->decision = decision;
  CLI::App& command = commands.add(group, name, what, fmt::format("proposal {} 4f2a81c0 --as lee", name),
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto view, in.act(*request));
                                     show(in, view);
                                     return exits::kDone;
                                   });
  command.add_option("id", request->id, "Its handle or the beginning of it")->required();
}

/// Says what was proposed, and who comes next.
void tell(Invocation& in, const Proposal& proposal) {
  if (!in.out().wantsText()) return in.out().document(jsonOfProposal(proposal));
  in.out().line(
      fmt::format("Proposed: {} ({}), until {}", say(proposal.act), proposal.id.text(), localTime(proposal.expiresAt)));
  in.out().talk(fmt::format("next: another person approves it with `consentry-cli proposal approve {} --as USER`",
                            proposal.id.text().substr(0, 8)));
}

}  // namespace

void addProposalCommands(Commands& commands) {
  CLI::App& group = commands.group("proposal", "Acts that need a second person");
  const auto listing = std::make_shared<app::ListProposals>();
  CLI::App& all =
      commands.add(group, "list", "What waits for a second person, and what was decided",
                   "proposal list --open --as kim", [listing](Invocation& in) { return list(in, *listing); });
  all.add_flag("--open", listing->onlyOpen, "Only what waits");
  const auto shown = std::make_shared<app::ShowProposal>();
  CLI::App& one = commands.add(group, "show", "One proposal in full", "proposal show 4f2a81c0 --as kim",
                               [shown](Invocation& in) -> base::Expected<int> {
                                 TRY(const auto view, in.read(*shown));
                                 show(in, view);
                                 return exits::kDone;
                               });
  one.add_option("id", shown->id, "Its handle or the beginning of it")->required();
  addDecision(commands, group, "approve", "Agree, as another person: what was proposed happens at once",
              app::DecideProposal::Decision::approve);
  addDecision(commands, group, "reject", "Refuse, as another person", app::DecideProposal::Decision::reject);
  const auto back = std::make_shared<app::WithdrawProposal>();
  CLI::App& withdraw =
      commands.add(group, "withdraw", "Take your own proposal back", "proposal withdraw 4f2a81c0 --as admin",
                   [back](Invocation& in) -> base::Expected<int> {
                     TRY(const auto view, in.act(*back));
                     show(in, view);
                     return exits::kDone;
                   });
  withdraw.add_option("id", back->id, "Its handle or the beginning of it")->required();
}

void addEmergencyCommands(Commands& commands) {
  CLI::App& group =
      commands.group("emergency", "One act outside one's roles, for some hours, after another's approval");
  const auto request = std::make_shared<app::ProposeEmergency>();
  CLI::App& command = commands.add(
      group, "propose", "Ask for one act that your roles do not allow; every use of it is marked in the log",
      "emergency propose --act see_consent --hours 2 --reason \"the clerk is ill\" --as kim",
      [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto proposal, in.act(*request));
        tell(in, proposal);
        return exits::kDone;
      });
  wordOption(command, "--act", request->act, "Which act; `role list` names them")->required();
  command.add_option("--hours", request->hours, "How long, 1 to 4 (default: 1)");
  command.add_option("--reason", request->reason, "For the person who approves")->required();
}

void addUserUnlock(Commands& commands, CLI::App& users) {
  const auto request = std::make_shared<app::ProposeUnlock>();
  CLI::App& command = commands.add(users, "unlock", "Propose to let a locked-out person try again",
                                   "user unlock kim --reason \"came to the desk\" --as admin",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto proposal, in.act(*request));
                                     tell(in, proposal);
                                     return exits::kDone;
                                   });
  command.add_option("login", request->login, "Whom")->required();
  command.add_option("--reason", request->reason, "For the person who approves")->required();
}

}  // namespace consentry::cli
