// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_sets.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

Json jsonOfLine(const app::SetLineView& view) {
  const auto& row = view.row;
  return {{"line", row.line},
          {"traveller_ref", jsonText(row.travellerRef)},
          {"file", jsonText(row.file)},
          {"verdict", jsonWord(row.verdict)},
          {"why", jsonText(row.why)},
          {"role", jsonWord(view.role)},
          {"nationality", jsonText(view.nationality)},
          {"gender", jsonText(view.gender)},
          {"birth_year", jsonText(view.birthYear)},
          {"subject", jsonOf(row.traveller)},
          {"photo", jsonOf(row.photo)},
          {"decision", jsonWord(row.decision)},
          {"reason", row.reason ? jsonWord(*row.reason) : Json(nullptr)},
          {"basis", jsonWord(row.basis)},
          {"reference", jsonText(row.reference)},
          {"consent_state", jsonWord(row.consentState)}};
}

std::string basisWords(const app::ports::SetLineRow& row) {
  if (row.basis == domain::BasisKind::none) return "—";
  if (!row.reference.empty()) return fmt::format("{} {}", say(row.basis), row.reference);
  return row.basis == domain::BasisKind::consent ? fmt::format("consent {}", say(row.consentState)) : say(row.basis);
}

void printLines(Output& out, const std::vector<app::SetLineView>& lines) {
  Table table({">line", "traveller", "nat.", "sex", "born", "role", "verdict", "basis", "file", "why"});
  for (const auto& view : lines)
    table.row({count(view.row.line), view.row.travellerRef, view.nationality, view.gender, view.birthYear,
               say(view.role), say(view.row.verdict), basisWords(view.row), view.row.file, view.row.why});
  out.block(table.text());
}

void printCounts(Output& out, const app::VerdictCounts& counts, std::int64_t notOpened) {
  Table table({"verdict", ">lines"});
  for (const auto& [verdict, number] : counts) table.row({say(verdict), count(number)});
  out.block(table.text());
  if (notOpened > 0)
    out.line(
        fmt::format("{} not opened: the gate denied the use", count(notOpened, "photograph was", "photographs were")));
}

template <class Request>
void addManifestOptions(CLI::App& command, Request& request) {
  pathOption(command, "manifest", request.manifest, "manifest.csv or .jsonl; photographs lie beneath its folder")
      ->required();
  wordOption(command, "--purpose", request.purpose, "What the set is for (default: watchlist_search)");
  optionalText(command, "--name", request.name, "The set's name (default: the folder's)");
}

base::Expected<int> preview(Invocation& in, const app::PreviewSet& request) {
  TRY(const auto answer, in.work(request));
  Output& out = in.out();
  if (out.wantsLines()) {
    for (const auto& line : answer.lines) out.record(jsonOfLine(line));
    return exits::kDone;
  }
  if (!out.wantsText()) {
    out.document({{"name", answer.name},
                  {"manifest_sha256", jsonOf(answer.manifestHash)},
                  {"counts", jsonOf(answer.counts)},
                  {"not_opened", answer.notOpened},
                  {"resumes", answer.resumes ? jsonOf(*answer.resumes) : Json(nullptr)},
                  {"lines", jsonList(answer.lines, jsonOfLine)}});
    return exits::kDone;
  }
  printLines(out, answer.lines);
  out.line();
  printCounts(out, answer.counts, answer.notOpened);
  if (answer.resumes) out.talk("note: an import of this manifest was interrupted; `set import` goes on with it");
  return exits::kDone;
}

void addPreview(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::PreviewSet>();
  CLI::App& command = commands.add(group, "preview", "What an import would do, row by row with the reason",
                                   "set preview flight/manifest.csv --as kim",
                                   [request](Invocation& in) { return preview(in, *request); });
  commands.streams(command);
  addManifestOptions(command, *request);
  command.add_flag("!--no-open", request->openPhotographs,
                   "Open no photograph: only the lines, the files and the gate");
}

base::Expected<int> import(Invocation& in, const app::ImportSet& request) {
  TRY(const auto answer, in.work(request));
  Output& out = in.out();
  if (!out.wantsText()) {
    const auto& t = answer.times;
    Json json = jsonOf(answer.set);
    json["counts"] = jsonOf(answer.counts);
    json["not_opened"] = answer.notOpened;
    json["resumed"] = answer.resumed;
    json["was_there"] = answer.wasThere;
    json["seconds"] = answer.seconds;
    json["stage_seconds"] = {{"decode", static_cast<double>(t.decode.count()) / 1e6},
                             {"detect", static_cast<double>(t.detect.count()) / 1e6},
                             {"align", static_cast<double>(t.align.count()) / 1e6},
                             {"assess", static_cast<double>(t.assess.count()) / 1e6},
                             {"embed", static_cast<double>(t.embed.count()) / 1e6}};
    out.document(json);
    return exits::kDone;
  }
  if (answer.wasThere)
    out.line(fmt::format("Set {} ({}) was complete already; nothing was changed.", plain(answer.set.name),
                         shortName(answer.set.id)));
  else
    out.line(fmt::format("Set {} ({}): {} in {}{}", plain(answer.set.name), shortName(answer.set.id),
                         count(answer.set.lines, "line", "lines"), duration(answer.seconds),
                         answer.resumed ? ", continued after an interruption" : ""));
  printCounts(out, answer.counts, answer.notOpened);
  return exits::kDone;
}

