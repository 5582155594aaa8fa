// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include "app/review_cases.hpp"
#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/log_text.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

constexpr auto kIdWords = "Its number, or its handle or the beginning of it";

void addList(Commands& commands, CLI::App& group) {
  const auto all = std::make_shared<bool>(false);
  CLI::App& command = commands.add(
      group, "list", "The queue: priority first, then the oldest", "case list --as kim",
      [all](Invocation& in) -> base::Expected<int> {
        TRY(const auto lines, in.read(app::ListCases{.openOnly = !*all}));
        Output& out = in.out();
        if (out.wantsLines()) {
          for (const auto& line : lines) out.record(jsonOfCaseLine(line));
          return exits::kDone;
        }
        if (!out.wantsText()) {
          out.document({{"cases", jsonList(lines, jsonOfCaseLine)}});
          return exits::kDone;
        }
        if (lines.empty()) {
          out.line(*all ? "No case yet." : "No open case.");
          return exits::kDone;
        }
        Table table({">case", "state", "level", "set", "list", "traveller", "nat.", "sex", "born", "held by", "you"});
        for (const auto& line : lines)
          table.row({count(line.number), say(line.state), say(line.level), line.setName, line.listName,
                     shortName(line.traveller), line.nationality, line.gender, line.birthYear, line.heldBy,
                     line.mayClaim ? "may claim" : spaced(line.whyNot)});
        out.block(table.text());
        return exits::kDone;
      });
  commands.streams(command);
  command.add_flag("--all", *all, "Closed cases too");
}

std::string endingOf(const base::Bytes& photograph) {
  return photograph.size() > 1 && photograph[0] == std::byte{0x89} ? ".png" : ".jpg";
}

base::Expected<void> writePhotographs(Invocation& in, const app::CaseView& view, const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return base::fail(base::Errc::ioError, "making the folder for photographs: " + failed.message());
  const auto write = [&](const std::string& name, const base::Bytes& photograph) -> base::Expected<void> {
    if (photograph.empty()) return {};
    return in.services().files.writeFile(folder / (name + endingOf(photograph)), photograph, false);
  };
  TRY_VOID(write(fmt::format("case-{}-traveller", view.line.number), view.photograph));
  for (const auto& candidate : view.candidates)
    for (std::size_t i = 0; i < candidate.references.size(); ++i)
      TRY_VOID(write(fmt::format("case-{}-candidate-{}-reference-{}", view.line.number, candidate.rank, i + 1),
                     candidate.references[i].photograph));
  return {};
}

void showCase(Invocation& in, const app::CaseView& view) {
  if (in.out().wantsText())
    printCase(in, view);
  else
    in.out().document(jsonOfCase(view));
}

void addShow(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowCase>();
  const auto folder = std::make_shared<std::optional<std::filesystem::path>>();
  CLI::App& command =
      commands.add(group, "show", "A case as you may see it now", "case show 41 --photographs /tmp/case-41 --as kim",
                   [request, folder](Invocation& in) -> base::Expected<int> {
                     request->withPhotographs = folder->has_value();
                     TRY(const auto view, *folder ? in.act(*request) : in.read(*request));
                     if (*folder) TRY_VOID(writePhotographs(in, view, **folder));
                     showCase(in, view);
                     return *folder && !view.permission.allowed() ? exits::kDenied : exits::kDone;
                   });
  command.add_option("case", request->id, kIdWords)->required();
  optionalPath(command, "--photographs", *folder,
               "Write the photographs into this folder; asks the gate anew and is recorded");
}

template <class Request>
void addOnQueue(Commands& commands, CLI::App& group, const std::string& name, const std::string& what) {
  const auto request = std::make_shared<Request>();
  CLI::App& command = commands.add(group, name, what, fmt::format("case {} 41 --as kim", name),
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto line, in.act(*request));
                                     if (in.out().wantsText())
                                       in.out().line(fmt::format("Case {}: {}", line.number, say(line.state)));
                                     else
                                       in.out().document(jsonOfCaseLine(line));
                                     return exits::kDone;
                                   });
  command.add_option("case", request->id, kIdWords)->required();
}

template <class Request>
void addJudging(Commands& commands, CLI::App& group, const std::string& name, const std::string& what) {
  const auto request = std::make_shared<Request>();
  const auto seconds = std::make_shared<double>(0);
  CLI::App& command = commands.add(
      group, name, what,
      fmt::format("case {} 41 --conclusion -2 --outcome cleared --reason ears --note \"lobes differ\" --as kim", name),
      [request, seconds](Invocation& in) -> base::Expected<int> {
        request->shownFor = std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000));
        TRY(const auto view, in.act(*request));
        showCase(in, view);
        return exits::kDone;
      });
  command.add_option("case", request->id, kIdWords)->required();
  command
      .add_option("--conclusion", request->conclusion, "-3 certainly different … 0 cannot say … 3 certainly the same")
      ->required()
      ->check(CLI::Range(-3, 3));
  wordOption(command, "--outcome", request->outcome, "What should happen")->required();
  wordOption(command, "--reason", request->reason, "What the judgement rests on")->required();
  command.add_option("--candidate", request->candidateRank, "Which candidate (default 1)")->check(CLI::PositiveNumber);
  command.add_option("--note", request->note, "Your own words; not in the log, can be erased");
  command.add_option("--shown-for", *seconds, "Seconds for which you looked at the photographs")
      ->check(CLI::Range(0.0, 86'400.0));
}

void addHistory(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowCaseHistory>();
  CLI::App& command =
      commands.add(group, "history", "The case's entries in the log, oldest first", "case history 41 --as lee",
                   [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto lines, in.read(*request));
                     if (in.out().wantsText())
                       printLogLines(in, lines);
                     else
                       in.out().document({{"entries", jsonList(lines, [](const auto& line) { return jsonOf(line); })}});
                     return exits::kDone;
                   });
  command.add_option("case", request->id, kIdWords)->required();
}

}  // namespace

void addCaseCommands(Commands& commands) {
  CLI::App& cases = commands.group("case", "Flagged candidates, judged by two people");
  addList(commands, cases);
  addShow(commands, cases);
  addOnQueue<app::ClaimCase>(commands, cases, "claim", "Take a case for yourself, for a quarter of an hour");
  addOnQueue<app::ReleaseCase>(commands, cases, "release", "Give a claimed case back");
  addJudging<app::DecideCase>(commands, cases, "decide", "Store your judgement of a case that you claimed");
  addJudging<app::SuperviseCase>(commands, cases, "supervise", "Decide a conflict; by a supervisor who judged neither");
  addHistory(commands, cases);
}

}  // namespace consentry::cli
