// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include "app/inspect_log.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/log_text.hpp"
#include "cli/progress_line.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"
#include "composition/offline.hpp"

namespace consentry::cli {

namespace {

base::Expected<int> list(Invocation& in, app::ListLog& request) {
  if (request.filter.actor) {
    TRY(app::Services* const services, in.servicesToRead());
    static_cast<void>(services);
    request.filter.actor = in.handleOf(*request.filter.actor);
  }
  TRY(const auto answer, in.read(request));
  Output& out = in.out();
  if (out.wantsLines()) {
    for (const auto& line : answer.lines)
      if (line.bytes.empty())
        out.record(jsonOf(line));
      else
        out.recordText(line.bytes);
  } else if (!out.wantsText()) {
    out.document({{"size", answer.size},
                  {"total", answer.total},
                  {"entries", jsonList(answer.lines, [](const auto& line) { return jsonOf(line); })}});
  } else {
    printLogLines(in, answer.lines);
    out.line(fmt::format("{} of {} that fit, {} in all", count(std::ssize(answer.lines)),
                         count(answer.total, "entry", "entries"), count(answer.size)));
  }
  return exits::kDone;
}

void addList(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ListLog>();
  CLI::App& command = commands.add(group, "list", "Entries, newest first; --jsonl gives their exact bytes",
                                   "audit list --outcome denied --from 2026-11-01 --as park",
                                   [request](Invocation& in) { return list(in, *request); });
  commands.streams(command);
  auto& filter = request->filter;
  optionalText(command, "--person", filter.subject, "Only uses of this traveller's face (handle)");
  optionalText(command, "--by", filter.actor, "Only what this person did (login or handle)");
  optionalText(command, "--purpose", filter.purpose, "Only uses for this purpose");
  optionalText(command, "--outcome", filter.outcome, "Only ok, denied, failed or intent");
  optionalText(command, "--type", filter.type, "Only this type of entry");
  optionalText(command, "--case", filter.caseId, "Only this case (handle)");
  timeOption(command, "--from", filter.from, "Not before");
  timeOption(command, "--to", filter.to, "Before");
  command.add_option("--offset", request->offset, "Leave out so many")->check(CLI::NonNegativeNumber);
  command.add_option("--limit", request->limit, "At most so many (default 200)")->check(CLI::PositiveNumber);
}

void addShow(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ShowLogEntry>();
  CLI::App& command = commands.add(group, "show", "One entry, as it was written", "audit show 1204 --as park",
                                   [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto line, in.read(*request));
                                     Json json = jsonOf(line);
                                     if (!in.out().wantsText()) {
                                       json["bytes"] = line.bytes;
                                       in.out().document(json);
                                       return exits::kDone;
                                     }
                                     in.out().line(fmt::format("Entry {}, {}: {} ({})", count(line.seq),
                                                               fullTime(line.at), spaced(line.type), line.outcome));
                                     if (line.bytes.empty())
                                       in.out().line("hidden until you have judged");
                                     else
                                       in.out().document(json["entry"]);
                                     return exits::kDone;
                                   });
  command.add_option("entry", request->seq, "Its position in the log")->required()->check(CLI::NonNegativeNumber);
}

struct VerifyWords {
  std::optional<std::filesystem::path> path;
  std::optional<std::filesystem::path> bundle;
  std::vector<std::string> anchors;
};

base::Expected<std::filesystem::path> placeOf(Invocation& in, const VerifyWords& words) {
  if (words.path) return *words.path;
  if (words.bundle) return *words.bundle;
  return in.storePath();
}

void show(Invocation& in, const app::ports::LogVerdict& verdict,
          const std::optional<composition::SignatureFindings>& signatures) {
  if (in.out().wantsText()) {
    printVerdict(in.out(), verdict);
    if (!signatures) return;
    in.out().block(
        Fields()
            .add("personal signatures", count(signatures->good))
            .add("wrong signatures", signatures->wrong == 0 ? "" : count(signatures->wrong))
            .add("first wrong one",
                 signatures->firstWrong ? fmt::format("entry {}: {}", *signatures->firstWrong, signatures->words) : "")
            .text());
    return;
  }
  Json json = jsonOf(verdict);
  if (signatures)
    json["signatures"] = {{"good", signatures->good},
                          {"wrong", signatures->wrong},
                          {"first_wrong", signatures->firstWrong ? Json(*signatures->firstWrong) : Json(nullptr)},
                          {"words", jsonText(signatures->words)}};
  in.out().document(json);
}

base::Expected<app::ports::LogVerdict> verdictOf(Invocation& in, const VerifyWords& words) {
  const std::vector<std::filesystem::path> anchors(words.anchors.begin(), words.anchors.end());
  if (words.path && words.bundle)
    return in.refuse(base::Errc::invalidArgument, "a path and --bundle were both given", "name one of them");
  const auto outside = words.bundle ? words.bundle : words.path;
  if (!outside && !in.options().as.empty()) return in.work(app::VerifyLog{.anchors = anchors});
  std::filesystem::path where = outside.value_or(std::filesystem::path());
  if (!outside) {
    TRY(where, in.storePath());
  }
  const app::Job job = in.job();
  auto verdict = composition::verifyOffline(where, anchors, [&](std::int64_t done) {
    if (!job.progress) return;
    app::Progress progress;
    progress.stage = "checking";
    progress.done = done;
    job.progress(progress);
  });
  if (!verdict && verdict.error().code() == base::Errc::notFound)
    return in.refuse(base::Errc::notFound, verdict.error().message(),
                     "name a store or the folder of an exported bundle");
  return verdict;
}

void addVerify(Commands& commands, CLI::App& group) {
  const auto words = std::make_shared<VerifyWords>();
  CLI::App& command =
      commands.add(group, "verify",
                   "Read the whole log and say whether anything was changed.\nWithout --as nothing is written: "
                   "offline, without keys, "
                   "on a store or an exported bundle.\nExits 0 when it verifies, else with the verdict's own number",
                   "audit verify site --anchor slip.html", [words](Invocation& in) -> base::Expected<int> {
                     TRY(const auto verdict, verdictOf(in, *words));
                     std::optional<composition::SignatureFindings> signatures;
                     // In a log that does not verify nobody can say what stands where.
                     if (verdict.accepted) {
                       TRY(const auto where, placeOf(in, *words));
                       TRY(signatures, composition::checkSignatures(where));
                     }
                     show(in, verdict, signatures);
                     return signatures && signatures->wrong > 0 ? exits::kFinding : verdict.exitCode;
                   });
  optionalPath(command, "path", words->path, "A store, or the folder of an exported bundle (default: --store)");
  optionalPath(command, "--bundle", words->bundle, "The folder of an exported bundle");
  command.add_option("--anchor", words->anchors, "Files that hold a checkpoint: a slip, a witness's file")
      ->type_name("PATH");
}

void addProve(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ProveLogEntry>();
  CLI::App& command =
      commands.add(group, "prove", "Prove that an entry stands in the log, with a handful of hashes",
                   "audit prove 1204 --json --as park", [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto proof, in.read(*request));
                     const Json path = jsonList(proof.path, [](const base::Digest& hash) { return jsonOf(hash); });
                     if (!in.out().wantsText()) {
                       in.out().document({{"seq", proof.seq},
                                          {"entry", proof.entry},
                                          {"leaf", jsonOf(proof.leaf)},
                                          {"size", proof.size},
                                          {"path", path},
                                          {"checkpoint", proof.checkpoint},
                                          {"rows_read", proof.rowsRead}});
                       return exits::kDone;
                     }
                     in.out().line(fmt::format("Entry {} stands in the log of {}", count(proof.seq),
                                               count(proof.size, "entry", "entries")));
                     in.out().block(Fields()
                                        .add("leaf", base::toHex(proof.leaf))
                                        .add("proof", count(std::ssize(proof.path), "hash", "hashes"))
                                        .add("rows read", count(proof.rowsRead))
                                        .text());
                     for (const base::Digest& hash : proof.path) in.out().line("    " + base::toHex(hash));
                     in.out().line();
                     in.out().block(proof.checkpoint);
                     return exits::kDone;
                   });
  command.add_option("entry", request->seq, "Its position in the log")->required()->check(CLI::NonNegativeNumber);
}

