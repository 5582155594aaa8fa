// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_fairness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "app/accuracy_plots.hpp"
#include "app/engine_in_force.hpp"
#include "app/evaluation_run.hpp"
#include "app/fairness_bars.hpp"
#include "app/list_templates.hpp"
#include "app/lookup.hpp"
#include "app/network_notes.hpp"
#include "app/scoring_in_force.hpp"
#include "app/screening_plan.hpp"
#include "app/set_roles.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::Score;
using domain::Threshold;

namespace {

constexpr double kReviewFpir = 0.01;
constexpr double kPriorityFpir = 0.003;

class Report {
 public:
  Report(Context& context, const Job& job, const ReportFairness& request)
      : m_context(context), m_job(job), m_request(request) {}
  Expected<ports::FairnessReport> make();

 private:
  Expected<std::vector<ports::PhotoRow>> photosOf(const ports::SetRow& set);
  Expected<void> thresholds(const IdentificationResult& own, const std::optional<base::Digest>& cohort);
  Expected<void> comparePairs(const ports::Gallery* cohort);
  Expected<void> search(const SiteCohort& cohort, ports::FaceEngine& engine);
  Expected<std::vector<Try>> searchList(ports::FaceEngine& engine);
  void addWorst(const EvaluationFigures::Fairness& fairness, const std::string& attribute);
  void addMisses(Threshold threshold);
  Expected<void> noteUncovered(const base::Digest& cohort);
  Expected<void> record(const std::optional<base::Digest>& cohort);
  [[nodiscard]] double missedAt(Threshold threshold) const;

