// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "app/evaluate.hpp"
#include "app/evaluation_math.hpp"
#include "app/evaluation_run.hpp"
#include "app/identification_run.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

constexpr std::string_view kHead = "probe,probe_person,rank,candidate_person,distance,score,status\n";
constexpr std::string_view kProfileHead = "# Threshold profile";

Expected<void> checkProfileRequest(const EvaluateIdentification& request) {
  if (!(request.priorityFpir > 0 && request.priorityFpir <= request.reviewFpir && request.reviewFpir < 1))
    return fail(Errc::invalidArgument, "false alarm rates lie between 0 and 1, priority not above review");
  if (request.profileName && (request.profileName->empty() || request.profileName->size() > 100))
    return fail(Errc::invalidArgument, "a profile name has 1 to 100 bytes");
  return {};
}

std::string csvOf(const std::vector<SearchedProbe>& probes, const std::vector<IdentifiedProbe>& results) {
  std::string csv(kHead);
  for (std::size_t i = 0; i < probes.size(); ++i) {
    const std::string who = csvCell(probes[i].file) + "," + csvCell(probes[i].person);
    if (probes[i].outcome != ports::PhotoOutcome::assessed)
      csv += who + ",,,,," + std::string(base::word(probes[i].outcome)) + "\n";
    for (const auto& one : results[i].candidates)
      csv += fmt::format("{},{},{},{:.6f},{:.6f},ok\n", who, one.rank, csvCell(one.person.text()), one.distance.value(),
                         one.score.value());
  }
  return csv;
}

std::string datasetName(const EvaluateIdentification& request) {
  if (!request.datasetName.empty()) return request.datasetName;
  return std::filesystem::absolute(request.references).parent_path().filename().string();
}

}  // namespace

Expected<EvaluateIdentification::Answer> handle(Context& context, const EvaluateIdentification& request,
                                                const Job& job) {
  TRY_VOID(checkProfileRequest(request));
  if (request.profileName) TRY_VOID(checkProfileName(context.services.store.read().governance(), *request.profileName));
  auto& files = context.services.files;
  TRY(const auto references, files.readLabelled(request.references));
  TRY(const auto probes, files.readLabelled(request.probes));
  if (references.empty() || probes.empty())
    return fail(Errc::invalidArgument, "an identification needs references and probes");
  std::set<std::string> listed;
  for (const auto& row : references) listed.insert(row.person);
  auto people = listed;
  for (const auto& row : probes) people.insert(row.person);
  if (request.profileName && people.size() == listed.size())
    return fail(Errc::invalidArgument, "a threshold profile needs probes of people who are not on the list");
  TRY_VOID(checkOutput(context, request.scores, kHead));
  TRY_VOID(checkOutput(context, request.profileFile, kProfileHead));
  TRY(const auto referenceText, listText(context, request.references));
  TRY(const auto probeText, listText(context, request.probes));
  auto photos = located(references, request.images, request.references);
  std::ranges::move(located(probes, request.images, request.probes), std::back_inserter(photos));
  TRY(auto measurement, beginMeasurement(context, job,
                                         {.basis = request.basis,
                                          .with = request.with,
                                          .photos = std::move(photos),
                                          .lists = referenceText + '\0' + probeText,
                                          .people = std::move(people),
                                          .images = request.images,
                                          .hasList = true,
                                          .listPeople = std::ssize(listed)}));
  std::vector<ListedPhoto> list;
  std::vector<SearchedProbe> searched;
  const auto& found = measurement.templates.photos;
  for (std::size_t i = 0; i < references.size(); ++i)
    list.push_back(
        {references[i].person, references[i].file, found[i].faceTemplate ? &*found[i].faceTemplate : nullptr});
  for (std::size_t i = 0; i < probes.size(); ++i) {
    const auto& one = found[references.size() + i];
    searched.push_back({*measurement.use.permit, probes[i].person, probes[i].file, one.outcome,
                        one.faceTemplate ? &*one.faceTemplate : nullptr});
  }
  TRY(const auto result, identify(context.services.galleries, list, searched, measurement.cohort, measurement.scoring));

  auto& figures = measurement.figures;
  const auto scores = scoresOf(result);
  figures.mated = std::ranges::count_if(scores, &ProbeScore::mated);
  figures.nonmated = std::ssize(scores) - figures.mated;
  figures.identification = identificationFigures(scores);
  figures.identification->people = result.people;
  figures.identification->references = std::ssize(references);
  auto measured = profileFrom(scores, request.reviewFpir, request.priorityFpir);
  measured.pairs = pairCurve(result.others, result.mates);
  measured.people = result.people;
  measured.references = std::ssize(references);
  measured.name = request.profileName.value_or(measurement.engine.name);
  figures.plots = plotsOfSearches(scores, measured, result.people);
  std::optional<domain::ThresholdProfile> profile;
  if (request.profileName) {
    measured.dataset = datasetName(request);
    profile = describedBy(std::move(measured), measurement.engine, measurement.scoring, measurement.cohortHash,
                          measurement.templates.hash, context.services.clock.now());
    figures.profile = profile->name;
  }
  TRY_VOID(recordFigures(context, measurement.use.logSeq, figures, measurement.engine.hash, profile));
  if (request.scores) TRY_VOID(files.writeFile(*request.scores, base::asBytes(csvOf(searched, result.probes)), true));
  if (profile && request.profileFile)
    TRY_VOID(files.writeFile(*request.profileFile, base::asBytes(files.writeProfile(*profile)), true));
  return figures;
}

}  // namespace consentry::app
