// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_reader.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace consentry::exchange {
namespace {

/// libcsv trims what it takes for space; RFC 4180 says that spaces belong to the field.
int nothingIsSpace(unsigned char) {
  return 0;
}

constexpr unsigned char kStrict = CSV_STRICT | CSV_STRICT_FINI;

}  // namespace

CsvReader::CsvReader(std::string_view text) : m_text(text) {
  base::check(csv_init(&m_parser, kStrict) == 0, "libcsv knows its own options");
  csv_set_space_func(&m_parser, nothingIsSpace);
}

CsvReader::~CsvReader() {
  csv_free(&m_parser);
}

void CsvReader::restart() {
  csv_free(&m_parser);
  base::check(csv_init(&m_parser, kStrict) == 0, "libcsv knows its own options");
  csv_set_space_func(&m_parser, nothingIsSpace);
}

std::string_view CsvReader::takeLine() {
  const std::size_t begin = m_at;
  m_at = std::min(m_text.find_first_of("\r\n", begin), m_text.size());
  if (m_text.substr(m_at, 2) == "\r\n")
    m_at += 2;
  else if (m_at < m_text.size())
    ++m_at;
  ++m_line;
  return m_text.substr(begin, m_at - begin);
}

std::string CsvReader::readRecord(std::string_view firstLine) {
  const auto field = [](void* bytes, std::size_t size, void* self) {
    auto& reader = *static_cast<CsvReader*>(self);
    if (size > kLongestField) reader.m_fieldTooLong = true;
    if (reader.m_fieldTooLong || reader.m_fields.size() > kMostFields) return;
    reader.m_fields.emplace_back(static_cast<const char*>(bytes), size);
  };
  const auto record = [](int, void* self) { static_cast<CsvReader*>(self)->m_complete = true; };

  m_fields.clear();
  m_complete = false;
  m_fieldTooLong = false;
  std::size_t size = 0;
  for (std::string_view line = firstLine; !m_complete; line = takeLine()) {
    size += line.size();
    if (size > kLongestRecord) return "longer than 256 KiB";
    if (csv_parse(&m_parser, line.data(), line.size(), field, record, this) != line.size())
      return "a quotation mark in the wrong place";
    if (m_complete) break;
    if (m_at == m_text.size()) {
      if (csv_fini(&m_parser, field, record, this) != 0) return "a quotation mark that is never closed";
      break;
    }
  }
  if (m_fieldTooLong) return "a value longer than 64 KiB";
  if (m_fields.size() > kMostFields) return "more than 256 columns";
  return {};
}

std::optional<CsvRecord> CsvReader::next() {
  while (m_at < m_text.size()) {
    const std::string_view line = takeLine();
    if (line.find_first_not_of("\r\n") == std::string_view::npos) continue;
    CsvRecord out{.line = m_line, .fields = {}, .error = {}, .secondLineAt = m_at};
    out.error = readRecord(line);
    if (!out.error.empty()) {
      restart();
      readOnAfterFirstLineOf(out);
    }
    out.fields = std::move(m_fields);
    return out;
  }
  return std::nullopt;
}

void CsvReader::readOnAfterFirstLineOf(const CsvRecord& record) {
  m_at = record.secondLineAt;
  m_line = record.line;
}

}  // namespace consentry::exchange