  Context& m_context;
  const Job& m_job;
  const ReportFairness& m_request;
  ports::FairnessReport m_report;
  std::optional<domain::AuditSearch> m_search;  ///< of a list that was named
  std::vector<Attribute> m_attributes;
  std::int64_t m_because = 0;  ///< the entry of the intent
  SetTemplates m_templates;
  SetRoles m_roles;
  std::vector<std::pair<std::size_t, std::optional<Score>>> m_mates;  ///< traveller, score of a further photograph
};

Expected<std::vector<ports::PhotoRow>> Report::photosOf(const ports::SetRow& set) {
  TRY(auto rows, m_context.services.store.read().sets().photos(set.id));
  std::erase_if(rows, [&](const ports::PhotoRow& row) {
    if (m_request.from && !(row.capturedAt && *row.capturedAt >= *m_request.from)) return true;
    return m_request.to && !(row.capturedAt && *row.capturedAt < *m_request.to);
  });
  std::set<domain::TravellerId> people;
  for (const auto& row : rows) people.insert(row.traveller);
  if (people.size() < 2)
    return fail(Errc::invalidArgument, "there are no two travellers with photographs in the set and period");
  return rows;
}

double Report::missedAt(Threshold threshold) const {
  const auto missed =
      std::ranges::count_if(m_mates, [&](const auto& mate) { return !mate.second || *mate.second > threshold.at; });
  return m_mates.empty() ? 0 : static_cast<double>(missed) / static_cast<double>(m_mates.size());
}

void Report::addWorst(const EvaluationFigures::Fairness& fairness, const std::string& attribute) {
  const auto fewest = fewestFor(m_report.fmr);
  const auto largeEnough =
      std::ranges::count_if(fairness.groups, [&](const auto& group) { return group.pairs >= fewest; });
  ports::WorstToBest worst{
      .attribute = attribute, .enoughGroups = largeEnough > 1, .meetsTarget = fairness.thresholdForWorst};
  if (worst.enoughGroups) {
    worst.ratio = fairness.worstToBest;
    worst.bestHasNone = fairness.bestHasNone;
  }
  worst.fnmrThere = missedAt(worst.meetsTarget);
  m_report.worst.push_back(std::move(worst));
}

void Report::addMisses(Threshold threshold) {
  std::vector<Try> tries;
  for (const auto& [traveller, score] : m_mates) tries.push_back({traveller, !score || *score > threshold.at});
  for (const auto& attribute : m_attributes)
    m_report.rates.push_back(barsOf("FNMR", attribute, tries, m_templates.travellers, kFewestMated));
}

/// False matches among all pairs of different travellers, and misses among pairs of the same.
Expected<void> Report::comparePairs(const ports::Gallery* cohort) {
  m_report.pairScoring = domain::scoringFor(0, cohort != nullptr);
  std::vector<domain::LocalMean> means(m_templates.photos.size());
  for (std::size_t i = 0; i < means.size() && cohort; ++i) {
    const auto& photo = m_templates.photos[i];
    if (!photo.faceTemplate) continue;
    // People of the cohort may be in the set as well; their own likeness must not count as their neighbourhood.
    const domain::ListPersonId own(photo.row.traveller.text());
    TRY(const auto around, cohort->surroundings({&*photo.faceTemplate, 1}, {&own, 1},
                                                static_cast<std::size_t>(m_report.pairScoring.neighbours)));
    means[i] = domain::localMean(m_report.pairScoring, {}, around.front());
  }
  std::map<std::size_t, std::size_t> first;  // a traveller's first photograph
  std::optional<FairnessSet> compared;
  std::vector<Drawn> mates;
  for (const auto& attribute : m_attributes) {
    FairnessSet set;
    set.means = means;
    for (const auto& photo : m_templates.photos) {
      const auto& who = m_templates.travellers[photo.traveller];
      set.add(who.id.text(), attribute.groupOf(who), photo.row.id.text(),
              photo.faceTemplate ? &*photo.faceTemplate : nullptr);
    }
    if (!compared) {
      for (std::size_t i = 0; i < m_templates.photos.size(); ++i) {
        const auto traveller = m_templates.photos[i].traveller;
        const auto [at, isFirst] = first.try_emplace(traveller, i);
        if (isFirst) continue;
        std::optional<Score> score;
        if (set.table.has(at->second) && set.table.has(i))
          score = set.score(set.table.between(at->second, i), at->second, i);
        m_mates.emplace_back(traveller, score);
        const auto person = static_cast<std::uint32_t>(traveller);
        mates.push_back({score.value_or(kNeverAlike), person, person});
      }
      std::ranges::sort(mates);
    }
    const auto pairs = set.pairs();
    if (m_report.fmr <= 0) {
      m_report.fmr = 0.01;
      for (const double rate : {0.001, 0.0001})
        if (pairs >= fewestFor(rate)) m_report.fmr = rate;
    }
    if (pairs < fewestFor(m_report.fmr))
      return fail(Errc::invalidArgument, "a false match rate of " + std::to_string(m_report.fmr) + " needs at least " +
                                             std::to_string(fewestFor(m_report.fmr)) +
                                             " pairs of different travellers; there are " + std::to_string(pairs));
    TRY(auto run, fairnessOf(set, m_report.fmr, fewestFor(m_report.fmr), m_job));
    m_report.rates.push_back(barsOf(run, attribute.name, fewestFor(m_report.fmr)));
    if (!compared) {
      m_report.threshold = run.figures.threshold;
      m_report.leftOutPairs = std::ssize(run.figures.leftOut);
      std::vector<Score> same;
      for (const auto& mate : mates)
        if (mate.score != kNeverAlike) same.push_back(mate.score);
      ports::DetCurve det{"pairs", ports::DetOf::pairs, {}, std::ssize(mates), run.figures.pairs};
      for (const auto& p : pairCurve(othersOf(run, set), mates))
        det.points.push_back({p.threshold, p.fmr, p.fmrLow, p.fmrHigh, p.fnmr, p.fnmrLow, p.fnmrHigh});
      if (!mates.empty()) m_report.plots.det.push_back(std::move(det));
      run.histogram.review = run.figures.threshold;
      addMated(run.histogram, same);
      m_report.plots.histograms.push_back(std::move(run.histogram));
    }
    addWorst(run.figures, attribute.name);
    compared = std::move(set);
  }
  addMisses(m_report.threshold);
  return {};
}

/// The newest stored profile for this engine, scoring and cohort; else what the set itself shows when it is large
/// enough.
Expected<void> Report::thresholds(const IdentificationResult& own, const std::optional<base::Digest>& cohort) {
  auto& services = m_context.services;
  TRY(auto rows, services.store.read().governance().profiles());
  std::ranges::sort(rows, {}, &ports::ProfileRow::storedAt);
  for (const auto& row : rows) {
    TRY(const auto profile, services.files.parseProfile(row.toml));
    if (profile.model != m_report.model || profile.scoring != m_report.searchScoring || profile.cohort != cohort)
      continue;
    m_report.profile = profile.name;
    m_report.review = profile.review;
    m_report.priority = profile.priority;
  }
  if (!m_report.profile.empty() || m_roles.strangers < fewestFor(kReviewFpir)) return {};
  const auto measured = profileFrom(scoresOf(own), kReviewFpir, kPriorityFpir);
  m_report.review = measured.review;
  m_report.priority = measured.priority;
  return {};
}

Expected<std::vector<Try>> Report::searchList(ports::FaceEngine& engine) {
  auto& read = m_context.services.store.read();
  TRY(const auto list, pickList(read, *m_request.list));
  TRY(const auto versions, read.watchlists().versions(list.id));
  if (versions.empty()) return fail(Errc::conflict, "nobody is active on the list");
  const auto newest = *std::ranges::max_element(versions, {}, &ports::ListVersionRow::number);
  TRY_VOID(makeMissingTemplates(m_context, list, newest.number, engine, m_job));
  TRY(const auto plan, planScreening(m_context, std::nullopt, engine.identity(), newest.people));
  TRY(const auto matcher,
      matcherFor(m_context, {list.id, newest.number, engine.identity().hash, plan.scoring, plan.cohort}));
  m_search = domain::AuditSearch{.list = list.id,
                                 .listVersion = newest.number,
                                 .listRoot = newest.root,
                                 .listPeople = newest.people,
                                 .model = engine.identity().hash,
                                 .profile = plan.profile.hash,
                                 .review = plan.profile.review,
                                 .priority = plan.profile.priority,
                                 .probes = std::ssize(m_templates.photos),
                                 .uncalibrated = !plan.uncalibrated.empty(),
                                 .engine = engine.identity().choice.networks,
                                 .mode = engine.identity().choice.mode,
                                 .precision = engine.identity().precision,
                                 .scoring = plan.scoring,
                                 .cohort = plan.cohort};
  TRY_VOID(m_context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record({.type = domain::AuditType::accuracyMeasured,
                                .outcome = domain::AuditOutcome::intent,
                                .actor = m_context.actor,
                                .list = list.id,
                                .search = m_search,
                                .refs = {m_because}}));
    return {};
  }));
  m_report.list = list.name;
  m_report.listPeople = newest.people;
  m_report.searchScoring = plan.scoring;
  m_report.profile = plan.profile.name;
  m_report.review = plan.profile.review;
  m_report.priority = plan.profile.priority;
  std::vector<Try> tries;
  for (const auto& photo : m_templates.photos) {
    tries.push_back({photo.traveller, false});
    if (!photo.faceTemplate) continue;
    TRY(const auto found, matcher.search(m_templates.permits[photo.traveller], *photo.faceTemplate, 1));
    tries.back().bad = !found.empty() && found.front().score <= plan.profile.review.at;
  }
  return tries;
}

