// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/make_backup.hpp"

#include <string>

#include "app/progress_meter.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditOutcome;

namespace {

constexpr std::int64_t kManifestLimit = 1 << 20;  // bytes

/// Writes one `backup_made`; its position.
Expected<std::int64_t> record(Context& context, domain::AuditEvent event) {
  event.type = domain::AuditType::backupMade;
  event.actor = context.actor;
  std::int64_t seq = 0;
  TRY_VOID(context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(seq, unit.log().record(event));
    return unit.log().keepCheckpoint("backup");
  }));
  return seq;
}

domain::AuditChange changeOf(const domain::BackupManifest& manifest, const base::Digest& hash) {
  return {.object = "backup", .after = hash, .detail = std::to_string(manifest.records)};
}

ports::StoreCopyRequest copyRequest(Context& context, const MakeBackup& request, const Job& job, ProgressMeter& meter) {
  return {.folder = request.folder,
          .keys = request.keys,
          .at = context.services.clock.now(),
          .progress = [&job, &meter](std::int64_t done, std::int64_t) {
            meter.at(done / 1'000'000);
            return !job.stop.stop_requested();
          }};
}

}  // namespace

Expected<MakeBackup::Answer> handle(Context& context, const MakeBackup& request, const Job& job) {
  if (request.copier == nullptr) return fail(Errc::invalidArgument, "nothing copies this store");
  MakeBackup::Answer answer;
  answer.recorded = context.services.store.readOnlyReason().empty();
  std::int64_t intent = 0;
  // Before the copy, so that the copy holds the record of its own making.
  if (answer.recorded) {
    TRY(intent, record(context, {.outcome = AuditOutcome::intent, .change = domain::AuditChange{.object = "backup"}}));
  }
  ProgressMeter meter(job, "copying", 0);
  auto copy = request.copier->copyTo(copyRequest(context, request, job, meter));
  if (!copy) {
    if (answer.recorded)
      TRY_VOID(record(context, {.outcome = AuditOutcome::failed,
                                .change = domain::AuditChange{.object = "backup",
                                                              .detail = std::string(base::name(copy.error().code()))},
                                .refs = {intent}}));
    return std::unexpected(std::move(copy).error());
  }
  answer.copy = *std::move(copy);
  if (answer.recorded)
    TRY_VOID(record(context, {.change = changeOf(answer.copy.manifest, answer.copy.hash), .refs = {intent}}));
  return answer;
}

Expected<RecordBackup::Answer> handle(Context& context, const RecordBackup& request, const Job&) {
  auto& services = context.services;
  TRY(const auto bytes, services.files.readFile(request.folder / domain::kBackupManifest, kManifestLimit));
  TRY(auto manifest, domain::backupManifestFromText(base::asText(bytes)));
  TRY(const auto head, services.store.read().log().head());
  if (manifest.part != domain::BackupManifest::Part::data || manifest.log != head.logId || manifest.records > head.size)
    return fail(Errc::invalidArgument, "this is no backup of this store");
  TRY_VOID(record(context, {.change = changeOf(manifest, crypto::sha256(bytes))}));
  return manifest;
}

}  // namespace consentry::app
