// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_fairness.hpp"
#include "cli/commands.hpp"
#include "cli/figures_text.hpp"
#include "cli/json_of.hpp"
#include "cli/scoring_text.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

using app::ports::FairnessReport;

std::string percent(double rate) {
  return fmt::format("{:.4g} %", rate * 100);
}

void printReport(Output& out, const FairnessReport& report, const std::filesystem::path& file) {
  out.block(Fields()
                .add("set", report.set)
                .add("travellers", fmt::format("{} with {}", count(report.travellers),
                                               count(report.photographs, "photograph", "photographs")))
                .add("denied by the gate", count(report.deniedTravellers, "traveller", "travellers"))
                .add("engine", fmt::format("{}, {}, {}", report.engine.networks, base::word(report.engine.mode),
                                           base::word(report.precision)))
                .add("threshold for pairs",
                     fmt::format("{}: {} of all pairs", scoreWords(report.threshold.at), percent(report.fmr)))
                .text());
  Table table({"rate", "by", "group", ">people", ">n", ">rate", "95 % interval"});
  for (const auto& bars : report.rates) {
    for (const auto& bar : bars.bars)
      table.row({bars.rate, spaced(bars.attribute), bar.group, count(bar.people), count(bar.rate.n),
                 bar.tooSmall ? "—" : percent(bar.rate.value),
                 bar.tooSmall ? fmt::format("too few: at least {} are needed", count(bars.fewest))
                              : fmt::format("{} to {}", percent(bar.rate.low), percent(bar.rate.high))});
    table.row({bars.rate, spaced(bars.attribute), "overall", "", count(bars.overall.n), percent(bars.overall.value),
               fmt::format("{} to {}", percent(bars.overall.low), percent(bars.overall.high))});
  }
  out.block(table.text());
  for (const auto& worst : report.worst)
    if (worst.ratio)
      out.line(fmt::format(
          "By {} the worst group has {:.2f} times the false matches of the best{}; at {} it "
          "would be within twice the best group's rate.",
          spaced(worst.attribute), *worst.ratio,
          worst.bestHasNone ? ", which has none and counts as if it had one" : "", scoreWords(worst.meetsTarget.at)));
    else
      out.line(fmt::format("By {} {}.", spaced(worst.attribute),
                           worst.enoughGroups ? "no group has a false match, so there is nothing to divide"
                                              : "fewer than two groups are large enough to compare"));
  printNetworks(out, report.networks);
  if (!report.uncovered.empty()) out.talk("The cohort holds nobody, or too few, of: " + groupWords(report.uncovered));
  if (!file.empty()) out.talk("Written to " + plain(file.string()));
}

Json jsonOfReport(const FairnessReport& report) {
  const auto rate = [](const app::ports::Rate& r) -> Json {
    return {{"n", r.n}, {"count", r.count}, {"value", r.value}, {"low", r.low}, {"high", r.high}};
  };
  const auto bars = [&](const app::ports::GroupBars& b) -> Json {
    const auto bar = [&](const app::ports::GroupBar& one) -> Json {
      return {{"group", one.group},
              {"people", one.people},
              {"n", one.rate.n},
              {"too_small", one.tooSmall},
              {"rate", one.tooSmall ? Json(nullptr) : rate(one.rate)}};
    };
    return {{"rate", b.rate},
            {"attribute", b.attribute},
            {"fewest", b.fewest},
            {"overall", rate(b.overall)},
            {"groups", jsonList(b.bars, bar)}};
  };
  const auto worst = [](const app::ports::WorstToBest& w) -> Json {
    return {{"attribute", w.attribute},
            {"ratio", w.ratio ? Json(*w.ratio) : Json(nullptr)},
            {"best_has_none", w.bestHasNone},
            {"threshold_for_target", w.meetsTarget.at.value()},
            {"fnmr_there", w.fnmrThere}};
  };
  return {{"set", report.set},
          {"travellers", report.travellers},
          {"photographs", report.photographs},
          {"without_face", report.withoutFace},
          {"denied_travellers", report.deniedTravellers},
          {"denied_photographs", report.deniedPhotos},
          {"engine", report.engine.networks},
          {"mode", jsonWord(report.engine.mode)},
          {"precision", jsonWord(report.precision)},
          {"model", jsonOf(report.model)},
          {"profile", jsonText(report.profile)},
          {"list_people", report.listPeople},
          {"fmr", report.fmr},
          {"threshold", report.threshold.at.value()},
          {"left_out_pairs", report.leftOutPairs},
          {"rates", jsonList(report.rates, bars)},
          {"worst_to_best", jsonList(report.worst, worst)},
          {"uncovered_groups", jsonOfGroups(report.uncovered)},
          {"networks", jsonOfNetworks(report.networks)}};
}

}  // namespace

void addReportCommands(Commands& commands) {
  CLI::App& report = commands.group("report", "Reports for the people who watch over this");
  const auto request = std::make_shared<app::ReportFairness>();
  CLI::App& command =
      commands.add(report, "fairness", "Error rates by nationality, age band and gender, on an imported set",
                   "report fairness --set consenting-staff --out fairness.html --as choi",
                   [request](Invocation& in) -> base::Expected<int> {
                     TRY(const auto made, in.work(*request));
                     if (in.out().wantsText())
                       printReport(in.out(), made, request->out);
                     else
                       in.out().document(jsonOfReport(made));
                     return exits::kDone;
                   });
  command.add_option("--set", request->set, "An imported set whose people allowed accuracy tests")->required();
  optionalText(command, "--list", request->list, "Search this list (default: one made of the set's own people)");
  timeOption(command, "--from", request->from, "Photographs captured at or after this time");
  timeOption(command, "--to", request->to, "Photographs captured before this time");
  command
      .add_option_function<double>(
          "--fmr", [request](double rate) { request->fmr = rate; },
          "Overall false match rate that sets the threshold (default: 0.0001, or what the set is large enough for)")
      ->check(CLI::Range(0.0, 0.1));
  pathOption(command, "--out", request->out, "A new file ending in .html, .csv or .json");
}

}  // namespace consentry::cli
