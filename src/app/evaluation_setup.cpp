// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "app/evaluation_run.hpp"
#include "app/network_notes.hpp"
#include "app/photo_limit.hpp"
#include "crypto/hash.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;
using domain::Neighbourhood;

namespace {

constexpr std::int64_t kListLimit = 256LL << 20;

Expected<UseAnswer> admit(Context& context, std::string_view basis) {
  auto& services = context.services;
  std::optional<UseAnswer> answer;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto rules, GateRules::load(unit.governance(), services.files));
    TRY(answer, askForMeasuring(context, unit, rules, basis,
                                {.type = AuditType::accuracyMeasured, .outcome = domain::AuditOutcome::intent}));
    return {};
  }));
  if (!answer->permit)
    return fail(Errc::denied,
                "the gate refused an accuracy test: " + std::string(base::word(*answer->decision.reason)));
  return *std::move(answer);
}

/// A cohort's files lie beside its list; a script that names one folder for everything means that one.
std::filesystem::path cohortFolder(Context& context, const MeasurementPlan& plan,
                                   const std::vector<ports::LabelledPhoto>& rows) {
  if (plan.with.cohortImages) return *plan.with.cohortImages;
  auto own = std::filesystem::absolute(*plan.with.cohort).parent_path();
  if (plan.images.empty() || rows.empty()) return own;
  return context.services.files.readBeneath(own, rows.front().file, kPhotoLimit) ? own : plan.images;
}

Expected<void> addCohort(Context& context, const Job& job, const MeasurementPlan& plan, ports::FaceEngine& engine,
                         Measurement& measurement) {
  auto& files = context.services.files;
  TRY(auto rows, files.readLabelled(*plan.with.cohort));
  TRY(const auto text, listText(context, *plan.with.cohort));
  EvaluationFigures::Cohort figures;
  std::set<std::string> measured;
  std::erase_if(rows, [&](const ports::LabelledPhoto& row) {
    if (!plan.people.contains(row.person)) return false;
    measured.insert(row.person);
    return true;
  });
  figures.leftOut = std::ssize(measured);
  const auto photos = located(rows, cohortFolder(context, plan, rows), *plan.with.cohort);
  TRY(const auto templates, embedDataset(context, job, engine, *measurement.use.permit, photos, text));
  figures.noFace = templates.noFace + templates.unreadable;
  std::vector<ports::GalleryReference> members;
  std::map<std::string, std::set<std::string>> groups;
  std::set<std::string> people;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!templates.photos[i].faceTemplate) continue;
    members.push_back(
        {domain::ListPersonId(rows[i].person), domain::ReferenceId(rows[i].file), *templates.photos[i].faceTemplate});
    groups[rows[i].group].insert(rows[i].person);
    people.insert(rows[i].person);
  }
  if (members.empty())
    return fail(Errc::invalidArgument, "the cohort has nobody with a face who is not measured as well");
  figures.people = std::ssize(people);
  for (const auto& [group, inIt] : groups) figures.groups.emplace_back(group, std::ssize(inIt));
  TRY(measurement.cohort, context.services.galleries.build(std::move(members)));
  measurement.figures.cohort = std::move(figures);
  measurement.cohortHash = templates.hash;
  auto& own = measurement.templates;
  own.seconds += templates.seconds;
  own.distinct += templates.distinct;
  crypto::Sha256 both;
  both.update(base::asBytes(own.hash));
  both.update(base::asBytes(templates.hash));
  own.hash = both.finish();
  return {};
}

