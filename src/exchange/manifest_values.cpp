// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/manifest_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "exchange/files.hpp"
#include "exchange/text.hpp"

namespace consentry::exchange {
namespace {

using base::Errc;
using base::Expected;
using std::string_view;

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestPath = 4095;

std::unexpected<base::Error> bad(Column column, string_view why) {
  return base::fail(Errc::parse, fmt::format("{}: {}", nameOf(column), why));
}

std::unexpected<base::Error> badValue(Column column, string_view value, string_view why) {
  return bad(column, fmt::format("{} {}", shown(value), why));
}

Expected<std::string> clean(const RawRow& raw, Column column) {
  auto text = cleanText(raw[column], kLongestName);
  if (!text) return bad(column, text.error().message());
  return text;
}

Expected<std::string> fileName(const RawRow& raw) {
  const std::string& file = raw[Column::file];
  if (const auto text = checkText(file, kLongestPath); !text) return bad(Column::file, text.error().message());
  if (const auto path = pathBeneath(file); !path) return bad(Column::file, path.error().message());
  return file;
}

std::optional<int> wholeNumber(string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool digits = text.find_first_not_of("0123456789") == string_view::npos;
  if (!digits || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <class E>
Expected<E> oneOf(const RawRow& raw, Column column, E absent) {
  const std::string& text = raw[column];
  if (text.empty()) return absent;
  if (const auto value = base::fromWord<E>(text)) return *value;
  std::string words;
  for (const auto& [value, word] : base::allOf<E>()) words += (words.empty() ? "" : ", ") + std::string(word);
  return badValue(column, text, "is none of " + words);
}

Expected<std::optional<domain::Nationality>> nationality(const RawRow& raw) {
  const std::string& code = raw[Column::nationality];
  if (code.empty()) return std::nullopt;
  const auto value = domain::Nationality::parse(code);
  if (!value) return badValue(Column::nationality, code, "is no ISO 3166-1 alpha-3 or ICAO 9303 code");
  return *value;
}

Expected<std::optional<base::Instant>> capturedAt(const RawRow& raw, base::Date today) {
  const std::string& text = raw[Column::capturedAt];
  if (text.empty()) return std::nullopt;
  const auto at = base::instantFromText(text);
  if (!at) return badValue(Column::capturedAt, text, "is no time: write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
  // East of Greenwich it is tomorrow already.
  if (*at >= base::startOf(today) + std::chrono::days(2))
    return badValue(Column::capturedAt, text, "lies in the future");
  return *at;
}

Expected<domain::Birth> birth(const RawRow& raw, std::optional<base::Instant> captured, base::Date today) {
  constexpr std::array kWays = {Column::birthDate, Column::birthYear, Column::age};
  const auto given = [&](Column column) { return !raw[column].empty(); };
  if (std::ranges::count_if(kWays, given) > 1)
    return bad(*std::ranges::find_if(kWays, given), "only one of birth_date, birth_year and age can be given");

  const auto checked = [&](Column column, Expected<domain::Birth> value) -> Expected<domain::Birth> {
    if (!value) return badValue(column, raw[column], "cannot be: " + value.error().message());
    return value;
  };
  if (given(Column::birthDate)) {
    const auto day = base::dateFromText(raw[Column::birthDate]);
    if (!day) return badValue(Column::birthDate, raw[Column::birthDate], "is not a day: write YYYY-MM-DD");
    return checked(Column::birthDate, domain::Birth::onDay(*day, today));
  }
  if (given(Column::birthYear)) {
    const auto year = wholeNumber(raw[Column::birthYear]);
    if (!year) return badValue(Column::birthYear, raw[Column::birthYear], "is not a year: write YYYY");
    return checked(Column::birthYear, domain::Birth::inYear(*year, today));
  }
  if (given(Column::age)) {
    const auto years = wholeNumber(raw[Column::age]);
    if (!years) return badValue(Column::age, raw[Column::age], "is not a number of years");
    return checked(Column::age, domain::Birth::aged(*years, captured ? base::dateOf(*captured) : today));
  }
  return domain::Birth::unknown();
}

}  // namespace

std::optional<Column> columnOf(string_view name) {
  const auto found = std::ranges::find(kColumns, name);
  if (found == kColumns.end()) return std::nullopt;
  return static_cast<Column>(found - kColumns.begin());
}

Expected<domain::ManifestRow> readRow(std::int64_t line, const RawRow& raw, base::Date today) {
  domain::ManifestRow row;
  row.line = line;
  TRY(row.travellerRef, clean(raw, Column::travellerRef));
  if (row.travellerRef.find_first_not_of(' ') == std::string::npos) return bad(Column::travellerRef, "empty");
  TRY(row.file, fileName(raw));
  TRY(row.role, oneOf(raw, Column::role, domain::PhotoRole::other));
  TRY(row.nationality, nationality(raw));
  TRY(row.gender, oneOf(raw, Column::gender, domain::Gender::unspecified));
  TRY(row.capturedAt, capturedAt(raw, today));
  TRY(row.birth, birth(raw, row.capturedAt, today));
  const auto born = row.birth.range();
  if (born && row.capturedAt && base::dateOf(*row.capturedAt) < born->first)
    return badValue(Column::capturedAt, raw[Column::capturedAt], "lies before the birth");
  TRY(row.sourceSystem, clean(raw, Column::sourceSystem));
  return row;
}

}  // namespace consentry::exchange
