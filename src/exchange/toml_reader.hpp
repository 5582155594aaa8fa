// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/error.hpp"
#include "base/time.hpp"

namespace consentry::exchange {

struct TomlValue;
using TomlArray = std::vector<TomlValue>;
using TomlFields = std::vector<std::pair<std::string, TomlValue>>;

/// A value and the line where it stands. Dates of TOML's own are not used by any of our formats: monostate.
struct TomlValue {
  int line = 1;
  std::variant<std::monostate, std::string, std::int64_t, double, bool, TomlArray, TomlFields> value;
};

/// A whole document, at most 4 MiB; Errc::parse with the line otherwise. The value holds TomlFields.
[[nodiscard]] base::Expected<TomlValue> parseToml(std::string_view text);

/// Reads a table strictly: every key has to be asked for, exactly once, and nothing else may be there. The first thing
/// that is wrong is kept until `done`, and what is read after it means nothing.
class TomlTable {
 public:
  explicit TomlTable(const TomlValue& table);

  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  /// NFC, no control characters, not empty.
  [[nodiscard]] std::string text(std::string_view key, std::size_t longest = 4096);
  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t low, std::int64_t high);
  [[nodiscard]] double number(std::string_view key, double low, double high);
  /// Empty when absent.
  [[nodiscard]] std::vector<double> numbers(std::string_view key, double low, double high);
  [[nodiscard]] bool flag(std::string_view key, bool absent);
  [[nodiscard]] base::Digest digest(std::string_view key);
  [[nodiscard]] base::Instant instant(std::string_view key);
  /// Empty when absent; an array with a wrong element is an error.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);
  [[nodiscard]] std::optional<TomlTable> table(std::string_view key);

  template <class E>
  [[nodiscard]] E word(std::string_view key) {
    return parsed(key, text(key), base::fromWord<E>).value_or(E{});
  }
  /// Each text of the array through `parse`; none twice.
  template <class T, class Parse>
  [[nodiscard]] std::vector<T> list(std::string_view key, Parse parse) {
    std::vector<T> values;
    for (const std::string& item : texts(key)) {
      const auto value = parsed(key, item, parse);
      if (!value) break;
      values.push_back(*value);
    }
    return values;
  }

  /// Something about this key that the caller found wrong.
  void refuse(std::string_view key, std::string_view why);
  /// The first error, or a key that nobody asked for.
  [[nodiscard]] base::Expected<void> done();

 private:
  [[nodiscard]] const TomlValue* find(std::string_view key) const;
  [[nodiscard]] const TomlValue* take(std::string_view key);
  void unknownWord(std::string_view key, std::string_view word);

  template <class Parse>
  auto parsed(std::string_view key, const std::string& item, Parse parse) {
    const auto value = parse(item);
    using Value = std::remove_cvref_t<decltype(*value)>;
    if (value) return std::optional<Value>(std::in_place, *value);
    unknownWord(key, item);
    return std::optional<Value>();
  }

  const TomlFields* m_fields;
  int m_line;
  std::set<std::string, std::less<>> m_taken;
  std::optional<base::Error> m_error;
};

/// A TOML basic string, quoted.
[[nodiscard]] std::string tomlQuoted(std::string_view text);

}  // namespace consentry::exchange