std::string figuresInLog(const EvaluationFigures& figures) {
  std::string detail = fmt::format(
      "networks={} mode={} precision={} scoring={} neighbours={} cohort={} mated={} "
      "nonmated={} no_face={} unreadable={}",
      figures.engine.networks, base::word(figures.engine.mode), base::word(figures.precision),
      base::word(figures.scoring.neighbourhood), figures.scoring.neighbours,
      figures.cohort ? figures.cohort->people : 0, figures.mated, figures.nonmated, figures.noFace, figures.unreadable);
  const auto millionths = [](double share) { return std::llround(share * 1e6); };
  if (const auto& v = figures.verification) {
    detail += fmt::format(" accuracy={}", millionths(v->accuracyMean));
    for (const auto& at : v->fnmrAtFmr) detail += fmt::format(" fnmr@{}={}", millionths(at.at), millionths(at.rate));
  }
  if (const auto& i = figures.identification) {
    detail += fmt::format(" people={} references={} rank1={}", i->people, i->references, millionths(i->rank1.rate));
    for (const auto& at : i->fnirAtFpir) detail += fmt::format(" fnir@{}={}", millionths(at.at), millionths(at.rate));
  }
  if (const auto& f = figures.fairness)
    detail += fmt::format(" groups={} threshold={} fmr={} worst_to_best={} left_out={}", f->groups.size(),
                          f->threshold.at.millionths, millionths(f->fmr),
                          f->worstToBest ? std::to_string(millionths(*f->worstToBest)) : "none", f->leftOut.size());
  return detail;
}

}  // namespace

Expected<domain::Scoring> scoringAsked(const ScoringAsked& asked) {
  const auto usual = domain::scoringFor(asked.hasList ? asked.listPeople : 0, asked.hasCohort);
  const auto neighbourhood = [&] {
    switch (asked.choice) {
      case ScoringChoice::automatic:
        return usual.neighbourhood;
      case ScoringChoice::plain:
        return Neighbourhood::none;
      case ScoringChoice::list:
        return Neighbourhood::list;
      case ScoringChoice::cohort:
        return Neighbourhood::cohort;
      case ScoringChoice::listAndCohort:
        return Neighbourhood::listAndCohort;
    }
    return Neighbourhood::none;
  }();
  const domain::Scoring scoring{neighbourhood, asked.neighbours > 0 ? asked.neighbours : std::max(1, usual.neighbours)};
  if (scoring.usesList() && !asked.hasList)
    return fail(Errc::invalidArgument, "scores of pairs are scaled by a cohort or not at all: there is no list");
  if (scoring.usesCohort() && !asked.hasCohort) return fail(Errc::invalidArgument, "this scoring needs a cohort");
  if (asked.neighbours < 0 || asked.neighbours > 1000)
    return fail(Errc::invalidArgument, "the number of neighbours lies between 1 and 1000");
  return scoring.scaled() ? scoring : domain::Scoring{};
}

void saidOfEveryRun(EvaluationFigures& figures, const ports::EngineIdentity& engine, const domain::Scoring& scoring,
                    double seconds, std::int64_t photographs) {
  figures.seconds = seconds;
  figures.imagesPerSecond = seconds > 0 ? static_cast<double>(photographs) / seconds : 0;
  figures.engine = engine.choice;
  figures.precision = engine.precision;
  figures.scoring = scoring;
  figures.model = engine.name + "/" + engine.version + " sha256:" + base::toHex(engine.hash);
  figures.profile = "none";
}

Expected<Measurement> beginMeasurement(Context& context, const Job& job, const MeasurementPlan& plan) {
  TRY(const auto scoring, scoringAsked({.choice = plan.with.scoring,
                                        .neighbours = plan.with.neighbours,
                                        .hasList = plan.hasList,
                                        .listPeople = plan.listPeople,
                                        .hasCohort = plan.with.cohort.has_value()}));
  Measurement measurement{.scoring = scoring};
  TRY(measurement.use, admit(context, plan.basis));
  TRY(const auto engine, context.services.engine(plan.with.engine));
  measurement.engine = engine->identity();
  TRY(measurement.templates, embedDataset(context, job, *engine, *measurement.use.permit, plan.photos, plan.lists));
  auto& figures = measurement.figures;
  auto& templates = measurement.templates;
  figures.noFace = templates.noFace;
  figures.unreadable = templates.unreadable;
  if (plan.with.cohort) TRY_VOID(addCohort(context, job, plan, *engine, measurement));
  figures.dataset = templates.hash;
  saidOfEveryRun(figures, measurement.engine, scoring, templates.seconds, templates.distinct);
  TRY(figures.networks, networkNotes(context.services.models, measurement.engine.choice.networks));
  return measurement;
}

