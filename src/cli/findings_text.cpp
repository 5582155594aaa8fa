// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/findings_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/table.hpp"

namespace consentry::cli {

namespace {

std::string markOf(app::ports::Health health) {
  switch (health) {
    case app::ports::Health::good:
      return "ok";
    case app::ports::Health::note:
      return "--";
    case app::ports::Health::warning:
      return "!";
    case app::ports::Health::attention:
      return "!!";
    case app::ports::Health::unknown:
      return "??";
  }
  return "??";
}

}  // namespace

void printFindings(Output& out, const std::vector<app::ports::Finding>& findings) {
  Table table({"", "what", "found"});
  for (const auto& finding : findings) table.row({markOf(finding.health), finding.what, finding.words});
  out.block(table.text());
  std::set<std::string> said;
  for (const auto& finding : findings)
    if (!finding.next.empty() && said.insert(finding.next).second)
      out.line(fmt::format("next, {}: {}", finding.what, finding.next));
}

Json jsonOf(const app::ports::Finding& finding) {
  Json json = {{"what", finding.what},
               {"health", base::word(finding.health)},
               {"good", finding.health != app::ports::Health::attention},
               {"words", finding.words}};
  if (!finding.next.empty()) json["next"] = finding.next;
  return json;
}

bool nothingNeedsAttention(const std::vector<app::ports::Finding>& findings) {
  return std::ranges::all_of(findings,
                             [](const auto& finding) { return finding.health != app::ports::Health::attention; });
}

}  // namespace consentry::cli