void addImport(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ImportSet>();
  CLI::App& command = commands.add(group, "import", "Take a set in; after an interruption the same command goes on",
                                   "set import flight/manifest.csv --as kim",
                                   [request](Invocation& in) { return import(in, *request); });
  addManifestOptions(command, *request);
  command.add_option("--source-system", request->sourceSystem, "Where the set comes from");
}

base::Expected<int> list(Invocation& in) {
  TRY(const auto rows, in.read(app::ListSets{}));
  if (!in.out().wantsText()) {
    const auto row = [](const app::ListSets::Row& r) {
      Json json = jsonOf(r.set);
      json["counts"] = jsonOf(r.counts);
      return json;
    };
    in.out().document({{"sets", jsonList(rows, row)}});
    return exits::kDone;
  }
  if (rows.empty()) {
    in.out().line("No set yet; `consentry-cli set import MANIFEST` takes one in.");
    return exits::kDone;
  }
  Table table({"id", "name", "state", "purpose", ">lines", ">taken in", "imported by", "since"});
  for (const auto& row : rows) {
    std::int64_t taken = 0;
    for (const auto& [verdict, number] : row.counts)
      if (domain::isTakenIn(verdict)) taken += number;
    table.row({shortName(row.set.id), row.set.name, say(row.set.state), say(row.set.purpose), count(row.set.lines),
               count(taken), in.nameOf(row.set.importedBy), localTime(row.set.startedAt)});
  }
  in.out().block(table.text());
  return exits::kDone;
}

base::Expected<int> show(Invocation& in, const app::ShowSet& request) {
  TRY(const auto answer, in.read(request));
  Output& out = in.out();
  if (out.wantsLines()) {
    for (const auto& line : answer.lines) out.record(jsonOfLine(line));
    return exits::kDone;
  }
  if (!out.wantsText()) {
    Json json = jsonOf(answer.set);
    json["counts"] = jsonOf(answer.counts);
    json["rows"] = jsonList(answer.lines, jsonOfLine);
    out.document(json);
    return exits::kDone;
  }
  const auto& set = answer.set;
  out.line(fmt::format("Set {} ({})", plain(set.name), say(set.state)));
  out.block(Fields()
                .add("id", set.id.text())
                .add("purpose", say(set.purpose))
                .add("source", set.sourceSystem)
                .add("imported by", in.nameOf(set.importedBy))
                .add("started", fullTime(set.startedAt))
                .add("finished", set.finishedAt ? fullTime(*set.finishedAt) : "")
                .add("manifest", "sha-256 " + base::toHex(set.manifestHash))
                .text());
  out.line();
  printLines(out, answer.lines);
  out.line();
  printCounts(out, answer.counts, 0);
  return exits::kDone;
}

void addShow(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowSet>();
  CLI::App& command = commands.add(group, "show", "A set's rows with their verdicts", "set show flight --as kim",
                                   [request](Invocation& in) { return show(in, *request); });
  commands.streams(command);
  command.add_option("set", request->set, "Its name, or its handle or the beginning of it")->required();
  command.add_option("--offset", request->offset, "Leave out so many rows")->check(CLI::NonNegativeNumber);
  command.add_option("--limit", request->limit, "At most so many rows (default 1000)")->check(CLI::PositiveNumber);
}

void addRemove(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::RemoveSet>();
  CLI::App& command = commands.add(group, "remove", "Destroy a set's photographs; refused while cases on it are open",
                                   "set remove flight --as kim", [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto set, in.act(*request));
                                     if (in.out().wantsText())
                                       in.out().line(fmt::format("Removed: {}", plain(set.name)));
                                     else
                                       in.out().document(jsonOf(set));
                                     return exits::kDone;
                                   });
  command.add_option("set", request->set, "Its name, or its handle or the beginning of it")->required();
}

}  // namespace

void addSetCommands(Commands& commands) {
  CLI::App& sets = commands.group("set", "Photo sets");
  addPreview(commands, sets);
  addImport(commands, sets);
  commands.add(sets, "list", "Every set", "set list --as kim", list);
  addShow(commands, sets);
  addRemove(commands, sets);
}

}  // namespace consentry::cli
