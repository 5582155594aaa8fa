// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_policy.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

std::string scopeWords(const domain::Stop& stop) {
  return stop.what.empty() ? say(stop.scope) : fmt::format("{} {}", say(stop.scope), plain(stop.what));
}

void addOn(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::StopOn>();
  CLI::App& command =
      commands.add(group, "on", "Stop uses at once: everywhere, for a purpose, a nationality or a list",
                   "stop on purpose watchlist_search --why \"complaint 17\" --as lee",
                   [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto stop, in.act(*request));
                     if (in.out().wantsText())
                       in.out().line(fmt::format("Stopped: {} ({})", scopeWords(stop), shortName(stop.id)));
                     else
                       in.out().document(jsonOf(stop));
                     return exits::kDone;
                   });
  wordOption(command, "scope", request->scope, "What to stop")->required();
  command.add_option("what", request->what, "The purpose's word, the nationality's code or the list's name");
  command.add_option("--why", request->why, "The reason, for people")->required();
}

void addOff(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::StopOff>();
  CLI::App& command = commands.add(group, "off", "Lift a stop", "stop off 4f2a81c0 --as lee",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto stop, in.act(*request));
                                     if (in.out().wantsText())
                                       in.out().line(fmt::format("Lifted: {}", scopeWords(stop)));
                                     else
                                       in.out().document(jsonOf(stop));
                                     return exits::kDone;
                                   });
  command.add_option("id", request->id, "Its handle or the beginning of it")->required();
}

base::Expected<int> show(Invocation& in) {
  TRY(const auto stops, in.read(app::ShowStops{}));
  if (!in.out().wantsText()) {
    in.out().document({{"stops", jsonList(stops, [](const auto& stop) { return jsonOf(stop); })}});
    return exits::kDone;
  }
  if (stops.empty()) {
    in.out().line("No stop is in force.");
    return exits::kDone;
  }
  Table table({"id", "what", "since", "by", "why"});
  for (const auto& stop : stops)
    table.row({shortName(stop.id), scopeWords(stop), localTime(stop.at), in.nameOf(stop.by), stop.why});
  in.out().block(table.text());
  return exits::kDone;
}

}  // namespace

void addStopCommands(Commands& commands) {
  CLI::App& stop = commands.group("stop", "The stop switch; takes effect at the next use");
  addOn(commands, stop);
  addOff(commands, stop);
  commands.add(stop, "show", "Stops in force", "stop show --as kim", show);
}

}  // namespace consentry::cli
