// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/manifest_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "crypto/hash.hpp"
#include "exchange/csv_reader.hpp"
#include "exchange/files.hpp"
#include "exchange/json_line.hpp"
#include "exchange/manifest_values.hpp"
#include "exchange/text.hpp"

namespace consentry::exchange {
namespace {

using app::ports::BadLine;
using app::ports::Manifest;
using base::Errc;
using base::Expected;
using domain::ManifestRow;

/// Collects verdicts and finds the row that is there twice.
class Verdicts {
 public:
  explicit Verdicts(base::Date today) : m_today(today) {}

  /// Whether the row is usable.
  bool judge(std::int64_t line, const RawRow& raw) {
    auto row = readRow(line, raw, m_today);
    if (!row) return refuse(line, row.error().message(), raw);
    // readRow has checked the path: it has a normal form.
    const std::string key = row->travellerRef + '\0' + pathBeneath(row->file).value_or(row->file);
    const auto [first, isNew] = m_seen.try_emplace(key, line);
    if (!isNew) return refuse(line, fmt::format("the same traveller_ref and file as line {}", first->second), raw);
    m_manifest.lines.emplace_back(*std::move(row));
    return true;
  }

  bool refuse(std::int64_t line, std::string why, const RawRow& raw) {
    BadLine bad{.line = line, .why = std::move(why), .travellerRef = {}, .file = {}};
    bad.travellerRef = shown(raw[Column::travellerRef]);
    bad.file = shown(raw[Column::file]);
    m_manifest.lines.emplace_back(std::move(bad));
    return false;
  }

  [[nodiscard]] bool full() const { return m_manifest.lines.size() >= kMostLines; }
  [[nodiscard]] Manifest& manifest() { return m_manifest; }

 private:
  base::Date m_today;
  Manifest m_manifest;
  std::unordered_map<std::string, std::int64_t> m_seen;
};

std::unexpected<base::Error> tooManyRows() {
  return base::fail(Errc::limitExceeded, fmt::format("more than {} rows", kMostLines));
}

/// What each field of a row means; nothing for columns that mean nothing here.
using Meanings = std::vector<std::optional<Column>>;

Expected<Meanings> readHeader(CsvReader& reader, std::vector<std::string>& ignored) {
  const auto header = reader.next();
  if (!header) return base::fail(Errc::parse, "the file is empty: a header line is needed");
  const auto bad = [&](const std::string& why) {
    return base::fail(Errc::parse, fmt::format("line {}, the header: {}", header->line, why));
  };
  if (!header->error.empty()) return bad(header->error);
  Meanings meanings;
  std::unordered_set<std::string> names;
  for (const std::string& field : header->fields) {
    const auto text = cleanText(field, CsvReader::kLongestField);
    if (!text) return bad(text.error().message());
    if (!names.insert(*text).second) return bad(fmt::format("the column {} twice", shown(*text)));
    meanings.push_back(columnOf(*text));
    if (!meanings.back()) ignored.push_back(*text);
  }
  for (const Column needed : {Column::travellerRef, Column::file})
    if (std::ranges::find(meanings, std::optional(needed)) == meanings.end())
      return bad(fmt::format("no column {}", nameOf(needed)));
  return meanings;
}

Expected<void> readCsv(std::string_view text, Verdicts& verdicts) {
  CsvReader reader(text);
  TRY(const Meanings meanings, readHeader(reader, verdicts.manifest().ignoredColumns));
  while (const auto record = reader.next()) {
    if (verdicts.full()) return tooManyRows();
    RawRow raw;
    for (std::size_t i = 0; i < std::min(meanings.size(), record->fields.size()); ++i)
      if (meanings[i]) raw[*meanings[i]] = record->fields[i];
    bool usable = false;
    if (!record->error.empty())
      usable = verdicts.refuse(record->line, record->error, raw);
    else if (record->fields.size() != meanings.size())
      usable = verdicts.refuse(
          record->line, fmt::format("{} columns, the header has {}", record->fields.size(), meanings.size()), raw);
    else
      usable = verdicts.judge(record->line, raw);
    // Quotation marks may have joined good rows to a bad one: those are read again by themselves.
    if (!usable) reader.readOnAfterFirstLineOf(*record);
  }
  return {};
}

Expected<RawRow> rowOf(std::string_view line) {
  if (line.size() > JsonLines::kLongestLine) return base::fail(Errc::parse, "longer than 256 KiB");
  TRY(const nlohmann::json object, parseObject(line));
  RawRow raw;
  for (const auto& [key, value] : object.items()) {
    const auto column = columnOf(key);
    if (!column || value.is_null()) continue;
    const bool numeric = column == Column::age || column == Column::birthYear;
    if (value.is_string())
      raw[*column] = value.get<std::string>();
    else if (numeric && value.is_number_integer())
      raw[*column] = value.dump();
    else
      return base::fail(Errc::parse, fmt::format("{}: text expected", key));
  }
  return raw;
}

Expected<void> readJsonLines(std::string_view text, Verdicts& verdicts) {
  JsonLines lines(text);
  while (const auto line = lines.next()) {
    if (verdicts.full()) return tooManyRows();
    const auto raw = rowOf(line->text);
    if (raw)
      verdicts.judge(line->number, *raw);
    else
      verdicts.refuse(line->number, raw.error().message(), {});
  }
  return {};
}

}  // namespace

Expected<Manifest> parseManifest(std::string_view text, ManifestKind kind, base::Date today) {
  Verdicts verdicts(today);
  switch (kind) {
    case ManifestKind::csv:
      TRY_VOID(readCsv(withoutMark(text), verdicts));
      break;
    case ManifestKind::jsonLines:
      TRY_VOID(readJsonLines(withoutMark(text), verdicts));
      break;
  }
  verdicts.manifest().hash = crypto::sha256(base::asBytes(text));
  return std::move(verdicts.manifest());
}

}  // namespace consentry::exchange
