// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_engine.hpp"
#include "cli/commands.hpp"
#include "cli/error_text.hpp"
#include "cli/json_of.hpp"
#include "cli/scoring_text.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfEngine(const app::EngineView& view) {
  const auto setting = [](const app::ports::EngineSetting& one) -> Json {
    return {{"engine", one.choice.networks},
            {"mode", jsonWord(one.choice.mode)},
            {"by", jsonOf(one.by)},
            {"at", jsonOf(one.at)}};
  };
  Json json = {{"engine", view.choice.networks},
               {"mode", jsonWord(view.choice.mode)},
               {"precision", view.identity ? jsonWord(view.identity->precision) : Json(nullptr)},
               {"name", view.identity ? Json(view.identity->name) : Json(nullptr)},
               {"version", view.identity ? Json(view.identity->version) : Json(nullptr)},
               {"model", view.identity ? jsonOf(view.identity->hash) : Json(nullptr)},
               {"dimension", view.identity ? Json(view.identity->dimension) : Json(nullptr)},
               {"available", view.identity.has_value()},
               {"problem", view.problem ? Json(view.problem->message()) : Json(nullptr)},
               {"chosen", view.chosen},
               {"profiles", view.profiles},
               {"history", jsonList(view.history, setting)}};
  return json;
}

void showEngine(Invocation& in, const app::EngineView& view) {
  Output& out = in.out();
  if (!out.wantsText()) return out.document(jsonOfEngine(view));
  out.line(fmt::format("Engine in force: {}", engineWords(view.choice)));
  Fields fields;
  fields.add("chosen", view.chosen ? fmt::format("{} by {}", localTime(view.history.front().at),
                                                 plain(in.nameOf(view.history.front().by)))
                                   : "by nobody: what a new site begins with");
  if (view.identity)
    fields
        .add("model",
             fmt::format("{}/{} ({})", view.identity->name, view.identity->version, shortName(view.identity->hash)))
        .add("precision", say(view.identity->precision))
        .add("numbers a template", count(static_cast<std::int64_t>(view.identity->dimension)))
        .add("threshold profiles", view.profiles.empty() ? "none: nothing can be screened (`profile add`, `calibrate`)"
                                                         : joined(view.profiles));
  if (view.problem)
    fields.add("cannot run", plain(view.problem->message()))
        .add("next", errorText(*view.problem, {.command = "engine show", .store = {}}).next);
  out.block(fields.text());
}

void addUse(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ChooseEngine>();
  CLI::App& command =
      commands.add(group, "use", "Choose the engine; templates of others stay and are never compared with its own",
                   "engine use both --mode accurate --as admin", [request](Invocation& in) -> base::Expected<int> {
                     if (request->networks.empty())
                       return in.refuse(base::Errc::invalidArgument, "no engine was named",
                                        "Name dlib, both, reference or an added model.");
                     TRY(const auto view, in.act(*request));
                     showEngine(in, view);
                     return exits::kDone;
                   });
  command.add_option("networks", request->networks, "dlib, both, reference, or the name of an added model")->required();
  command
      .add_option_function<std::string>(
          "--mode", [request](const std::string& text) { request->mode = wordOrUsage<domain::Mode>("--mode", text); },
          "One copy of each face, or the face and its mirror image (default: as now)")
      ->type_name(wordsOf<domain::Mode>());
}

}  // namespace

void addEngineCommands(Commands& commands) {
  CLI::App& engine = commands.group("engine", "The engine that makes templates of faces");
  commands.add(engine, "show", "Which one is in force, and whether it can run", "engine show --as kim",
               [](Invocation& in) -> base::Expected<int> {
                 TRY(const auto view, in.read(app::ShowEngine{}));
                 showEngine(in, view);
                 return exits::kDone;
               });
  addUse(commands, engine);
}

}  // namespace consentry::cli
