// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figures_text.hpp"

#include <fmt/format.h>

#include "cli/json_of.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

using app::EvaluationFigures;
using app::RateAt;

Json jsonOfRates(const std::vector<RateAt>& rates) {
  Json json = Json::object();
  for (const auto& at : rates) json[fmt::format("{}", at.at)] = at.rate;
  return json;
}

Json jsonOfIntervals(const std::vector<RateAt>& rates) {
  Json json = Json::object();
  for (const auto& at : rates) json[fmt::format("{}", at.at)] = {at.low, at.high};
  return json;
}

Json jsonOf(const EvaluationFigures::Verification& v) {
  return {{"accuracy_mean", v.accuracyMean},
          {"accuracy_se", v.accuracySe},
          {"accuracy_interval", {v.accuracyLow, v.accuracyHigh}},
          {"fnmr_at_fmr", jsonOfRates(v.fnmrAtFmr)},
          {"fnmr_at_fmr_interval", jsonOfIntervals(v.fnmrAtFmr)}};
}

Json jsonOf(const EvaluationFigures::Identification& i) {
  return {{"rank1", i.rank1.rate},
          {"rank1_interval", {i.rank1.low, i.rank1.high}},
          {"fnir_at_fpir", jsonOfRates(i.fnirAtFpir)},
          {"fnir_at_fpir_interval", jsonOfIntervals(i.fnirAtFpir)},
          {"references", i.references},
          {"people", i.people}};
}

Json jsonOf(const EvaluationFigures::Fairness& f) {
  const auto group = [](const EvaluationFigures::Fairness::Group& g) -> Json {
    return {{"group", g.group}, {"people", g.people}, {"pairs", g.pairs}, {"false_matches", g.falseMatches},
            {"fmr", g.fmr},     {"low", g.low},       {"high", g.high}};
  };
  const auto pair = [](const app::ClosePair& p) -> Json {
    return {{"a", p.a}, {"b", p.b}, {"distance", p.distance.value()}};
  };
  return {{"groups", jsonList(f.groups, group)},
          {"pairs", f.pairs},
          {"threshold", f.threshold.at.value()},
          {"fmr_wanted", f.fmrWanted},
          {"fmr", f.fmr},
          {"worst_to_best", f.worstToBest ? Json(*f.worstToBest) : Json(nullptr)},
          {"best_has_none", f.bestHasNone},
          {"threshold_for_worst", f.thresholdForWorst.at.value()},
          {"left_out", f.leftOut.size()},
          {"left_out_at_or_below", f.leftOutBelow.value()},
          {"left_out_pairs", jsonList(f.leftOut, pair)},
          {"groups_without_cohort", f.uncovered}};
}

Json jsonOf(const EvaluationFigures::Cohort& c) {
  Json groups = Json::object();
  for (const auto& [group, people] : c.groups) groups[group] = people;
  return {{"people", c.people}, {"left_out", c.leftOut}, {"without_face", c.noFace}, {"groups", groups}};
}

std::string between(double low, double high) {
  return fmt::format("{:.4f} to {:.4f}", low, high);
}

void printRates(Output& out, std::string_view missed, std::string_view alarm, const std::vector<RateAt>& rates) {
  if (rates.empty()) return;
  Table table({">" + std::string(alarm), ">" + std::string(missed), "95 % interval"});
  for (const auto& at : rates)
    table.row({fmt::format("{}", at.at), fmt::format("{:.4f}", at.rate), between(at.low, at.high)});
  out.block(table.text());
}

void printFairness(Output& out, const EvaluationFigures::Fairness& f) {
  Table table({"group", ">people", ">pairs", ">false", ">FMR", "95 % interval"});
  for (const auto& g : f.groups)
    table.row({g.group, count(g.people), count(g.pairs), count(g.falseMatches), fmt::format("{:.6f}", g.fmr),
               fmt::format("{:.6f} to {:.6f}", g.low, g.high)});
  out.block(table.text());
  if (f.worstToBest)
    out.line(fmt::format("The worst group has {:.2f} times the false matches of the best{}.", *f.worstToBest,
                         f.bestHasNone ? ", which has none and counts as if it had one" : ""));
  else
    out.line("No group has a false match among its own pairs, so there is nothing to divide.");
  out.line(fmt::format("At {} the worst group would be within twice the best group's rate.",
                       scoreWords(f.thresholdForWorst.at)));
  if (!f.leftOut.empty())
    out.line(
        fmt::format("{} of different names were left out: so close (at or below {}) that they are probably one "
                    "person.",
                    count(std::ssize(f.leftOut), "pair", "pairs"), distanceWords(f.leftOutBelow)));
  for (const auto& pair : f.leftOut)
    out.line(fmt::format("  {}  {}  {}", distanceWords(pair.distance), plain(pair.a), plain(pair.b)));
  if (!f.uncovered.empty()) out.talk("The cohort has nobody of: " + joined(f.uncovered));
}