/// False alarms: of strangers against a list of the set's own people, or of everybody against a list that is named.
Expected<void> Report::search(const SiteCohort& cohort, ports::FaceEngine& engine) {
  std::vector<Try> tries;
  if (m_request.list) {
    TRY(tries, searchList(engine));
  } else {
    if (m_roles.references.empty()) return {};
    m_report.listPeople = std::ssize(m_roles.references);
    m_report.searchScoring = domain::scoringFor(m_report.listPeople, cohort.build.has_value());
    TRY(const auto own, identifySet(m_context, m_templates, m_roles, cohort.gallery, m_report.searchScoring));
    TRY_VOID(thresholds(own, cohort.build));
    const auto scores = scoresOf(own);
    auto measured = profileFrom(scores, kReviewFpir, kPriorityFpir);
    measured.name = "searches";
    if (m_report.review) measured.review = *m_report.review;
    if (m_report.priority) measured.priority = *m_report.priority;
    auto plots = plotsOfSearches(scores, measured, own.people);
    std::ranges::move(plots.det, std::back_inserter(m_report.plots.det));
    m_report.plots.cmc = std::move(plots.cmc);
    std::ranges::move(plots.histograms, std::back_inserter(m_report.plots.histograms));
    for (std::size_t i = 0; i < scores.size() && m_report.review; ++i)
      if (!scores[i].mated)
        tries.push_back({m_templates.photos[m_roles.probes[i]].traveller,
                         scores[i].nearest && *scores[i].nearest <= m_report.review->at});
  }
  for (const auto& attribute : m_attributes)
    if (!tries.empty())
      m_report.rates.push_back(barsOf("FPIR", attribute, tries, m_templates.travellers, fewestFor(kReviewFpir)));
  return {};
}

Expected<void> Report::noteUncovered(const base::Digest& cohort) {
  std::vector<domain::Group> groups;
  const auto today = base::dateOf(m_report.at);
  for (const auto& who : m_templates.travellers) {
    groups.push_back(domain::Group::of(who.nationality));
    groups.push_back(domain::Group::of(domain::ageBandOn(who.birth, today)));
    groups.push_back(domain::Group::of(who.gender));
  }
  TRY(m_report.uncovered, uncoveredBy(m_context.services.store.read().cohorts(), cohort, countGroups(groups)));
  return {};
}

