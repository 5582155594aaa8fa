// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_policy.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

struct BasisWords {
  app::ProposeBasis request;
  std::vector<std::string> recipients;
  std::vector<std::string> nationalities;
};

base::Expected<int> propose(Invocation& in, BasisWords& words) {
  domain::LegalBasis& basis = words.request.basis;
  for (const std::string& text : words.recipients) {
    TRY(auto recipient, domain::Recipient::parse(text));
    basis.recipients.push_back(std::move(recipient));
  }
  if (basis.recipients.empty()) basis.recipients.push_back(domain::Recipient::thisSite());
  for (const std::string& code : words.nationalities) {
    TRY(auto nationality, domain::Nationality::parse(code));
    basis.nationalities.push_back(std::move(nationality));
  }
  if (basis.categories.empty())
    basis.categories = {domain::DataCategory::facialImage, domain::DataCategory::faceTemplate};
  TRY(const auto made, in.act(words.request));
  if (!in.out().wantsText()) {
    in.out().document(jsonOf(made));
    return exits::kDone;
  }
  in.out().line(fmt::format("Proposed {} {} as {}", say(made.kind), plain(made.reference), shortName(made.id)));
  in.out().talk(
      fmt::format("next: a supervisor who is another person approves it with `consentry-cli basis approve {} "
                  "--as USER`",
                  made.id.text().substr(0, 8)));
  return exits::kDone;
}

void addPropose(Commands& commands, CLI::App& group) {
  const auto words = std::make_shared<BasisWords>();
  domain::LegalBasis& basis = words->request.basis;
  CLI::App& command = commands.add(group, "propose", "Name a statute or court order that uses may rest on",
                                   "basis propose --kind statute --reference \"Immigration Act 12-2\" --purpose "
                                   "watchlist_search --from 2026-01-01 --review-by 2027-01-01 --as admin",
                                   [words](Invocation& in) { return propose(in, *words); });
  wordOption(command, "--kind", basis.kind, "statute or court_order")->required();
  command.add_option("--reference", basis.reference, "The citation, or the order's number")->required();
  wordsOption(command, "--purpose", basis.purposes, "For which purposes")->required();
  wordsOption(command, "--category", basis.categories, "For which data (default: image and template)");
  command.add_option("--recipient", words->recipients, "For whom (default: this site)");
  command.add_option("--nationality", words->nationalities, "For whose faces (default: anybody's)")->delimiter(',');
  dateOption(command, "--from", basis.from, "In force from this day")->required();
  dateOption(command, "--review-by", basis.reviewBy, "The last day on which it counts")->required();
}

void addApprove(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ApproveBasis>();
  CLI::App& command =
      commands.add(group, "approve", "Put a proposed basis into force; by a supervisor who is another person",
                   "basis approve 4f2a81c0 --as lee", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto basis, in.act(*request));
                     if (in.out().wantsText())
                       in.out().line(fmt::format("Approved: {} {}", say(basis.kind), plain(basis.reference)));
                     else
                       in.out().document(jsonOf(basis));
                     return exits::kDone;
                   });
  command.add_option("id", request->id, "Its handle or the beginning of it")->required();
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto bases, in.read(app::ListBases{}));
  if (!in.out().wantsText()) {
    in.out().document({{"bases", jsonList(bases, [](const auto& basis) { return jsonOf(basis); })}});
    return exits::kDone;
  }
  if (bases.empty()) {
    in.out().line("No statute or court order is named; uses rest on consent alone.");
    return exits::kDone;
  }
  Table table({"id", "kind", "reference", "purposes", "from", "review by", "proposed by", "approved by"});
  for (const auto& basis : bases)
    table.row({shortName(basis.id), say(basis.kind), basis.reference, sayAll(basis.purposes), base::toText(basis.from),
               base::toText(basis.reviewBy), in.nameOf(basis.proposedBy),
               basis.approvedBy.empty() ? "not approved" : in.nameOf(basis.approvedBy)});
  in.out().block(table.text());
  return exits::kDone;
}

}  // namespace

void addBasisCommands(Commands& commands) {
  CLI::App& basis = commands.group("basis", "Statutes and court orders that uses may rest on");
  addPropose(commands, basis);
  addApprove(commands, basis);
  commands.add(basis, "list", "Every basis", "basis list --as kim", list);
}

}  // namespace consentry::cli
