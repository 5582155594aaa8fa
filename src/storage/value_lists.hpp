// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "domain/quality.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// Inserts (key, position, value) for every value; `sql` takes the three.
template <class Key, class T, class Project = std::identity>
[[nodiscard]] base::Expected<void> addValues(Connection& db, std::string_view sql, const Key& key,
                                             const std::vector<T>& values, Project project = {}) {
  int position = 0;
  for (const T& value : values) TRY_VOID(db.run(sql, key, position++, std::invoke(project, value)));
  return {};
}

/// The values of enum columns, in order of position; `sql` takes the key and gives one column.
template <WordEnum E, class Key>
[[nodiscard]] base::Expected<std::vector<E>> wordsOf(Connection& db, std::string_view sql, const Key& key) {
  return db.list(sql, [](Row& row) { return row.word<E>(0); }, key);
}

/// Values that a domain type parses from text; `sql` takes the key and gives one column.
template <class T, class Key>
[[nodiscard]] base::Expected<std::vector<T>> parsedOf(Connection& db, std::string_view sql, const Key& key) {
  std::vector<T> values;
  TRY_VOID(db.each(
      sql,
      [&](Row& row) {
        if (auto value = row.valid(T::parse(row.text(0)))) values.push_back(std::move(*value));
      },
      key));
  return values;
}

/// `sql` takes (key, position, measure, raw, component).
template <class Key>
[[nodiscard]] base::Expected<void> addQuality(Connection& db, std::string_view sql, const Key& key,
                                              const domain::Quality& quality) {
  int position = 0;
  for (const auto& value : quality.values)
    TRY_VOID(db.run(sql, key, position++, value.measure, value.raw, value.component));
  return {};
}

/// `sql` takes the key and gives measure, raw, component in order of position.
template <class Key>
[[nodiscard]] base::Expected<std::vector<domain::QualityValue>> qualityOf(Connection& db, std::string_view sql,
                                                                          const Key& key) {
  return db.list(
      sql,
      [](Row& row) {
        domain::QualityValue value{row.word<domain::QualityMeasure>(0), std::nullopt, std::nullopt};
        if (!row.isNull(1)) value.raw = row.real(1);
        if (!row.isNull(2)) value.component = row.number(2);
        return value;
      },
      key);
}

/// What stands in a content table, or Errc::notFound when it was destroyed or never there.
template <class Key>
[[nodiscard]] base::Expected<base::Bytes> contentOf(Connection& db, std::string_view sql, const Key& key,
                                                    std::string_view what) {
  bool found = false;
  base::Bytes content;
  TRY_VOID(db.each(
      sql,
      [&](Row& row) {
        if (row.isNull(0)) return;
        found = true;
        content = row.blob(0);
      },
      key));
  if (!found) return base::fail(base::Errc::notFound, std::string(what));
  return content;
}

}  // namespace consentry::storage
