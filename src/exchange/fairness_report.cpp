// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fairness_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "exchange/csv_writer.hpp"
#include "exchange/svg_plot.hpp"

namespace consentry::exchange {

using app::ports::FairnessReport;
using app::ports::GroupBar;
using app::ports::GroupBars;

namespace {

std::string scoringWords(const domain::Scoring& scoring) {
  if (!scoring.scaled()) return "plain distance";
  return fmt::format("distance scaled by the {} nearest of {}", scoring.neighbours, base::word(scoring.neighbourhood));
}

std::string periodWords(const FairnessReport& report) {
  if (!report.from && !report.to) return "all of its photographs";
  return fmt::format("photographs captured from {} until before {}",
                     report.from ? base::toText(*report.from) : "the first",
                     report.to ? base::toText(*report.to) : "today");
}

std::string rateWords(double rate) {
  return rate > 0 ? fmt::format("{:.4g} %", rate * 100) : "0 %";
}

std::string score(const std::optional<domain::Threshold>& threshold) {
  return threshold ? fmt::format("{:.6f}", threshold->at.value()) : "none: too few strangers";
}

class Page {
 public:
  void heading(std::string_view text) { m_body += fmt::format("<h2>{}</h2>\n", escapedHtml(text)); }
  void paragraph(std::string_view text) { m_body += fmt::format("<p>{}</p>\n", escapedHtml(text)); }
  void figure(std::string_view svg) { m_body += fmt::format("<figure>{}</figure>\n", svg); }
  void fact(std::string_view name, std::string_view value) {
    m_facts += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escapedHtml(name), escapedHtml(value));
  }
  void factsEnd() { m_body += "<table class=\"facts\">\n" + std::exchange(m_facts, "") + "</table>\n"; }
  void raw(std::string_view html) { m_body += html; }
  [[nodiscard]] const std::string& body() const { return m_body; }

 private:
  std::string m_body;
  std::string m_facts;
};

void addFacts(Page& page, const FairnessReport& report) {
  page.fact("Photo set", report.set + ", " + periodWords(report));
  page.fact("Made at", base::toText(report.at));
  page.fact("Travellers",
            fmt::format("{} admitted to an accuracy test with {} photographs, {} of them without a usable "
                        "face (counted as misses or as no false alarm)",
                        report.travellers, report.photographs, report.withoutFace));
  page.fact("Denied by the gate", fmt::format("{} travellers with {} photographs, which were not opened",
                                              report.deniedTravellers, report.deniedPhotos));
  page.fact("Engine", fmt::format("{}, {}, {}", report.engine.networks, base::word(report.engine.mode),
                                  base::word(report.precision)));
  page.fact("Model", fmt::format("{}, identity {}", report.modelName, base::toHex(report.model)));
  page.fact("Pairs", fmt::format("{}; threshold {:.6f}, at which at most {} of all pairs of different travellers are "
                                 "false matches",
                                 scoringWords(report.pairScoring), report.threshold.at.value(), rateWords(report.fmr)));
  if (report.leftOutPairs > 0)
    page.fact("Left out", fmt::format("{} pairs of different travellers so close that they are probably one person",
                                      report.leftOutPairs));
  page.fact("Searches",
            fmt::format("{}; a list of {} people ({})", scoringWords(report.searchScoring), report.listPeople,
                        report.list.empty() ? "made of the set's own travellers" : report.list));
  page.fact("Thresholds of searches",
            fmt::format("review {}, priority {} ({})", score(report.review), score(report.priority),
                        report.profile.empty() ? "from this set itself" : "profile " + report.profile));
  page.factsEnd();
}

void addRates(Page& page, const GroupBars& bars) {
  page.heading(fmt::format("{} by {}", bars.rate, bars.attribute));
  std::string rows;
  const auto row = [&](std::string_view group, std::string_view people, const app::ports::Rate& rate, bool tooSmall) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>", escapedHtml(group), people, rate.n);
    rows += tooSmall ? fmt::format("<td colspan=\"3\">too few to say: at least {} are needed</td></tr>\n", bars.fewest)
                     : fmt::format("<td>{}</td><td>{}</td><td>{} to {}</td></tr>\n", rate.count, rateWords(rate.value),
                                   rateWords(rate.low), rateWords(rate.high));
  };
  bool any = false;
  for (const auto& bar : bars.bars) {
    row(bar.group, std::to_string(bar.people), bar.rate, bar.tooSmall);
    any = any || !bar.tooSmall;
  }
  row("overall", "", bars.overall, bars.overall.n == 0);
  page.raw(
      "<table><tr><th>group</th><th>people</th><th>n</th><th>count</th><th>rate</th><th>95 % interval</th></tr>\n" +
      rows + "</table>\n");
  if (any) page.figure(barsSvg(bars));
}

