// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <ctime>

namespace consentry::cli {

namespace {

std::tm localFields(base::Instant at) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(at));
  std::tm fields{};
  localtime_r(&seconds, &fields);
  return fields;
}

// Enough of Unicode's East Asian Width for names: Hangul, kana, ideographs and full-width forms take two columns.
bool isWide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60);
}

std::string oneIn(double rate) {
  return fmt::format("1 in {}", count(std::llround(1.0 / rate)));
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // C1 controls are two bytes in UTF-8: 0xC2 and 0x80–0x9F.
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) ++i;
    if (c < 0x20 || c == 0x7F || c1)
      out += ' ';
    else
      out += text[i];
  }
  return out;
}

std::size_t columnsOf(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    if ((first & 0xC0U) == 0x80U) continue;
    char32_t point = first;
    if (first >= 0xE0 && first < 0xF0 && i + 2 < text.size())
      point = (static_cast<char32_t>(first & 0x0FU) << 12U) |
              (static_cast<char32_t>(static_cast<unsigned char>(text[i + 1]) & 0x3FU) << 6U) |
              static_cast<char32_t>(static_cast<unsigned char>(text[i + 2]) & 0x3FU);
    columns += isWide(point) ? 2 : 1;
  }
  return columns;
}

std::string count(std::int64_t number) {
  std::string digits = fmt::format("{}", number);
  const std::size_t begin = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > begin + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string count(std::int64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count(number), number == 1 ? one : many);
}

std::string localTime(base::Instant at) {
  if (at == base::Instant{}) return "never";
  const std::tm t = localFields(at);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour,
                     t.tm_min, t.tm_sec);
}

std::string fullTime(base::Instant at) {
  if (at == base::Instant{}) return "never";
  return fmt::format("{} ({})", localTime(at), base::toText(at));
}

std::string duration(double seconds) {
  const std::int64_t whole = std::llround(seconds);
  if (seconds < 10) return fmt::format("{:.1f} s", seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", count(whole / 3600), whole / 60 % 60);
}

std::string shortName(std::string_view handle) {
  if (handle.size() <= 14) return std::string(handle);
  return fmt::format("{}…{}", handle.substr(0, 8), handle.substr(handle.size() - 4));
}

std::string shortName(const base::Digest& digest) {
  return shortName(base::toHex(digest));
}

std::string spaced(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c == '_') c = ' ';
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

std::string rateWords(const domain::FalseAlarmRate& rate) {
  if (rate.fpir <= 0) return "no false alarm rate was measured at this score";
  if (rate.belowResolution)
    return fmt::format("at this score fewer than {} searches of a list of this size flag a stranger", oneIn(rate.fpir));
  std::string words =
      fmt::format("at this score about {} searches of a list of this size flags a stranger", oneIn(rate.fpir));
  if (rate.low > 0 && rate.high > 0) words += fmt::format(" (between {} and {})", oneIn(rate.high), oneIn(rate.low));
  return words;
}

std::string distanceWords(domain::Distance distance) {
  return fmt::format("{:.4f}", distance.value());
}

std::string scoreWords(domain::Score score) {
  return fmt::format("{:.4f}", score.value());
}

}  // namespace consentry::cli
