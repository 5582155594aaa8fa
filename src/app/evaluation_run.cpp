// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluation_run.hpp"

#include <chrono>
#include <map>

#include "app/photo_limit.hpp"
#include "app/progress_meter.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

Expected<void> keepOnMeasuring(Context& context) {
  TRY(const bool stopped, measuringIsStopped(context));
  if (stopped) return fail(Errc::denied, "a stop has come into force; nothing more is opened");
  return {};
}

}  // namespace

Expected<DatasetTemplates> embedDataset(Context& context, const Job& job, ports::FaceEngine& engine,
                                        const domain::Permit& permit, const std::vector<DatasetPhoto>& photos,
                                        std::string_view lists) {
  const auto started = std::chrono::steady_clock::now();
  std::map<std::filesystem::path, std::size_t> firstAt;  // into `distinct`
  std::vector<std::size_t> which;
  std::vector<const DatasetPhoto*> distinct;
  for (const auto& photo : photos) {
    const auto [at, isNew] = firstAt.emplace(photo.folder / photo.file, distinct.size());
    if (isNew) distinct.push_back(&photo);
    which.push_back(at->second);
  }
  std::vector<DatasetTemplates::One> results(distinct.size());
  std::vector<base::Digest> hashes(distinct.size());
  ProgressMeter meter(job, "photographs", std::ssize(distinct));
  std::size_t taken = 0;
  std::int64_t through = 0;
  TRY_VOID(engine.run(
      [&]() -> Expected<std::optional<ports::PhotoWork>> {
        while (taken < distinct.size()) {
          if (job.yield) {
            job.yield();
            TRY_VOID(keepOnMeasuring(context));
          }
          const std::size_t index = taken++;
          auto file = context.services.files.readBeneath(distinct[index]->folder, distinct[index]->file, kPhotoLimit);
          if (!file) {
            meter.at(++through);
            continue;
          }
          hashes[index] = crypto::sha256(*file);
          return ports::PhotoWork{.index = index,
                                  .permit = permit,
                                  .file = *std::move(file),
                                  .wantTemplate = true,
                                  .choice = ports::FaceChoice::nearestCentre,
                                  .wantQuality = false};
        }
        return std::nullopt;
      },
      [&](ports::PhotoFinding finding) -> Expected<void> {
        meter.at(++through);
        results[finding.index] = {finding.outcome, std::move(finding.faceTemplate)};
        return {};
      },
      job.stop));
  meter.finish(through);

  DatasetTemplates answer{.distinct = std::ssize(distinct)};
  crypto::Sha256 hash;
  hash.update(base::asBytes(lists));
  for (std::size_t i = 0; i < distinct.size(); ++i) {
    hash.update(base::asBytes(hashes[i]));
    if (results[i].outcome == ports::PhotoOutcome::noFace) ++answer.noFace;
    if (results[i].outcome == ports::PhotoOutcome::unreadable) ++answer.unreadable;
  }
  answer.hash = hash.finish();
  for (const std::size_t index : which) answer.photos.push_back(results[index]);
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return answer;
}

}  // namespace consentry::app
