// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/words.hpp"

namespace consentry::cli {

namespace {

constexpr std::int64_t kBarWidth = 24;

std::string bar(std::int64_t done, std::int64_t total) {
  const std::int64_t filled = std::clamp<std::int64_t>(done * kBarWidth / total, 0, kBarWidth);
  std::string text;
  for (std::int64_t i = 0; i < kBarWidth; ++i) text += i < filled ? "#" : "·";
  return text;
}

}  // namespace

std::string progressLine(const app::Progress& progress) {
  std::string line = fmt::format("{:<12}", progress.stage);
  if (progress.total > 0)
    line +=
        fmt::format("[{}]  {} of {}", bar(progress.done, progress.total), count(progress.done), count(progress.total));
  else
    line += count(progress.done);
  if (progress.perSecond >= 0.05)
    line += fmt::format(" · {:.{}f} a second", progress.perSecond, progress.perSecond < 10 ? 1 : 0);
  if (progress.remaining) line += fmt::format(" · {} left", duration(static_cast<double>(progress.remaining->count())));
  return line;
}

}  // namespace consentry::cli
