// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/photo_limits.hpp"

#include <fmt/format.h>

#include <string>

namespace consentry::decoder {
namespace {

using base::Errc;
using base::fail;

std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (auto i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > 0; i -= 3)
    text.insert(static_cast<std::size_t>(i), 1, ',');
  return text;
}

}  // namespace

base::Expected<void> checkDimensions(std::int64_t width, std::int64_t height) {
  if (width < kLeastSide || height < kLeastSide)
    return fail(Errc::limitExceeded, fmt::format("{} × {} pixels; at least {} a side are needed", grouped(width),
                                                 grouped(height), kLeastSide));
  if (width > kMostSide || height > kMostSide)
    return fail(Errc::limitExceeded,
                fmt::format("{} × {} pixels; at most {} a side", grouped(width), grouped(height), grouped(kMostSide)));
  if (width * height > kMostPixels)
    return fail(Errc::limitExceeded,
                fmt::format("{} pixels; at most {}", grouped(width * height), grouped(kMostPixels)));
  return {};
}

base::Expected<void> checkFileSize(std::size_t bytes) {
  if (bytes == 0) return fail(Errc::unreadable, "the file is empty");
  if (bytes > kMostFileBytes)
    return fail(Errc::limitExceeded, fmt::format("{} bytes; at most {}", grouped(static_cast<std::int64_t>(bytes)),
                                                 grouped(static_cast<std::int64_t>(kMostFileBytes))));
  return {};
}

}  // namespace consentry::decoder
