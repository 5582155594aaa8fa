// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure_orders.hpp"
#include "cli/commands.hpp"
#include "cli/erasure_text.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfPreview(const app::OrderPreview& preview) {
  return {{"selection", {{"kind", jsonWord(preview.selection.kind)}, {"value", jsonText(preview.selection.value)}}},
          {"legal_reference", preview.order.legalReference},
          {"sha256", jsonOf(preview.order.hash)},
          {"people", preview.people},
          {"unknown", preview.unknown},
          {"counts", jsonOf(preview.counts)},
          {"open_cases", preview.openCases},
          {"prevented_by", jsonList(preview.preventedBy, [](const auto& hold) { return jsonOf(hold); })}};
}

void printPreview(Output& out, const app::OrderPreview& preview) {
  out.block(Fields()
                .add("selection", domain::describe(preview.selection, preview.people))
                .add("ordered by", plain(preview.order.legalReference))
                .add("people", fmt::format("{}, of whom {} kept by a legal hold", count(preview.people),
                                           count(std::ssize(preview.preventedBy))))
                .add("would be destroyed", thingWords(preview.counts))
                .add("open cases to be stopped", count(preview.openCases))
                .text());
  if (!preview.unknown.empty()) {
    std::vector<std::string> positions;
    for (const auto position : preview.unknown) positions.push_back(count(position));
    out.line("Nobody of that name is known here: numbers " + joined(positions) + " of the list.");
  }
  if (preview.preventedBy.empty()) return;
  Table table({"person", "hold", "reference", "since"});
  for (const auto& hold : preview.preventedBy)
    table.row({shortName(hold.subject), shortName(hold.id), hold.reference, localTime(hold.placedAt)});
  out.block(table.text());
}

base::Expected<int> preview(Invocation& in, const app::PreviewOrder& request) {
  TRY(const auto found, in.read(request));
  if (!in.out().wantsText()) {
    in.out().document(jsonOfPreview(found));
    return exits::kDone;
  }
  printPreview(in.out(), found);
  in.out().talk(
      fmt::format("nothing was changed. next: `consentry-cli order propose {} --as USER`, then another "
                  "person approves it",
                  plain(request.file.string())));
  return exits::kDone;
}

void addPropose(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ProposeOrder>();
  CLI::App& command =
      commands.add(group, "propose", "Fix whom the order means and ask a second person",
                   "order propose order.toml --as park", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto answer, in.work(*request));
                     if (!in.out().wantsText()) {
                       Json json = jsonOfPreview(answer.preview);
                       json["id"] = jsonOf(answer.proposal.id);
                       json["content"] = answer.proposal.content;
                       json["expires_at"] = jsonOf(answer.proposal.expiresAt);
                       in.out().document(json);
                       return exits::kDone;
                     }
                     printPreview(in.out(), answer.preview);
                     const auto id = answer.proposal.id.text().substr(0, 8);
                     in.out().talk(
                         fmt::format("next: another person approves it with `consentry-cli proposal approve {0} --as "
                                     "USER`, then `consentry-cli order run {0} --as USER` carries it out",
                                     id));
                     return exits::kDone;
                   });
  pathOption(command, "file", request->file, "The order's TOML file")->required();
}

void addRun(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::RunOrder>();
  CLI::App& command = commands.add(
      group, "run", "Carry an approved order out; goes on where it stopped", "order run 4f2a81c0 --as park",
      [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto answer, in.work(*request));
        const bool clean = answer.readBack.found == 0;
        if (!in.out().wantsText()) {
          in.out().document(
              {{"id", jsonOf(answer.order.order.proposal)},
               {"people", answer.order.agreed},
               {"erased", answer.order.erased},
               {"erased_now", answer.erasedNow},
               {"found", answer.readBack.found},
               {"exceptions", jsonList(answer.order.exceptions, [](const auto& one) { return jsonOf(one); })}});
          return clean ? exits::kDone : exits::kFinding;
        }
        in.out().line(fmt::format("Erased {} of {} people; {} left out, with the reason in the certificate.",
                                  count(answer.order.erased), count(answer.order.agreed),
                                  count(std::ssize(answer.order.exceptions))));
        in.out().line(fmt::format("Read back: {} found.", count(answer.readBack.found)));
        in.out().talk(fmt::format("next: `consentry-cli certificate {} --out certificate.html`",
                                  answer.order.order.proposal.text().substr(0, 8)));
        return clean ? exits::kDone : exits::kFinding;
      });
  command.add_option("id", request->id, "Of the order, or the beginning of it")->required();
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto orders, in.read(app::ListOrders{}));
  if (!in.out().wantsText()) {
    in.out().document({{"orders", jsonList(orders, [](const auto& one) {
                          return Json{{"id", jsonOf(one.proposal.id)},
                                      {"state", one.order.finishedAt  ? Json("finished")
                                                : one.order.startedAt ? Json("running")
                                                                      : jsonWord(one.proposal.state)},
                                      {"legal_reference", one.order.legalReference},
                                      {"people", one.agreed},
                                      {"erased", one.erased},
                                      {"proposed_by", jsonOf(one.proposal.proposedBy)},
                                      {"decided_by", jsonOf(one.proposal.decidedBy)}};
                        })}});
    return exits::kDone;
  }
  if (orders.empty()) {
    in.out().line("No order was proposed.");
    return exits::kDone;
  }
  Table table({"id", "whom", "ordered by", ">people", ">erased", "state"});
  for (const auto& one : orders)
    table.row({shortName(one.proposal.id), domain::describe(one.order.selection, one.agreed), one.order.legalReference,
               count(one.agreed), count(one.erased),
               one.order.finishedAt  ? "finished"
               : one.order.startedAt ? "not finished: run it again"
                                     : say(one.proposal.state)});
  in.out().block(table.text());
  return exits::kDone;
}

}  // namespace

void addOrderCommands(Commands& commands) {
  const auto bare = std::make_shared<app::PreviewOrder>();
  CLI::App& order = commands.add(commands.root(), "order", "Erase a population by order, after two people agreed",
                                 "order order.toml --as park", [bare](Invocation& in) -> base::Expected<int> {
                                   if (bare->file.empty())
                                     return in.refuse(base::Errc::invalidArgument, "no order file was named",
                                                      "`consentry-cli order FILE` previews it; `order list` shows what "
                                                      "there is");
                                   return preview(in, *bare);
                                 });
  pathOption(order, "file", bare->file, "The order's TOML file: a preview, nothing is changed");
  const auto request = std::make_shared<app::PreviewOrder>();
  CLI::App& command =
      commands.add(order, "preview", "What the order would erase; nothing is changed",
                   "order preview order.toml --as park", [request](Invocation& in) { return preview(in, *request); });
  pathOption(command, "file", request->file, "The order's TOML file")->required();
  addPropose(commands, order);
  addRun(commands, order);
  commands.add(order, "list", "Orders, newest first", "order list --as park", list);
}

}  // namespace consentry::cli
