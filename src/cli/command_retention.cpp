// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/retention.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfCount(const domain::RetentionCount& one) {
  return {{"kind", jsonWord(one.kind)}, {"objects", one.objects}, {"held", one.held}, {"open_cases", one.open}};
}

void printCounts(Output& out, const std::vector<domain::RetentionCount>& counts, const std::string& what) {
  Table table({"kind", ">" + what, ">kept by a hold", ">kept by an open case"});
  for (const auto& one : counts) table.row({say(one.kind), count(one.objects), count(one.held), count(one.open)});
  out.block(table.text());
}

base::Expected<int> rules(Invocation& in) {
  TRY(const auto answer, in.read(app::ShowRetentionRules{}));
  if (!in.out().wantsText()) {
    in.out().document({{"rules", jsonList(answer.inForce,
                                          [](const auto& rule) {
                                            return Json{
                                                {"kind", jsonWord(rule.kind)},
                                                {"days", rule.days},
                                                {"counted_from", domain::countedFrom(rule.kind)},
                                                {"set_by", jsonOf(rule.setBy)},
                                                {"set_at", rule.setBy.empty() ? Json(nullptr) : jsonOf(rule.setAt)}};
                                          })},
                       {"last_run", answer.last ? jsonOf(answer.last->at) : Json(nullptr)}});
    return exits::kDone;
  }
  Table table({"kind", ">days", "counted from", "set by"});
  for (const auto& rule : answer.inForce)
    table.row({say(rule.kind), count(rule.days), std::string(domain::countedFrom(rule.kind)),
               rule.setBy.empty() ? "default" : in.nameOf(rule.setBy)});
  in.out().block(table.text());
  in.out().line(answer.last ? "Last run: " + localTime(answer.last->at) + ". The program makes the next by itself."
                            : "No run was made yet: nothing goes by itself before the first one.");
  return exits::kDone;
}

void addSet(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::SetRetentionRule>();
  CLI::App& command = commands.add(
      group, "set", "How many days a kind of object is kept", "retention set unflagged_photographs 14 --as admin",
      [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto rule, in.act(*request));
        if (in.out().wantsText())
          in.out().line(fmt::format("{}: {}", say(rule.kind), count(rule.days, "day", "days")));
        else
          in.out().document({{"kind", jsonWord(rule.kind)}, {"days", rule.days}});
        return exits::kDone;
      });
  wordOption(command, "kind", request->kind, "What")->required();
  command.add_option("days", request->days, "Days")->required();
}

base::Expected<int> preview(Invocation& in) {
  TRY(const auto answer, in.read(app::PreviewRetention{}));
  if (!in.out().wantsText()) {
    in.out().document(
        {{"counts", jsonList(answer.counts, jsonOfCount)}, {"clock_is_doubtful", answer.clockIsDoubtful}});
    return exits::kDone;
  }
  printCounts(in.out(), answer.counts, "would go");
  if (answer.clockIsDoubtful)
    in.out().line(
        "The log was silent for more than 31 days, or the clock was set forward: a run asks for "
        "--clock-is-right.");
  return exits::kDone;
}

void addRun(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::RunRetention>();
  CLI::App& command = commands.add(
      group, "run", "Destroy what has had its time", "retention run --as admin",
      [request](Invocation& in) -> base::Expected<int> {
        auto ran = in.act(*request);
        if (!ran && ran.error().code() == base::Errc::conflict)
          return in.refuse(base::Errc::conflict, ran.error().message(),
                           "compare this computer's clock with another; when it is right, add "
                           "--clock-is-right");
        if (!ran) return std::unexpected(std::move(ran).error());
        if (in.out().wantsText())
          printCounts(in.out(), ran->counts, "gone");
        else
          in.out().document(
              {{"at", jsonOf(ran->at)}, {"log_seq", ran->logSeq}, {"counts", jsonList(ran->counts, jsonOfCount)}});
        return exits::kDone;
      });
  command.add_flag("--clock-is-right", request->clockIsRight,
                   "After a long silence of the log: somebody has looked at the clock");
}

}  // namespace

void addRetentionCommands(Commands& commands) {
  CLI::App& retention = commands.group("retention", "How long things are kept");
  commands.add(retention, "rules", "The rule of each kind", "retention rules --as admin", rules);
  addSet(commands, retention);
  commands.add(retention, "preview", "What a run would take now", "retention preview --as admin", preview);
  addRun(commands, retention);
}

}  // namespace consentry::cli
