// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "app/evaluate.hpp"
#include "app/evaluation_run.hpp"
#include "app/fairness_run.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

constexpr std::string_view kHead = "a,b,same,distance,score,status\n";
constexpr std::size_t kPiece = 1U << 20U;  // bytes of the scores file in memory

std::string statusOf(const DatasetTemplates::One& a, const DatasetTemplates::One& b) {
  return std::string(base::word(a.outcome == ports::PhotoOutcome::assessed ? b.outcome : a.outcome));
}

/// Every pair again, in the order of the set, as text.
class PairLines {
 public:
  PairLines(const FairnessSet& set, const std::vector<ports::LabelledPhoto>& rows, const DatasetTemplates& templates,
            domain::Distance leftOutBelow)
      : m_set(set), m_rows(rows), m_templates(templates), m_leftOutBelow(leftOutBelow) {}

  std::optional<std::string> next() {
    std::string text;
    if (!std::exchange(m_begun, true)) text = kHead;
    for (; m_a < m_rows.size() && text.size() < kPiece; ++m_a)
      for (std::size_t b = m_a + 1; b < m_rows.size(); ++b)
        if (m_rows[m_a].person != m_rows[b].person) add(text, m_a, b);
    if (text.empty()) return std::nullopt;
    return text;
  }

 private:
  void add(std::string& text, std::size_t a, std::size_t b) const {
    const auto& photos = m_templates.photos;
    auto out = std::back_inserter(text);
    fmt::format_to(out, "{},{},0,", csvCell(m_rows[a].file), csvCell(m_rows[b].file));
    if (!m_set.table.has(a) || !m_set.table.has(b)) {
      fmt::format_to(out, ",,{}\n", statusOf(photos[a], photos[b]));
      return;
    }
    const auto distance = m_set.table.between(a, b);
    fmt::format_to(out, "{:.6f},{:.6f},{}\n", distance.value(), m_set.score(distance, a, b).value(),
                   distance <= m_leftOutBelow ? "left_out" : "ok");
  }

  const FairnessSet& m_set;
  const std::vector<ports::LabelledPhoto>& m_rows;
  const DatasetTemplates& m_templates;
  domain::Distance m_leftOutBelow;
  std::size_t m_a = 0;
  bool m_begun = false;
};

}  // namespace

Expected<EvaluateFairness::Answer> handle(Context& context, const EvaluateFairness& request, const Job& job) {
  if (!(request.fmr > 0 && request.fmr <= 0.1))
    return fail(Errc::invalidArgument, "the false match rate lies above 0 and at most at 0.1");
  auto& files = context.services.files;
  TRY(const auto rows, files.readLabelled(request.set));
  if (rows.size() > FairnessSet::kMostPhotos)
    return fail(Errc::limitExceeded, "more than 50000 photographs: over a billion pairs");
  std::set<std::string> people;
  for (const auto& row : rows) people.insert(row.person);
  if (people.size() < 2) return fail(Errc::invalidArgument, "different people are needed to compare");
  TRY_VOID(checkOutput(context, request.scores, kHead));
  TRY(auto text, listText(context, request.set));
  TRY(auto measurement, beginMeasurement(context, job,
                                         {.basis = request.basis,
                                          .with = request.with,
                                          .photos = located(rows, request.images, request.set),
                                          .lists = std::move(text),
                                          .people = std::move(people),
                                          .images = request.images}));
  FairnessSet set;
  TRY(set.means, cohortMeans(measurement));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& found = measurement.templates.photos[i].faceTemplate;
    set.add(rows[i].person, rows[i].group, rows[i].file, found ? &*found : nullptr);
  }
  auto& figures = measurement.figures;
  TRY(auto run, fairnessOf(set, request.fmr, 1, job));
  run.histogram.review = run.figures.threshold;
  figures.plots.histograms.push_back(std::move(run.histogram));
  figures.fairness = std::move(run.figures);
  for (const auto& group : figures.fairness->groups) {
    const auto covers = [&](const auto& inCohort) { return inCohort.first == group.group; };
    if (figures.cohort && std::ranges::none_of(figures.cohort->groups, covers))
      figures.fairness->uncovered.push_back(group.group);
  }
  figures.nonmated = figures.fairness->pairs;
  figures.plots.groups.push_back(barsOf(*figures.fairness));
  TRY_VOID(recordFigures(context, measurement.use.logSeq, figures, measurement.engine.hash, std::nullopt));
  if (request.scores) {
    PairLines lines(set, rows, measurement.templates, figures.fairness->leftOutBelow);
    TRY_VOID(files.writePieces(*request.scores, [&] { return lines.next(); }, true));
  }
  return figures;
}

}  // namespace consentry::app
