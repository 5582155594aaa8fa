// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <map>
#include <set>

#include "app/accuracy_plots.hpp"
#include "app/evaluate.hpp"
#include "app/evaluation_math.hpp"
#include "app/evaluation_pairs.hpp"
#include "app/evaluation_run.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::Distance;

namespace {

constexpr std::string_view kHead = "a,b,same,distance,score,status\n";

/// LFW's layout: the folder is the person.
std::string personOf(const std::string& file) {
  return file.substr(0, file.find('/'));
}

std::string statusOf(const DatasetTemplates::One& a, const DatasetTemplates::One& b) {
  const auto& worst = a.outcome == ports::PhotoOutcome::assessed ? b : a;
  return worst.outcome == ports::PhotoOutcome::assessed ? "ok" : std::string(base::word(worst.outcome));
}

}  // namespace

Expected<EvaluateVerification::Answer> handle(Context& context, const EvaluateVerification& request, const Job& job) {
  TRY(const auto pairs, context.services.files.readPairs(request.pairs));
  if (pairs.pairs.empty()) return fail(Errc::invalidArgument, "the pairs file names no pairs");
  TRY_VOID(checkOutput(context, request.scores, kHead));
  TRY(auto text, listText(context, request.pairs));
  std::vector<DatasetPhoto> photos;
  std::map<std::string, std::uint32_t> people;
  std::set<std::string> names;
  for (const auto& file : pairs.files) {
    photos.push_back({request.images, file});
    people.try_emplace(personOf(file), static_cast<std::uint32_t>(people.size()));
    names.insert(personOf(file));
  }
  TRY(auto measurement, beginMeasurement(context, job,
                                         {.basis = request.basis,
                                          .with = request.with,
                                          .photos = std::move(photos),
                                          .lists = std::move(text),
                                          .people = std::move(names),
                                          .images = request.images}));
  TRY(const auto means, cohortMeans(measurement));
  TemplateTable table;
  const auto& found = measurement.templates.photos;
  for (const auto& one : found) table.add(one.faceTemplate ? &*one.faceTemplate : nullptr);

  auto& figures = measurement.figures;
  std::vector<PairScore> scores;
  std::string csv(kHead);
  for (const auto& pair : pairs.pairs) {
    PairScore score{.same = pair.same,
                    .fold = pair.fold,
                    .personA = people.at(personOf(pairs.files[pair.a])),
                    .personB = people.at(personOf(pairs.files[pair.b]))};
    std::string numbers = ",";
    if (table.has(pair.a) && table.has(pair.b)) {
      const Distance distance = table.between(pair.a, pair.b);
      score.score = domain::scaledScore(distance, means[pair.a], means[pair.b]);
      numbers = fmt::format("{:.6f},{:.6f}", distance.value(), score.score->value());
    }
    csv += fmt::format("{},{},{},{},{}\n", csvCell(pairs.files[pair.a]), csvCell(pairs.files[pair.b]),
                       pair.same ? 1 : 0, numbers, statusOf(found[pair.a], found[pair.b]));
    ++(pair.same ? figures.mated : figures.nonmated);
    scores.push_back(score);
  }
  figures.verification = verificationFigures(scores);
  figures.plots = plotsOfPairs(scores, measurement.engine.name);
  TRY_VOID(recordFigures(context, measurement.use.logSeq, figures, measurement.engine.hash, std::nullopt));
  if (request.scores) TRY_VOID(context.services.files.writeFile(*request.scores, base::asBytes(csv), true));
  return figures;
}

}  // namespace consentry::app
