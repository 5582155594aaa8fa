// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>

#include "app/engine_in_force.hpp"
#include "app/manage_sets.hpp"
#include "app/set_walk.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::RowVerdict;

namespace {

constexpr std::ptrdiff_t kThumbnails = 2000;  // of a preview, a few kilobytes each

std::string nameFor(const std::filesystem::path& manifest, const std::optional<std::string>& asked) {
  if (asked && !asked->empty()) return *asked;
  const auto folder = std::filesystem::absolute(manifest).lexically_normal().parent_path().filename();
  return folder.empty() ? manifest.stem().string() : folder.string();
}

VerdictCounts countVerdicts(const std::vector<SetLineView>& lines) {
  VerdictCounts counts;
  for (const auto& [verdict, word] : base::allOf<RowVerdict>()) {
    const auto n = std::ranges::count_if(lines, [&](const auto& line) { return line.row.verdict == verdict; });
    if (n > 0) counts.emplace_back(verdict, n);
  }
  return counts;
}

SetLineView badView(const ports::BadLine& bad) {
  return {.row = {.line = bad.line,
                  .travellerRef = bad.travellerRef,
                  .file = bad.file,
                  .verdict = RowVerdict::invalid,
                  .why = bad.why}};
}

/// An intent, so that an import that never came back is seen in the log as one.
domain::AuditEvent setEvent(const Context& context, domain::AuditType type, domain::AuditOutcome outcome,
                            const ports::SetRow& set) {
  return {.type = type,
          .outcome = outcome,
          .actor = context.actor,
          .set = set.id,
          .change = domain::AuditChange{.object = "set:" + set.id.text(), .after = set.manifestHash}};
}

}  // namespace

Expected<PreviewSet::Answer> handle(Context& context, const PreviewSet& request, const Job& job) {
  auto& services = context.services;
  TRY(auto manifest, services.files.readManifest(request.manifest, base::dateOf(services.clock.now())));
  PreviewSet::Answer answer{.name = nameFor(request.manifest, request.name), .manifestHash = manifest.hash};
  TRY(auto there, services.store.read().sets().findByManifest(manifest.hash, answer.name));
  if (there && there->state == domain::SetState::importing) answer.resumes = std::move(there);
  std::vector<const domain::ManifestRow*> rows;
  for (const auto& entry : manifest.lines) {
    if (const auto* bad = std::get_if<ports::BadLine>(&entry))
      answer.lines.push_back(badView(*bad));
    else
      rows.push_back(&std::get<domain::ManifestRow>(entry));
  }
  SetWalk walk(context, job,
               {.folder = std::filesystem::absolute(request.manifest).parent_path(),
                .purpose = request.purpose,
                .set = std::nullopt,
                .open = request.openPhotographs});
  TRY_VOID(walk.run(
      rows, [](ports::WriteUnit&) -> Expected<void> { return {}; },
      [&](Walk& one, const ports::PhotoFinding*) -> Expected<void> {
        // Memory is bounded by what a person can look at, not by the set.
        if (std::ssize(answer.lines) >= kThumbnails) one.view.thumbnail.clear();
        answer.lines.push_back(std::move(one.view));
        return {};
      }));
  std::ranges::sort(answer.lines, {}, [](const SetLineView& line) { return line.row.line; });
  answer.counts = countVerdicts(answer.lines);
  answer.notOpened = walk.notOpened();
  return answer;
}