void addWorst(Page& page, const FairnessReport& report) {
  page.heading("How far the groups are apart");
  for (const auto& worst : report.worst) {
    if (!worst.ratio) {
      page.paragraph(fmt::format("{}: {}.", worst.attribute,
                                 worst.enoughGroups ? "no group has a false match, so there is nothing to divide"
                                                    : "fewer than two groups are large enough to compare"));
      continue;
    }
    page.paragraph(fmt::format("{}: the worst group has {:.2f} times the false matches of the best{}. The target is 2.",
                               worst.attribute, *worst.ratio,
                               worst.bestHasNone ? ", which has none and counts as if it had one" : ""));
    page.paragraph(
        fmt::format("At a threshold of {:.6f} for everybody the worst group would have at most twice the false "
                    "matches of the best; {} of the pairs of one person would be missed.",
                    worst.meetsTarget.at.value(), rateWords(worst.fnmrThere)));
  }
  page.paragraph("There is one threshold for everybody; thresholds by group are not offered.");
  if (report.uncovered.empty()) return;
  std::string groups;
  for (const auto& [group, people] : report.uncovered)
    groups += fmt::format("{}{} {} ({})", groups.empty() ? "" : ", ", base::word(group.kind), group.value, people);
  page.paragraph(
      fmt::format("The site's cohort holds nobody, or too few, of these groups, whose strangers may be "
                  "flagged more often than it shows: {}.",
                  groups));
}

constexpr std::string_view kStyle = R"(
body { font: 15px/1.45 sans-serif; color: #111; background: #fff; max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse; margin: .5rem 0 } th, td { border: 1px solid #ccc; padding: .25rem .6rem; text-align: left; vertical-align: top }
.facts th { width: 12rem } figure { margin: .5rem 0 }
)";

}  // namespace

std::string fairnessHtml(const FairnessReport& report) {
  Page page;
  addFacts(page, report);
  addWorst(page, report);
  for (const auto& bars : report.rates) addRates(page, bars);
  page.heading("Trade-off, ranks and scores");
  for (const auto& curve : report.plots.det) page.figure(detSvg(curve));
  if (report.plots.cmc) page.figure(cmcSvg(*report.plots.cmc));
  for (const auto& histogram : report.plots.histograms) page.figure(histogramSvg(histogram));
  page.paragraph(
      "Amber: review threshold; red: priority threshold. Intervals: 1,000 bootstrap draws over people, never "
      "narrower than Wilson's.");
  page.heading("What the networks learned from");
  for (const auto& network : report.networks)
    page.paragraph(fmt::format("{}: trained on {}. Consent of the people shown: {}", network.name, network.trainingData,
                               network.consentOfPeopleShown));
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Fairness report: {0}</title>\n"
      "<style>{1}{2}</style>\n</head>\n<body>\n<h1>Fairness report: {0}</h1>\n{3}</body>\n</html>\n",
      escapedHtml(report.set), kStyle, kPlotStyle, page.body());
}

