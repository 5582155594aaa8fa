// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/labelled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "exchange/csv_reader.hpp"
#include "exchange/files.hpp"
#include "exchange/json_line.hpp"
#include "exchange/manifest_reader.hpp"
#include "exchange/text.hpp"

namespace consentry::exchange {
namespace {

using app::ports::LabelledPairs;
using app::ports::LabelledPhoto;
using base::Errc;
using base::Expected;
using std::string_view;

constexpr std::size_t kLongestName = 256;

std::unexpected<base::Error> badLine(std::int64_t line, string_view why) {
  return base::fail(Errc::parse, fmt::format("line {}: {}", line, why));
}

std::optional<std::size_t> positionOf(const std::vector<std::string>& header, string_view name) {
  const auto found = std::ranges::find(header, name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::optional<int> positive(string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

/// The lines of pairs.txt, split at tabs (some copies use spaces).
class PairLines {
 public:
  explicit PairLines(string_view text) : m_lines(text) {}

  Expected<std::vector<string_view>> next() {
    const auto line = m_lines.next();
    if (!line) return badLine(m_number + 1, "the file ends too early");
    m_number = line->number;
    if (const auto text = checkText(spaced(line->text), 2 * kLongestName + 64); !text)
      return badLine(m_number, text.error().message());
    std::vector<string_view> words;
    for (string_view rest = line->text; !rest.empty();) {
      const auto begin = std::min(rest.find_first_not_of("\t "), rest.size());
      rest.remove_prefix(begin);
      const auto end = std::min(rest.find_first_of("\t "), rest.size());
      if (end > 0) words.push_back(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    return words;
  }
  [[nodiscard]] std::int64_t number() const { return m_number; }
  [[nodiscard]] bool atEnd() { return !m_lines.next(); }

 private:
  static std::string spaced(string_view line) {
    std::string out(line);
    std::ranges::replace(out, '\t', ' ');
    return out;
  }

  JsonLines m_lines;
  std::int64_t m_number = 0;
};

/// Gives every photograph one index.
class PhotoIndex {
 public:
  explicit PhotoIndex(std::vector<std::string>& files) : m_files(files) {}

  std::optional<std::size_t> indexOf(string_view name, string_view number) {
    const auto value = positive(number);
    const std::string file = fmt::format("{}/{}_{:04}.jpg", name, name, value.value_or(0));
    if (!value || name.contains('/') || !pathBeneath(file)) return std::nullopt;
    const auto [at, isNew] = m_indexes.try_emplace(file, m_files.size());
    if (isNew) m_files.push_back(file);
    return at->second;
  }

 private:
  std::vector<std::string>& m_files;
  std::unordered_map<std::string, std::size_t> m_indexes;
};

}  // namespace

Expected<std::vector<LabelledPhoto>> parseLabelled(string_view text) {
  CsvReader reader(withoutMark(text));
  const auto header = reader.next();
  if (!header || !header->error.empty()) return badLine(1, "a header line person,file[,group] is needed");
  const auto person = positionOf(header->fields, "person");
  const auto file = positionOf(header->fields, "file");
  const auto group = positionOf(header->fields, "group");
  if (!person || !file) return badLine(header->line, "the header needs the columns person and file");

  std::vector<LabelledPhoto> photos;
  while (const auto record = reader.next()) {
    if (!record->error.empty()) return badLine(record->line, record->error);
    if (record->fields.size() != header->fields.size()) return badLine(record->line, "another number of columns");
    if (photos.size() >= kMostLines) return base::fail(Errc::limitExceeded, "more than 1000000 rows");
    LabelledPhoto photo;
    const auto name = cleanText(record->fields[*person], kLongestName);
    if (!name || name->empty()) return badLine(record->line, "person: " + (name ? "empty" : name.error().message()));
    photo.person = *name;
    photo.file = record->fields[*file];
    if (const auto path = pathBeneath(photo.file); !path)
      return badLine(record->line, "file: " + path.error().message());
    if (group) {
      const auto word = cleanText(record->fields[*group], kLongestName);
      if (!word) return badLine(record->line, "group: " + word.error().message());
      photo.group = *word;
    }
    photos.push_back(std::move(photo));
  }
  return photos;
}

Expected<LabelledPairs> parsePairs(string_view text) {
  PairLines lines(withoutMark(text));
  TRY(const auto head, lines.next());
  const auto folds = head.size() == 2 ? positive(head[0]) : std::optional(1);
  const auto each = head.empty() || head.size() > 2 ? std::nullopt : positive(head.back());
  if (!folds || !each || static_cast<std::size_t>(*folds) * static_cast<std::size_t>(*each) > kMostLines / 2)
    return badLine(lines.number(), "the number of folds and of pairs in each expected");

  LabelledPairs out;
  PhotoIndex photos(out.files);
  for (int fold = 0; fold < *folds; ++fold)
    for (int i = 0; i < 2 * *each; ++i) {
      TRY(const auto words, lines.next());
      const bool same = i < *each;
      if (words.size() != (same ? 3U : 4U))
        return badLine(lines.number(), same ? "name, number, number expected" : "name, number, name, number expected");
      const auto a = photos.indexOf(words[0], words[1]);
      const auto b = photos.indexOf(same ? words[0] : words[2], words.back());
      if (!a || !b) return badLine(lines.number(), "a name or a number that names no photograph");
      out.pairs.push_back({.a = *a, .b = *b, .same = same, .fold = fold});
    }
  if (!lines.atEnd()) return badLine(lines.number() + 1, "more lines than the first one announces");
  return out;
}

}  // namespace consentry::exchange
