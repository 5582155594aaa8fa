// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_verdict.hpp"

#include <algorithm>
#include <string>

namespace consentry::storage {

app::ports::LogVerdict verdictOf(const audit::Report& report, std::int64_t size, std::chrono::duration<double> took) {
  return {.verdict = std::string(base::word(report.verdict)),
          .accepted = report.good(),
          .firstBad = report.firstBad,
          .size = size,
          .anchored = std::max<std::int64_t>(size - report.newerThanAnchor, 0),
          .newerThanAnchor = report.newerThanAnchor,
          .words = report.words,
          .exitCode = audit::exitCodeOf(report.verdict),
          .seconds = took.count()};
}

}  // namespace consentry::storage