std::string fairnessCsv(const FairnessReport& report) {
  CsvWriter csv({"rate", "attribute", "group", "people", "n", "count", "value", "low", "high", "said"});
  const auto row = [&](const GroupBars& bars, const std::string& group, const std::string& people,
                       const app::ports::Rate& rate, bool tooSmall) {
    if (tooSmall)
      csv.row({bars.rate, bars.attribute, group, people, std::to_string(rate.n), "", "", "", "",
               fmt::format("at least {} are needed", bars.fewest)});
    else
      csv.row({bars.rate, bars.attribute, group, people, std::to_string(rate.n), std::to_string(rate.count),
               fmt::format("{}", rate.value), fmt::format("{}", rate.low), fmt::format("{}", rate.high), ""});
  };
  for (const auto& bars : report.rates) {
    for (const auto& bar : bars.bars) row(bars, bar.group, std::to_string(bar.people), bar.rate, bar.tooSmall);
    row(bars, "overall", "", bars.overall, bars.overall.n == 0);
  }
  return csv.text();
}

std::string fairnessJson(const FairnessReport& report) {
  using Json = nlohmann::ordered_json;
  Json json = {{"set", report.set},
               {"made_at", base::toText(report.at)},
               {"engine", report.engine.networks},
               {"mode", base::word(report.engine.mode)},
               {"precision", base::word(report.precision)},
               {"model", base::toHex(report.model)},
               {"model_name", report.modelName},
               {"pair_scoring", scoringWords(report.pairScoring)},
               {"search_scoring", scoringWords(report.searchScoring)},
               {"profile", report.profile.empty() ? Json(nullptr) : Json(report.profile)},
               {"list", report.list.empty() ? Json(nullptr) : Json(report.list)},
               {"list_people", report.listPeople},
               {"fmr", report.fmr},
               {"threshold", report.threshold.at.value()},
               {"review", report.review ? Json(report.review->at.value()) : Json(nullptr)},
               {"priority", report.priority ? Json(report.priority->at.value()) : Json(nullptr)},
               {"travellers", report.travellers},
               {"photographs", report.photographs},
               {"without_face", report.withoutFace},
               {"denied_travellers", report.deniedTravellers},
               {"denied_photographs", report.deniedPhotos},
               {"left_out_pairs", report.leftOutPairs}};
  const auto rate = [](const app::ports::Rate& r) -> Json {
    return {{"n", r.n}, {"count", r.count}, {"value", r.value}, {"low", r.low}, {"high", r.high}};
  };
  for (const auto& bars : report.rates) {
    Json groups = Json::array();
    for (const auto& bar : bars.bars)
      groups.push_back({{"group", bar.group},
                        {"people", bar.people},
                        {"n", bar.rate.n},
                        {"too_small", bar.tooSmall},
                        {"rate", bar.tooSmall ? Json(nullptr) : rate(bar.rate)}});
    json["rates"].push_back({{"rate", bars.rate},
                             {"attribute", bars.attribute},
                             {"fewest", bars.fewest},
                             {"overall", rate(bars.overall)},
                             {"groups", groups}});
  }
  for (const auto& worst : report.worst)
    json["worst_to_best"].push_back({{"attribute", worst.attribute},
                                     {"ratio", worst.ratio ? Json(*worst.ratio) : Json(nullptr)},
                                     {"best_has_none", worst.bestHasNone},
                                     {"threshold_for_target", worst.meetsTarget.at.value()},
                                     {"fnmr_there", worst.fnmrThere}});
  json["uncovered_groups"] = Json::array();
  for (const auto& [group, people] : report.uncovered)
    json["uncovered_groups"].push_back({{"kind", base::word(group.kind)}, {"group", group.value}, {"people", people}});
  for (const auto& network : report.networks)
    json["networks"].push_back({{"name", network.name},
                                {"training_data", network.trainingData},
                                {"consent_of_people_shown", network.consentOfPeopleShown}});
  return json.dump(2) + "\n";
}

}  // namespace consentry::exchange