std::string scoringWords(const EvaluationFigures& figures) {
  const auto& scoring = figures.scoring;
  if (!scoring.scaled()) return "plain distance";
  return fmt::format("scaled by the {} nearest of {}", scoring.neighbours, say(scoring.neighbourhood));
}

std::string cohortWords(const EvaluationFigures::Cohort& cohort) {
  std::vector<std::string> groups;
  for (const auto& [group, people] : cohort.groups)
    groups.push_back(fmt::format("{} {}", group.empty() ? "no group" : plain(group), people));
  std::string words = fmt::format("{} ({})", count(cohort.people, "person", "people"), joined(groups));
  if (cohort.leftOut > 0) words += fmt::format("; {} who are measured are left out of it", cohort.leftOut);
  if (cohort.noFace > 0) words += fmt::format("; {} without a face", count(cohort.noFace, "photograph", "photographs"));
  return words;
}

}  // namespace

Json jsonOfNetworks(const std::vector<app::ports::NetworkNote>& networks) {
  return jsonList(networks, [](const app::ports::NetworkNote& note) -> Json {
    return {{"name", note.name},
            {"training_data", note.trainingData},
            {"consent_of_people_shown", note.consentOfPeopleShown}};
  });
}

void printNetworks(Output& out, const std::vector<app::ports::NetworkNote>& networks) {
  for (const auto& note : networks)
    out.line(fmt::format("{} was trained on {}. Consent of the people shown: {}", plain(note.name),
                         plain(note.trainingData), plain(note.consentOfPeopleShown)));
}

Json jsonOfFigures(const EvaluationFigures& figures) {
  Json json = {{"n_mated", figures.mated},
               {"n_nonmated", figures.nonmated},
               {"failures", {{"no_face", figures.noFace}, {"unreadable", figures.unreadable}}}};
  if (figures.verification) json["verification"] = jsonOf(*figures.verification);
  if (figures.identification) json["identification"] = jsonOf(*figures.identification);
  if (figures.fairness) json["fairness"] = jsonOf(*figures.fairness);
  json["engine"] = figures.engine.networks;
  json["mode"] = jsonWord(figures.engine.mode);
  json["precision"] = jsonWord(figures.precision);
  json["scoring"] = jsonWord(figures.scoring.neighbourhood);
  json["neighbours"] = figures.scoring.neighbours;
  json["cohort_people"] = figures.cohort ? figures.cohort->people : 0;
  if (figures.cohort) json["cohort"] = jsonOf(*figures.cohort);
  json["seconds"] = figures.seconds;
  json["images_per_second"] = figures.imagesPerSecond;
  json["profile"] = figures.profile;
  json["model"] = figures.model;
  json["networks"] = jsonOfNetworks(figures.networks);
  json["dataset_sha256"] = cli::jsonOf(figures.dataset);
  return json;
}

void printFigures(Output& out, const EvaluationFigures& figures) {
  Fields fields;
  fields.add("mated", count(figures.mated)).add("non-mated", count(figures.nonmated));
  fields.add("no face found", count(figures.noFace)).add("unreadable", count(figures.unreadable));
  if (const auto& v = figures.verification)
    fields.add("accuracy", fmt::format("{:.4f} ± {:.4f} (standard error over the folds), {}", v->accuracyMean,
                                       v->accuracySe, between(v->accuracyLow, v->accuracyHigh)));
  if (const auto& i = figures.identification)
    fields
        .add("list", fmt::format("{}, {}", count(i->people, "person", "people"),
                                 count(i->references, "reference", "references")))
        .add("nearest is the right person",
             fmt::format("{:.4f} of mated probes, {}", i->rank1.rate, between(i->rank1.low, i->rank1.high)));
  if (const auto& f = figures.fairness)
    fields.add("threshold",
               fmt::format("{}: {:.6f} of all pairs are false matches", scoreWords(f->threshold.at), f->fmr));
  fields.add("engine", fmt::format("{}, {}, {}", figures.engine.networks, base::word(figures.engine.mode),
                                   base::word(figures.precision)));
  fields.add("scores", scoringWords(figures));
  if (figures.cohort) fields.add("cohort", cohortWords(*figures.cohort));
  fields.add("took", fmt::format("{}, {:.1f} photographs a second", duration(figures.seconds), figures.imagesPerSecond))
      .add("profile", figures.profile)
      .add("model", figures.model)
      .add("data set", "sha-256 " + base::toHex(figures.dataset));
  out.block(fields.text());
  if (figures.verification) printRates(out, "missed (FNMR)", "false (FMR)", figures.verification->fnmrAtFmr);
  if (figures.identification)
    printRates(out, "missed (FNIR)", "false alarms (FPIR)", figures.identification->fnirAtFpir);
  if (figures.fairness) printFairness(out, *figures.fairness);
  printNetworks(out, figures.networks);
}

}  // namespace consentry::cli
