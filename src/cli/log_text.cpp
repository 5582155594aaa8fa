// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/log_text.hpp"

#include <fmt/format.h>

#include "cli/table.hpp"
#include "cli/words.hpp"

namespace consentry::cli {

namespace {

std::string gateWords(const app::ports::LogLine& line) {
  if (line.decision.empty()) return {};
  std::string words = spaced(line.decision);
  if (!line.reason.empty()) words += ": " + spaced(line.reason);
  return words;
}

}  // namespace

void printLogLines(Invocation& in, const std::vector<app::ports::LogLine>& lines) {
  Table table({">entry", "at", "what", "outcome", "who", "purpose", "gate", "basis", "consent", "subject"});
  for (const auto& line : lines)
    table.row({count(line.seq), localTime(line.at), spaced(line.type), line.outcome,
               line.actor.empty() ? "" : in.nameOf(domain::UserId(line.actor)), spaced(line.purpose), gateWords(line),
               spaced(line.basis), spaced(line.consentState), shortName(line.subject)});
  in.out().block(table.text());
}

void printVerdict(Output& out, const app::ports::LogVerdict& verdict) {
  out.line(verdict.verdict);
  out.block(Fields()
                .add("says", verdict.words)
                .add("first bad entry", verdict.firstBad ? count(*verdict.firstBad) : "")
                .add("entries", count(verdict.size))
                .add("covered by an anchor", count(verdict.anchored))
                .add("newer than the anchor", count(verdict.newerThanAnchor))
                .add("took", duration(verdict.seconds))
                .text());
}

}  // namespace consentry::cli