Expected<void> Report::record(const std::optional<base::Digest>& cohort) {
  return m_context.services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    std::string detail = "fairness_report networks=" + m_report.engine.networks +
                         " mode=" + std::string(base::word(m_report.engine.mode)) +
                         " precision=" + std::string(base::word(m_report.precision)) +
                         " scoring=" + std::string(base::word(m_report.pairScoring.neighbourhood)) +
                         " neighbours=" + std::to_string(m_report.pairScoring.neighbours) +
                         " cohort=" + (cohort ? "sha256:" + base::toHex(*cohort) : "none") +
                         " threshold=" + std::to_string(m_report.threshold.at.millionths);
    for (const auto& worst : m_report.worst)
      detail += " " + worst.attribute + "=" +
                (worst.ratio ? std::to_string(std::llround(*worst.ratio * 1e6)) : std::string("none"));
    domain::AuditEvent event{.type = domain::AuditType::accuracyMeasured,
                             .actor = m_context.actor,
                             .search = m_search,
                             .change = domain::AuditChange{.object = "fairness_report",
                                                           .before = m_report.model,
                                                           .after = m_templates.hash,
                                                           .detail = std::move(detail)},
                             .refs = {m_because}};
    if (m_search) event.list = m_search->list;
    TRY_VOID(unit.log().record(event));
    return {};
  });
}

Expected<ports::FairnessReport> Report::make() {
  auto& services = m_context.services;
  TRY(const auto set, pickSet(services.store.read(), m_request.set));
  if (set.state != domain::SetState::complete) return fail(Errc::conflict, "the set's import is not complete");
  if (m_request.fmr && !(*m_request.fmr > 0 && *m_request.fmr <= 0.1))
    return fail(Errc::invalidArgument, "the false match rate lies above 0 and at most at 0.1");
  TRY(const auto rows, photosOf(set));
  TRY(m_because, recordMeasuringIntent(m_context, set));
  TRY(const auto engine, engineInForce(m_context));
  const auto& identity = engine->identity();
  m_report.at = services.clock.now();
  m_report.set = set.name;
  m_report.from = m_request.from;
  m_report.to = m_request.to;
  m_report.fmr = m_request.fmr.value_or(0);
  m_report.engine = identity.choice;
  m_report.precision = identity.precision;
  m_report.modelName = identity.name;
  m_report.model = identity.hash;
  m_attributes = attributes(base::dateOf(m_report.at));
  TRY(m_templates, embedSet(m_context, m_job, *engine, set, rows, m_because));
  m_report.travellers = std::ssize(m_templates.travellers);
  m_report.deniedTravellers = m_templates.deniedTravellers;
  m_report.deniedPhotos = m_templates.deniedPhotos;
  m_report.photographs = std::ssize(m_templates.photos);
  m_report.withoutFace = m_templates.noFace + m_templates.unreadable;
  if (m_report.travellers < 2)
    return fail(Errc::denied, "the gate admitted fewer than two travellers to an accuracy test");
  m_roles = rolesOf(ownersOf(m_templates), std::nullopt);
  TRY(const auto cohort, cohortOfSite(m_context, identity.hash));
  TRY_VOID(comparePairs(cohort.gallery.get()));
  TRY_VOID(search(cohort, *engine));
  TRY(m_report.networks, networkNotes(m_context.services.models, m_report.engine.networks));
  if (cohort.build) TRY_VOID(noteUncovered(*cohort.build));
  TRY_VOID(record(cohort.build));
  return std::move(m_report);
}

Expected<ports::ReportFormat> formatOf(const std::filesystem::path& out) {
  const auto ending = out.extension().string();
  const auto format = base::fromWord<ports::ReportFormat>(ending.empty() ? "" : ending.substr(1));
  if (!format) return fail(Errc::invalidArgument, "the report's file ends in .html, .csv or .json");
  return *format;
}

}  // namespace

Expected<ReportFairness::Answer> handle(Context& context, const ReportFairness& request, const Job& job) {
  auto format = ports::ReportFormat::html;
  if (!request.out.empty()) {
    TRY(format, formatOf(request.out));
    if (const auto there = context.services.files.readFile(request.out, 0);
        there || there.error().code() != Errc::notFound)
      return fail(Errc::alreadyExists, "there is a file of the report's name already");
  }
  TRY(auto report, Report(context, job, request).make());
  if (request.out.empty()) return report;
  auto& files = context.services.files;
  TRY_VOID(files.writeFile(request.out, base::asBytes(files.fairnessReport(report, format)), false));
  return report;
}

}  // namespace consentry::app
