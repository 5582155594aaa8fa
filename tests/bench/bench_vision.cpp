// SPDX-License-Identifier: GPL-3.0-or-later
// bench_vision FOLDER [WORKERS…]: photographs a second and time by stage, over every JPEG and PNG below a folder.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "samples.hpp"
#include "weights.hpp"

using namespace consentry;
using namespace consentry::test;
using app::ports::PhotoFinding;
using app::ports::PhotoOutcome;
using app::ports::StageTimes;

namespace {

std::vector<std::filesystem::path> photographsBelow(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".jpg" || entry.path().extension() == ".png") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

struct Tally {
  StageTimes total;
  std::size_t assessed = 0;
  std::size_t others = 0;
};

void add(Tally& tally, const PhotoFinding& finding) {
  tally.total.decode += finding.times.decode;
  tally.total.detect += finding.times.detect;
  tally.total.align += finding.times.align;
  tally.total.assess += finding.times.assess;
  tally.total.embed += finding.times.embed;
  ++(finding.outcome == PhotoOutcome::assessed ? tally.assessed : tally.others);
}

bool measure(const std::vector<std::filesystem::path>& files, std::size_t workers, const domain::EngineChoice& choice,
             domain::Precision precision) {
  const auto engine = engineOf(weightsFolderOrSkip(), choice, workers, precision);
  std::size_t next = 0;
  Tally tally;
  const auto start = std::chrono::steady_clock::now();
  const auto result = engine->run(
      [&]() -> std::optional<app::ports::PhotoWork> {
        if (next == files.size()) return std::nullopt;
        auto work = workOn(next, readAll(files[next]));
        ++next;
        work.wantTemplate = true;
        work.choice = app::ports::FaceChoice::nearestCentre;
        return work;
      },
      [&](const PhotoFinding& finding) -> base::Expected<void> {
        add(tally, finding);
        return {};
      },
      {});
  if (!result) {
    fmt::print(stderr, "{}\n", result.error().message());
    return false;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto each = [&](std::chrono::microseconds stage, std::size_t count) {
    return static_cast<double>(stage.count()) / 1000 / static_cast<double>(std::max<std::size_t>(1, count));
  };
  const auto all = files.size();
  fmt::print(
      "{} {} {}, {} workers: {:.1f} photographs/s ({} in {:.2f} s, {} with a face); ms each: decode {:.2f}, detect "
      "{:.2f}, "
      "align {:.2f}, assess {:.2f}, embed {:.2f}\n",
      choice.networks, base::word(choice.mode), base::word(engine->identity().precision), workers,
      static_cast<double>(all) / took.count(), all, took.count(), tally.assessed, each(tally.total.decode, all),
      each(tally.total.detect, all), each(tally.total.align, tally.assessed), each(tally.total.assess, tally.assessed),
      each(tally.total.embed, tally.assessed));
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder = argc > 1 ? std::filesystem::path(argv[1]) : dataFolder() / "london";
  if (!std::filesystem::is_directory(folder)) skipAll("no folder " + folder.string() + "; name one with photographs");
  const auto files = photographsBelow(folder);
  std::vector<std::size_t> workers;
  for (int i = 2; i < argc; ++i) workers.push_back(std::max<std::size_t>(1, std::stoul(argv[i])));
  if (workers.empty()) workers = {1, 2};
  bool good = true;
  for (const std::string networks : {"reference", "dlib", "both"})
    for (const auto mode : {domain::Mode::fast, domain::Mode::accurate}) {
      if (networks == "reference" && mode == domain::Mode::accurate) continue;
      for (const std::size_t count : workers)
        good = measure(files, count, {.networks = networks, .mode = mode}, vision::precisionInForce().value()) && good;
    }
  return good ? 0 : 1;
}
