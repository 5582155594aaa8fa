// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/handle.hpp"
#include "base/time.hpp"
#include "domain/score.hpp"

namespace consentry::cli {

/// Text from outside without control characters: it must not move the cursor or recolour a terminal.
[[nodiscard]] std::string plain(std::string_view text);
/// Columns of a terminal that the text takes.
[[nodiscard]] std::size_t columnsOf(std::string_view text);

/// "1,234,567"
[[nodiscard]] std::string count(std::int64_t number);
/// "1 photograph", "1,204 photographs"
[[nodiscard]] std::string count(std::int64_t number, std::string_view one, std::string_view many);

/// The computer's own time zone, to the second; "never" for an instant that was never set.
[[nodiscard]] std::string localTime(base::Instant at);
/// Local time with UTC in brackets, for details.
[[nodiscard]] std::string fullTime(base::Instant at);
/// "1 h 4 min", "12 s"
[[nodiscard]] std::string duration(double seconds);

/// "9f2c81d0…a41b": the beginning is enough for any command that asks for the thing.
[[nodiscard]] std::string shortName(std::string_view handle);
template <class Tag>
[[nodiscard]] std::string shortName(const base::Handle<Tag>& handle) {
  return shortName(handle.text());
}
[[nodiscard]] std::string shortName(const base::Digest& digest);

/// A stable word for people: "no_consent" → "no consent".
[[nodiscard]] std::string spaced(std::string_view word);
template <class E>
[[nodiscard]] std::string say(E value) {
  return spaced(base::word(value));
}

[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");
template <class E>
[[nodiscard]] std::string sayAll(const std::vector<E>& values) {
  std::vector<std::string> parts;
  for (const E value : values) parts.push_back(say(value));
  return joined(parts);
}

/// "at this score about 1 in 1,200 searches of a list of this size flags a stranger (between 1 in 800 and 1 in 2,100)"
[[nodiscard]] std::string rateWords(const domain::FalseAlarmRate& rate);
/// "0.4821"
[[nodiscard]] std::string distanceWords(domain::Distance distance);
[[nodiscard]] std::string scoreWords(domain::Score score);

}  // namespace consentry::cli