void addAnchor(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::AnchorLog>();
  CLI::App& command = commands.add(
      group, "anchor", "Have the witness on a removable medium cosign the log's head",
      "audit anchor /media/stick/witness --as park", [request](Invocation& in) -> base::Expected<int> {
        if (!std::filesystem::is_directory(request->folder))
          return in.refuse(base::Errc::notFound, "there is no folder " + request->folder.string(),
                           "plug the medium in and make a folder on it for the witness");
        TRY(const auto seen, in.act(*request));
        if (in.out().wantsText())
          in.out().line(fmt::format("Witness {} has seen {}", plain(seen.name), count(seen.size, "entry", "entries")));
        else
          in.out().document({{"witness", seen.name}, {"size", seen.size}, {"cosigned", seen.cosigned}});
        return exits::kDone;
      });
  pathOption(command, "folder", request->folder, "The witness's folder on it; its key is made there on first use")
      ->required();
}

void addSlip(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::PrintSlip>();
  CLI::App& command = commands.add(
      group, "slip", "Write the printable slip: the head as text and QR code", "audit slip slip.html --as park",
      [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto slip, in.act(*request));
        if (in.out().wantsText())
          in.out().line(fmt::format("{} covers {}; print it and keep it outside the house", plain(slip.file.string()),
                                    count(slip.size, "entry", "entries")));
        else
          in.out().document({{"file", slip.file.string()}, {"size", slip.size}, {"checkpoint", slip.note}});
        return exits::kDone;
      });
  pathOption(command, "file", request->file, "An HTML page to write; never overwritten")->required();
}

