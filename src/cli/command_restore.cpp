// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <optional>
#include <string>

#include "app/restore_store.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"
#include "composition/offline.hpp"
#include "composition/store_care.hpp"

namespace consentry::cli {

namespace {

namespace fs = std::filesystem;
using Access = Invocation::Access;

struct RestoreWords {
  std::optional<fs::path> data;
  std::optional<fs::path> keys;
  std::string reason;
  bool here = false;
  std::optional<fs::path> after;
  bool approve = false;
  bool reject = false;
};

Json jsonOf(Invocation& in, const domain::RestoreProposal& proposal) {
  return {{"log", proposal.log},
          {"records", proposal.records},
          {"known", proposal.plan.known},
          {"from", cli::jsonOf(proposal.plan.from)},
          {"reason", proposal.reason},
          {"proposed_by", in.nameOf(proposal.by)},
          {"proposed_at", cli::jsonOf(proposal.plan.at)},
          {"expires_at", cli::jsonOf(app::expiryOf(proposal))}};
}

void show(Invocation& in, const domain::RestoreProposal& proposal) {
  in.out().block(Fields()
                     .add("log", proposal.log)
                     .add("goes on after", count(proposal.records) + " records")
                     .add("known before", count(proposal.plan.known) + " records")
                     .add("reason", plain(proposal.reason))
                     .add("proposed by", in.nameOf(proposal.by))
                     .add("can be approved until", fullTime(app::expiryOf(proposal)))
                     .text());
}

/// What was destroyed since stands in the backup.
void warnOfErasures(Invocation& in, base::Instant since) {
  in.out().talk(
      fmt::format("WARNING: whoever was erased or withdrew consent after {} is here again: repeat that (`erase`, "
                  "`consent withdraw`)",
                  fullTime(since)));
}

int tellProposed(Invocation& in, const domain::RestoreProposal& proposal, const fs::path& store) {
  if (!in.out().wantsText()) {
    Json json = jsonOf(in, proposal);
    json["store"] = store.string();
    in.out().document(json);
  } else {
    in.out().line(fmt::format("{} waits for a second person; until then it can only be read", plain(store.string())));
    show(in, proposal);
  }
  in.out().talk(
      fmt::format("next: a supervisor or an auditor agrees: `consentry-cli backup restore --approve "
                  "--store {} --as USER`",
                  plain(store.string())));
  return exits::kDone;
}

base::Expected<domain::RestoreProposal> propose(Invocation& in, const std::string& reason,
                                                const std::optional<base::Digest>& manifest) {
  TRY(auto* const restorer, in.restorer(Access::reading));
  return in.workReading(app::ProposeRestore{.restorer = restorer, .reason = reason, .manifest = manifest});
}

base::Expected<int> fromBackup(Invocation& in, const RestoreWords& words) {
  TRY(const auto target, in.storePath());
  if (!words.keys)
    return in.refuse(base::Errc::invalidArgument, "without the people's keys nobody can sign in to a restored store",
                     "name the folder of the backup's keys with `--keys FOLDER`");
  auto staged = composition::stageBackup(*words.data, *words.keys, target);
  if (!staged && staged.error().code() == base::Errc::storeDamaged)
    return in.refuse(
        base::Errc::storeDamaged, staged.error().message(),
        fmt::format("take another backup; `consentry-cli backup check {} --keys {}` says all that is wrong",
                    plain(words.data->string()), plain(words.keys->string())));
  if (!staged) return std::unexpected(std::move(staged).error());
  in.useStore((*staged)->folder());
  TRY(const auto proposal, propose(in, words.reason, (*staged)->manifestHash()));
  const auto& manifest = (*staged)->manifest();
  if (proposal.log != manifest.log || proposal.records != manifest.records)
    return in.refuse(base::Errc::storeDamaged, "the log in the backup is not the one that its manifest names",
                     "take another backup");
  static_cast<void>(in.nameOf(proposal.by));
  in.closeStore();
  TRY_VOID((*staged)->finish());
  warnOfErasures(in, manifest.at);
  return tellProposed(in, proposal, target);
}

base::Expected<int> inPlace(Invocation& in, const RestoreWords& words) {
  TRY(const auto store, in.storePath());
  TRY(const auto proposal, propose(in, words.reason, std::nullopt));
  if (proposal.plan.known > proposal.records && in.out().wantsText())
    in.out().talk(fmt::format("WARNING: {} acknowledged records are lost for good when somebody agrees",
                              count(proposal.plan.known - proposal.records)));
  return tellProposed(in, proposal, store);
}

/// Without the log of the lost store nobody here knows whom.
void tellOfErasures(Invocation& in, const RestoreWords& words, const app::ApproveRestore::Answer& answer) {
  if (!words.after) {
    in.out().talk(
        "WARNING: whoever was erased or withdrew consent since is here again: repeat that (`erase`, `consent "
        "withdraw`)");
    return;
  }
  if (in.out().wantsText())
    in.out().line(
        fmt::format("Done again: {} erased, {} consents withdrawn", count(answer.erased), count(answer.withdrawn)));
  in.out().talk("note: what that log does not hold cannot be done again from it: compare with the certificates since");
  for (const auto& handle : answer.left)
    in.out().talk(
        fmt::format("WARNING: {} was erased and is here again: `erase {}` says what keeps it", handle, handle));
}

base::Expected<int> approve(Invocation& in, const RestoreWords& words) {
  TRY(auto* const restorer, in.restorer(Access::writing));
  app::ApproveRestore request{.restorer = restorer};
  if (words.after) {
    TRY(const auto proposal, restorer->proposal());
    if (!proposal) return base::fail(base::Errc::notFound, "no restore of this store waits for a second person");
    auto lost = composition::lostActs(*words.after, *proposal);
    if (!lost && lost.error().code() == base::Errc::storeDamaged)
      return in.refuse(base::Errc::storeDamaged, lost.error().message(),
                       "approve without `--after`, and repeat the erasures since the backup from their certificates");
    if (!lost) return std::unexpected(std::move(lost).error());
    request.erasedSince = std::move(lost->erased);
    request.withdrawnSince = std::move(lost->withdrawn);
  }
  TRY(const auto answer, in.act(request));
  if (!in.out().wantsText()) {
    Json json = jsonOf(in, answer.proposal);
    json["record"] = answer.record;
    json["incarnation"] = answer.incarnation;
    json["erased_again"] = answer.erased;
    json["withdrawn_again"] = answer.withdrawn;
    json["left"] = answer.left;
    in.out().document(json);
    tellOfErasures(in, words, answer);
    return exits::kDone;
  }
  in.out().line(fmt::format("Restored: the log goes on with record {} as incarnation {}", count(answer.record),
                            answer.incarnation));
  show(in, answer.proposal);
  tellOfErasures(in, words, answer);
  in.out().talk(
      "next: where the store of before still exists, nobody may go on working with it; take a new anchor: "
      "`consentry-cli audit slip`");
  return exits::kDone;
}

base::Expected<int> reject(Invocation& in) {
  TRY(auto* const restorer, in.restorer(Access::reading));
  TRY(const auto proposal, in.read(app::RejectRestore{.restorer = restorer}));
  if (!in.out().wantsText())
    in.out().document(proposal ? jsonOf(in, *proposal) : Json{{"unreadable", true}});
  else
    in.out().line(proposal ? "The restore is rejected; nothing of this store was changed"
                           : "What stood in restore.proposal is removed; nothing of this store was changed");
  return exits::kDone;
}

base::Expected<int> restore(Invocation& in, const RestoreWords& words) {
  const int asked = static_cast<int>(words.data.has_value()) + static_cast<int>(words.here) +
                    static_cast<int>(words.approve) + static_cast<int>(words.reject);
  if (asked != 1)
    return in.refuse(base::Errc::invalidArgument, "a restore is one of: from a backup, --here, --approve, --reject",
                     "`consentry-cli backup restore -h` shows an example");
  if (words.approve) return approve(in, words);
  if (words.reject) return reject(in);
  return words.here ? inPlace(in, words) : fromBackup(in, words);
}

}  // namespace

void addRestoreCommand(Commands& commands, CLI::App& backup) {
  const auto words = std::make_shared<RestoreWords>();
  CLI::App& command = commands.add(
      backup, "restore", "Lets a lost store go on from a backup; two people agree",
      "backup restore /media/a/2026-11-23 --keys /media/b/2026-11-23 --reason \"disk lost\" --store new --as admin",
      [words](Invocation& in) { return restore(in, *words); });
  optionalPath(command, "folder", words->data, "The backup's data; `--store` is the new folder that they go to");
  optionalPath(command, "--keys", words->keys, "The folder of its keys");
  command.add_option("--reason", words->reason, "Why, for the second person; one line");
  command.add_flag("--here", words->here, "Propose that this store goes on as it is, without the records that it lost");
  command.add_flag("--approve", words->approve, "Agree to what somebody else proposed");
  optionalPath(
      command, "--after", words->after,
      "With --approve: the lost store or a bundle of its log; what it erased and withdrew since is done again");
  command.add_flag("--reject", words->reject, "Take the proposal away; the store stays read-only");
}

}  // namespace consentry::cli
