// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <optional>
#include <vector>

#include "app/make_backup.hpp"
#include "cli/commands.hpp"
#include "cli/findings_text.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"
#include "composition/store_care.hpp"

namespace consentry::cli {

namespace {

Json jsonOf(const domain::BackupManifest& manifest) {
  return {{"made", cli::jsonOf(manifest.at)},   {"log", manifest.log},       {"records", manifest.records},
          {"root", cli::jsonOf(manifest.root)}, {"schema", manifest.schema}, {"generation", manifest.generation}};
}

std::int64_t bytesOf(const domain::BackupManifest& manifest) {
  std::int64_t bytes = 0;
  for (const auto& file : manifest.files) bytes += file.size;
  return bytes;
}

/// While the window, say, is writing, the copy is made all the same; only its record has to wait.
base::Expected<app::MakeBackup::Answer> make(Invocation& in, const app::MakeBackup& request) {
  auto answer = in.work(request);
  if (!answer && answer.error().code() == base::Errc::storeBusy) return in.workReading(request);
  return answer;
}

struct CreateWords {
  std::filesystem::path folder;
  std::optional<std::filesystem::path> keys;
};

base::Expected<int> create(Invocation& in, const CreateWords& request) {
  TRY(const auto store, in.storePath());
  const auto copier = composition::copierOf(store);
  TRY(const auto answer, make(in, {.copier = copier.get(), .folder = request.folder, .keys = request.keys}));
  const auto& manifest = answer.copy.manifest;
  Output& out = in.out();
  if (!out.wantsText()) {
    Json json = jsonOf(manifest);
    json["folder"] = request.folder.string();
    json["keys"] = request.keys ? Json(request.keys->string()) : Json(nullptr);
    json["manifest"] = cli::jsonOf(answer.copy.hash);
    json["bytes"] = bytesOf(manifest);
    json["recorded"] = answer.recorded;
    json["keys_on_same_device"] = answer.copy.keysOnSameDevice;
    out.document(json);
  } else {
    out.line(fmt::format("Copied the store to {}: {} records of its log, {} MB", plain(request.folder.string()),
                         count(manifest.records), count(bytesOf(manifest) / 1'000'000)));
    if (request.keys) out.line(fmt::format("and the people's keys to {}", plain(request.keys->string())));
  }
  if (!answer.recorded)
    out.talk(
        fmt::format("note: another program is writing this store, so the log does not know of this backup yet; "
                    "when it is closed: `consentry-cli backup record {}`",
                    plain(request.folder.string())));
  if (!request.keys)
    out.talk(
        "note: without the people's keys nobody can be read from this backup; make one with `--keys FOLDER`, kept "
        "elsewhere");
  else if (answer.copy.keysOnSameDevice)
    out.talk("note: data and keys are on one device: whoever takes it has both; move the keys to another one");
  out.talk(fmt::format("next: see whether it could be restored: `consentry-cli backup check {}`",
                       plain(request.folder.string())));
  return exits::kDone;
}

void addCreate(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<CreateWords>();
  CLI::App& command =
      commands.add(group, "create", "Copies the store, data and keys apart, also while it is in use",
                   "backup create /media/a/2026-11-23 --keys /media/b/2026-11-23 --store site --as admin",
                   [request](Invocation& in) { return create(in, *request); });
  pathOption(command, "folder", request->folder, "A new folder for the data")->required();
  optionalPath(command, "--keys", request->keys, "A new folder for the people's keys, on another device");
}

void addRecord(Commands& commands, CLI::App& group) {
  const auto request = std::make_shared<app::RecordBackup>();
  CLI::App& command = commands.add(
      group, "record", "Writes a backup into the log that was made while another program wrote the store",
      "backup record /media/a/2026-11-23 --store site --as admin", [request](Invocation& in) -> base::Expected<int> {
        TRY(const auto manifest, in.act(*request));
        if (!in.out().wantsText())
          in.out().document(jsonOf(manifest));
        else
          in.out().line(fmt::format("The log now knows of the backup of {}", fullTime(manifest.at)));
        return exits::kDone;
      });
  pathOption(command, "folder", request->folder, "The backup's folder")->required();
}

struct CheckWords {
  std::filesystem::path folder;
  std::optional<std::filesystem::path> keys;
  std::vector<std::string> anchors;
};

base::Expected<int> check(Invocation& in, const CheckWords& words) {
  const std::vector<std::filesystem::path> anchors(words.anchors.begin(), words.anchors.end());
  const auto progress = in.job().progress;
  TRY(const auto report, composition::checkBackup(words.folder, words.keys, anchors, [&](std::int64_t done) {
        if (progress) progress({.stage = "checking", .done = done, .total = 0, .perSecond = 0, .remaining = {}});
      }));
  Output& out = in.out();
  out.progress("");
  if (!out.wantsText()) {
    Json json = {{"good", report.good()},
                 {"findings", jsonList(report.findings, [](const auto& found) { return cli::jsonOf(found); })}};
    if (report.verdict) json["log"] = cli::jsonOf(*report.verdict);
    out.document(json);
  } else {
    printFindings(out, report.findings);
    out.line(report.good() ? "This backup could be restored." : "This backup must not be relied on.");
  }
  if (!words.keys) out.talk("note: the people's keys were not looked at; name their folder with `--keys`");
  return report.good() ? exits::kDone : exits::kFinding;
}

void addCheck(Commands& commands, CLI::App& group) {
  const auto words = std::make_shared<CheckWords>();
  CLI::App& command =
      commands.add(group, "check", "Whether a backup could be restored; needs no --as, exits 1 when not",
                   "backup check /media/a/2026-11-23 --keys /media/b/2026-11-23",
                   [words](Invocation& in) { return check(in, *words); });
  pathOption(command, "folder", words->folder, "The backup's folder")->required();
  optionalPath(command, "--keys", words->keys, "The folder of its keys");
  command.add_option("--anchor", words->anchors, "A file with a checkpoint from outside, such as a slip")
      ->type_name("FILE");
}

}  // namespace

void addBackupCommands(Commands& commands) {
  CLI::App& group = commands.group("backup", "Copies of the store for the day it is lost");
  addCreate(commands, group);
  addCheck(commands, group);
  addRecord(commands, group);
  addRestoreCommand(commands, group);
}

}  // namespace consentry::cli