Expected<std::vector<domain::LocalMean>> cohortMeans(const Measurement& measurement) {
  const auto& photos = measurement.templates.photos;
  std::vector<domain::LocalMean> means(photos.size());
  if (measurement.scoring.neighbourhood != Neighbourhood::cohort) return means;
  std::vector<ports::FaceTemplate> templates;
  for (const auto& photo : photos)
    if (photo.faceTemplate) templates.push_back(*photo.faceTemplate);
  TRY(const auto around,
      measurement.cohort->surroundings(templates, {}, static_cast<std::size_t>(measurement.scoring.neighbours)));
  std::size_t next = 0;
  for (std::size_t i = 0; i < photos.size(); ++i)
    if (photos[i].faceTemplate) means[i] = domain::localMean(measurement.scoring, {}, around[next++]);
  return means;
}

std::string csvCell(std::string_view text) {
  const bool wouldRun = !text.empty() && std::string_view("=+-@\t\r\n").contains(text.front());
  const std::string mark = wouldRun ? "'" : "";
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return mark + std::string(text);
  std::string quoted = "\"" + mark;
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

Expected<void> checkOutput(Context& context, const std::optional<std::filesystem::path>& file, std::string_view head) {
  if (!file) return {};
  TRY(const bool replaceable, context.services.files.mayReplace(*file, head));
  if (replaceable) return {};
  return fail(Errc::alreadyExists, "the output's name belongs to a file of another kind, which is not overwritten");
}

Expected<std::string> listText(Context& context, const std::filesystem::path& file) {
  TRY(const auto bytes, context.services.files.readFile(file, kListLimit));
  return std::string(base::asText(bytes));
}

std::vector<DatasetPhoto> located(const std::vector<ports::LabelledPhoto>& rows, const std::filesystem::path& images,
                                  const std::filesystem::path& list) {
  const auto folder = images.empty() ? std::filesystem::absolute(list).parent_path() : images;
  std::vector<DatasetPhoto> photos;
  for (const auto& row : rows) photos.push_back({folder, row.file});
  return photos;
}

Expected<void> checkProfileName(ports::GovernanceReader& governance, const std::string& name,
                                const std::optional<base::Digest>& same) {
  TRY(const auto profiles, governance.profiles());
  const auto there = std::ranges::find(profiles, name, &ports::ProfileRow::name);
  if (there == profiles.end() || there->hash == same) return {};
  return fail(Errc::alreadyExists, "there is a threshold profile of this name already, and searches rest on it");
}

Expected<void> keepProfile(Context& context, ports::WriteUnit& unit, const std::string& name, const std::string& toml) {
  const auto hash = crypto::sha256(base::asBytes(toml));
  TRY_VOID(checkProfileName(unit.governance(), name, hash));
  TRY_VOID(unit.governance().addProfile({.name = name,
                                         .toml = toml,
                                         .hash = hash,
                                         .storedBy = context.actor.user,
                                         .storedAt = context.services.clock.now()}));
  TRY_VOID(unit.log().record({.type = AuditType::profileStored,
                              .actor = context.actor,
                              .change = domain::AuditChange{.object = "profile", .after = hash}}));
  return {};
}

Expected<void> recordFigures(Context& context, std::int64_t because, const EvaluationFigures& figures,
                             const base::Digest& model, const std::optional<domain::ThresholdProfile>& profile) {
  const std::string toml = profile ? context.services.files.writeProfile(*profile) : "";
  std::string detail = figuresInLog(figures);
  if (profile) detail += " profile=sha256:" + base::toHex(crypto::sha256(base::asBytes(toml)));
  if (profile && profile->cohort) detail += " cohort_build=sha256:" + base::toHex(*profile->cohort);
  return context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    domain::AuditEvent event{
        .type = AuditType::accuracyMeasured,
        .actor = context.actor,
        .change =
            domain::AuditChange{
                .object = "dataset", .before = model, .after = figures.dataset, .detail = std::move(detail)},
        .refs = {because}};
    TRY_VOID(unit.log().record(event));
    if (profile) TRY_VOID(keepProfile(context, unit, profile->name, toml));
    return {};
  });
}

}  // namespace consentry::app