base::Expected<int> showHead(Invocation& in, const app::ports::LogHead& head) {
  if (!in.out().wantsText()) {
    in.out().document(jsonOf(head));
    return exits::kDone;
  }
  in.out().block(Fields()
                     .add("log", head.logId)
                     .add("entries", count(head.size))
                     .add("root", base::toHex(head.root))
                     .add("at", fullTime(head.at))
                     .add("covered by an anchor", count(head.anchoredSize))
                     .add("newer than the anchor", count(head.size - head.anchoredSize))
                     .add("station", head.station)
                     .text());
  in.out().line();
  in.out().block(head.note);
  return exits::kDone;
}

void addExport(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::ExportLog>();
  CLI::App& command = commands.add(group, "export", "Write a bundle that an outsider can verify, into a new folder",
                                   "audit export bundle --as park", [request](Invocation& in) -> base::Expected<int> {
                                     TRY(const auto head, in.work(*request));
                                     return showHead(in, head);
                                   });
  pathOption(command, "folder", request->folder, "A folder that does not exist yet")->required();
}

}  // namespace

void addAuditCommands(Commands& commands) {
  CLI::App& audit = commands.group("audit", "The log of every use");
  addList(commands, audit);
  addShow(commands, audit);
  addVerify(commands, audit);
  addAnchor(commands, audit);
  addSlip(commands, audit);
  addExport(commands, audit);
  commands.add(audit, "head", "Where the log stands", "audit head --as kim", [](Invocation& in) -> base::Expected<int> {
    TRY(const auto head, in.read(app::ShowLogHead{}));
    return showHead(in, head);
  });
  addProve(commands, audit);
}

}  // namespace consentry::cli