Expected<ImportSet::Answer> handle(Context& context, const ImportSet& request, const Job& job) {
  auto& services = context.services;
  const auto started = std::chrono::steady_clock::now();
  TRY(auto manifest, services.files.readManifest(request.manifest, base::dateOf(services.clock.now())));
  if (manifest.lines.empty()) return fail(Errc::invalidArgument, "the manifest has no lines");
  ImportSet::Answer answer;
  const std::string name = nameFor(request.manifest, request.name);
  TRY(auto there, services.store.read().sets().findByManifest(manifest.hash, name));
  if (there && there->state == domain::SetState::complete) {
    answer.set = *std::move(there);
    answer.wasThere = true;
    TRY(answer.counts, services.store.read().sets().verdictCounts(answer.set.id));
    return answer;
  }
  if (there && there->purpose != request.purpose)
    return fail(Errc::conflict, "the interrupted import of this manifest was for another purpose");
  // Without weights nothing begins, not even an empty set.
  TRY_VOID(engineInForce(context));
  answer.resumed = there.has_value();
  answer.set = there ? *std::move(there)
                     : ports::SetRow{.id = domain::SetId(services.random.handleText()),
                                     .name = name,
                                     .manifestHash = manifest.hash,
                                     .sourceSystem = request.sourceSystem,
                                     .purpose = request.purpose,
                                     .importedBy = context.actor.user,
                                     .startedAt = services.clock.now(),
                                     .lines = std::ssize(manifest.lines)};
  const auto& set = answer.set;

  TRY(const auto doneLines, services.store.read().sets().doneLines(set.id));
  const std::set<std::int64_t> done(doneLines.begin(), doneLines.end());
  std::vector<const domain::ManifestRow*> rows;
  std::vector<const ports::BadLine*> bad;
  for (const auto& entry : manifest.lines) {
    if (const auto* row = std::get_if<domain::ManifestRow>(&entry)) {
      if (!done.contains(row->line)) rows.push_back(row);
    } else if (!done.contains(std::get<ports::BadLine>(entry).line)) {
      bad.push_back(&std::get<ports::BadLine>(entry));
    }
  }
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    if (!answer.resumed) TRY_VOID(unit.sets().add(set));
    for (const auto* one : bad) {
      auto line = badView(*one).row;
      line.set = set.id;
      TRY_VOID(unit.sets().addLine(line));
    }
    TRY_VOID(
        unit.log().record(setEvent(context, domain::AuditType::setImportStarted, domain::AuditOutcome::intent, set)));
    return {};
  }));

  // Results wait here for the next commit: a batch's results share one with the next batch's decisions.
  struct Kept {
    Walk walk;
    std::optional<ports::PhotoFinding> finding;
  };
  std::vector<Kept> waiting;
  const auto keep = [&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto now, unit.sets().find(set.id));
    if (!now || now->state != domain::SetState::importing)
      return fail(Errc::conflict, "the set was removed or finished meanwhile");
    for (auto& [walk, finding] : waiting) {
      auto& line = walk.view.row;
      line.set = set.id;
      if (finding && domain::isTakenIn(line.verdict)) {
        const ports::PhotoRow photo{.id = domain::PhotoId(services.random.handleText()),
                                    .set = set.id,
                                    .traveller = walk.traveller.id,
                                    .role = walk.row.role,
                                    .capturedAt = walk.row.capturedAt,
                                    .hash = walk.hash,
                                    .width = finding->width,
                                    .height = finding->height,
                                    .face = finding->faces.front(),
                                    .quality = finding->quality};
        line.photo = photo.id;
        TRY_VOID(unit.sets().addPhoto(photo, walk.file, finding->thumbnail));
        if (finding->geometry) TRY_VOID(unit.sets().addGeometry(photo.id, *finding->geometry));
      }
      TRY_VOID(unit.sets().addLine(line));
    }
    return {};
  };
  SetWalk walk(context, job,
               {.folder = std::filesystem::absolute(request.manifest).parent_path(),
                .purpose = request.purpose,
                .set = set.id,
                .open = true});
  bool keptInBatch = false;
  auto ran = walk.run(
      rows,
      [&](ports::WriteUnit& unit) -> Expected<void> {
        TRY_VOID(keep(unit));
        keptInBatch = true;
        return {};
      },
      [&](Walk& one, const ports::PhotoFinding* finding) -> Expected<void> {
        // Only now is the batch's commit known to have succeeded.
        if (std::exchange(keptInBatch, false)) waiting.clear();
        waiting.push_back({std::move(one), finding ? std::optional(*finding) : std::nullopt});
        return {};
      });
  if (keptInBatch) waiting.clear();
  const bool wholeSet = ran.has_value();
  if (wholeSet || ran.error().code() == Errc::cancelled) {
    TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
      TRY_VOID(keep(unit));
      if (wholeSet) TRY_VOID(unit.sets().finish(set.id, services.clock.now()));
      auto event = setEvent(context, domain::AuditType::setImported,
                            wholeSet ? domain::AuditOutcome::ok : domain::AuditOutcome::failed, set);
      event.change->detail = wholeSet ? "complete" : "paused";
      TRY_VOID(unit.log().record(event));
      return {};
    }));
  }
  TRY_VOID(ran);
  TRY(auto finished, services.store.read().sets().find(set.id));
  if (!finished) return fail(Errc::storeDamaged, "the imported set is not there");
  answer.set = *std::move(finished);
  TRY(answer.counts, services.store.read().sets().verdictCounts(set.id));
  answer.notOpened = walk.notOpened();
  answer.times = walk.times();
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return answer;
}

}  // namespace consentry::app
