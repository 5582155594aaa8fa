// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/toml_reader.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cmath>

#include "exchange/text.hpp"

// A fuzzer found texts ("[[=a]]") that run into toml++ 3.3's own assertions, which abort in one build and let the
// compiler assume the contrary in another. Here they are refusals like any other.
namespace {
struct TomlAssertion {};
[[noreturn]] void refuseToml() {
  throw TomlAssertion();
}
}  // namespace
#undef NDEBUG
#define TOML_ASSERT(expression) ((expression) ? static_cast<void>(0) : refuseToml())
#include <toml++/toml.h>

namespace consentry::exchange {
namespace {

using base::Errc;
using std::string_view;

constexpr std::size_t kLargestDocument = 4 * 1024 * 1024;

TomlValue copied(const toml::node& node) {
  TomlValue out{.line = static_cast<int>(node.source().begin.line), .value = {}};
  if (const auto* table = node.as_table()) {
    TomlFields fields;
    for (const auto& [key, value] : *table) fields.emplace_back(std::string(key.str()), copied(value));
    // toml++ sorts by key; a wrong key is better named in the order of the file.
    std::ranges::sort(fields, {},
                      [](const auto& field) { return std::pair(field.second.line, std::string_view(field.first)); });
    out.value = std::move(fields);
  } else if (const auto* array = node.as_array()) {
    TomlArray values;
    for (const auto& value : *array) values.push_back(copied(value));
    out.value = std::move(values);
  } else if (const auto* string = node.as_string()) {
    out.value = string->get();
  } else if (const auto* integer = node.as_integer()) {
    out.value = integer->get();
  } else if (const auto* number = node.as_floating_point()) {
    out.value = number->get();
  } else if (const auto* flag = node.as_boolean()) {
    out.value = flag->get();
  }
  return out;
}

/// Where a string or comment that begins the text ends; 0 when the text begins with neither.
std::size_t endOfOpaque(string_view text) {
  if (text.starts_with('#')) return std::min(text.find('\n'), text.size());
  if (!text.starts_with('"') && !text.starts_with('\'')) return 0;
  const char quote = text.front();
  const std::string three(3, quote);
  const bool manyLines = text.starts_with(three);
  for (std::size_t at = manyLines ? 3 : 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\')
      ++at;
    else if (!manyLines && (text[at] == quote || text[at] == '\n'))
      return at + 1;
    else if (manyLines && text.substr(at, 3) == three)
      return std::min(text.find_first_not_of(quote, at), text.size());
  }
  return text.size();
}

/// The same document in ASCII: toml++ 3.3 has undefined behaviour on some characters beyond it wherever it does not see
/// a string, and what it sees as one in a broken text is anybody's guess. Escapes in "…", nothing in comments.
constexpr int kDeepest = 100;  // a line of many numbers has as many dots as this

base::Expected<std::string> inAscii(string_view text) {
  std::string out;
  int line = 1;
  int dots = 0;  // of one line: dotted keys and headers nest without the library's own limit
  const auto bad = [&](string_view why) { return base::fail(Errc::parse, fmt::format("line {}: {}", line, why)); };
  while (!text.empty()) {
    const char opening = text.front();
    const std::size_t opaque = endOfOpaque(text);
    string_view piece = text.substr(0, std::max<std::size_t>(opaque, 1));
    text.remove_prefix(piece.size());
    while (!piece.empty()) {
      utf8proc_int32_t point = 0;
      const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(piece.data()),
                                         static_cast<utf8proc_ssize_t>(piece.size()), &point);
      // Outside a string the piece is a single byte, so that only ASCII is whole there.
      if (size <= 0) return bad(opaque > 0 ? "not UTF-8" : "a character that is not ASCII outside quotation marks");
      if (point == '\n') ++line;
      if (opening != '"' && opening != '\'') {
        if (point == '\n') dots = 0;
        if (point == '.' && ++dots > kDeepest) return bad("nested too deep");
      }
      if (point < 0x80)
        out += piece.front();
      else if (opening == '"')
        out += fmt::format("\\U{:08X}", point);
      else if (opening == '\'')
        return bad("a character that is not ASCII: write the text in double quotation marks");
      if (opening == '"' && piece.starts_with('\\') && piece.size() > 1) {
        if (static_cast<unsigned char>(piece[1]) >= 0x80) return bad("an unknown escape");
        if (piece[1] == '\n') ++line;
        out += piece[1];
        piece.remove_prefix(1);
      }
      piece.remove_prefix(static_cast<std::size_t>(size));
    }
  }
  return out;
}

/// NaN for what is no number.
double real(const TomlValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value.value)) return static_cast<double>(*whole);
  const auto* number = std::get_if<double>(&value.value);
  return number != nullptr ? *number : std::nan("");
}

}  // namespace

base::Expected<TomlValue> parseToml(string_view text) {
  if (text.size() > kLargestDocument) return base::fail(Errc::limitExceeded, "a TOML text larger than 4 MiB");
  TRY(const std::string ascii, inAscii(withoutMark(text)));
  try {
    return copied(toml::parse(ascii));
  } catch (const TomlAssertion&) {
    return base::fail(Errc::parse, "not TOML");
  } catch (const toml::parse_error& error) {
    return base::fail(Errc::parse, fmt::format("line {}: {}", error.source().begin.line, error.description()));
  }
}

TomlTable::TomlTable(const TomlValue& table)
    : m_fields(std::get_if<TomlFields>(&table.value)), m_line(std::max(1, table.line)) {
  static const TomlFields kNone;
  if (m_fields != nullptr) return;
  m_error = base::Error(Errc::parse, fmt::format("line {}: a table expected", m_line));
  m_fields = &kNone;
}

const TomlValue* TomlTable::find(string_view key) const {
  const auto found = std::ranges::find(*m_fields, key, [](const auto& field) { return string_view(field.first); });
  return found == m_fields->end() ? nullptr : &found->second;
}

const TomlValue* TomlTable::take(string_view key) {
  m_taken.emplace(key);
  return find(key);
}

void TomlTable::refuse(string_view key, string_view why) {
  if (m_error) return;
  const TomlValue* value = find(key);
  m_error = base::Error(Errc::parse, fmt::format("line {}: {}: {}", value ? value->line : m_line, key, why));
}

void TomlTable::unknownWord(string_view key, string_view word) {
  refuse(key, fmt::format("\"{}\" is not known", shown(word)));
}

std::string TomlTable::text(string_view key, std::size_t longest) {
  const TomlValue* value = take(key);
  if (value == nullptr) return refuse(key, "missing"), "";
  const auto* raw = std::get_if<std::string>(&value->value);
  if (raw == nullptr) return refuse(key, "text expected"), "";
  auto clean = cleanText(*raw, longest);
  if (!clean) return refuse(key, clean.error().message()), "";
  if (clean->find_first_not_of(' ') == std::string::npos) return refuse(key, "empty"), "";
  return *std::move(clean);
}

std::int64_t TomlTable::integer(string_view key, std::int64_t low, std::int64_t high) {
  const TomlValue* value = take(key);
  if (value == nullptr) return refuse(key, "missing"), low;
  const auto* number = std::get_if<std::int64_t>(&value->value);
  if (number == nullptr || *number < low || *number > high)
    return refuse(key, fmt::format("a whole number from {} to {} expected", low, high)), low;
  return *number;
}

double TomlTable::number(string_view key, double low, double high) {
  const TomlValue* value = take(key);
  if (value == nullptr) return refuse(key, "missing"), low;
  const double number = real(*value);
  // Written so that NaN fails too.
  if (!(number >= low && number <= high))
    return refuse(key, fmt::format("a number from {} to {} expected", low, high)), low;
  return number;
}

std::vector<double> TomlTable::numbers(string_view key, double low, double high) {
  const TomlValue* value = take(key);
  if (value == nullptr) return {};
  const auto* array = std::get_if<TomlArray>(&value->value);
  if (array == nullptr) return refuse(key, "a list of numbers expected"), std::vector<double>();
  std::vector<double> out;
  for (const TomlValue& item : *array) {
    out.push_back(real(item));
    if (!(out.back() >= low && out.back() <= high))
      return refuse(key, fmt::format("numbers from {} to {} expected", low, high)), std::vector<double>();
  }
  return out;
}

bool TomlTable::flag(string_view key, bool absent) {
  const TomlValue* value = take(key);
  if (value == nullptr) return absent;
  const auto* flag = std::get_if<bool>(&value->value);
  if (flag == nullptr) return refuse(key, "true or false expected"), absent;
  return *flag;
}

base::Digest TomlTable::digest(string_view key) {
  const auto digest = base::digestFromHex(text(key));
  if (!digest) return refuse(key, "64 lower-case hexadecimal characters expected"), base::Digest{};
  return *digest;
}

base::Instant TomlTable::instant(string_view key) {
  const auto at = base::instantFromText(text(key));
  if (!at) return refuse(key, "a time expected: YYYY-MM-DDThh:mm:ssZ"), base::Instant{};
  return *at;
}

std::vector<std::string> TomlTable::texts(string_view key) {
  const TomlValue* value = take(key);
  if (value == nullptr) return {};
  const auto* array = std::get_if<TomlArray>(&value->value);
  if (array == nullptr) return refuse(key, "a list of texts expected"), std::vector<std::string>();
  std::vector<std::string> out;
  for (const TomlValue& item : *array) {
    const auto* raw = std::get_if<std::string>(&item.value);
    const auto clean = raw != nullptr ? cleanText(*raw, 4096) : base::fail(Errc::parse, "a list of texts expected");
    if (!clean) return refuse(key, clean.error().message()), std::vector<std::string>();
    if (std::ranges::find(out, *clean) != out.end())
      return refuse(key, fmt::format("\"{}\" twice", shown(*clean))), std::vector<std::string>();
    out.push_back(*clean);
  }
  return out;
}

std::vector<TomlTable> TomlTable::tables(string_view key) {
  const TomlValue* value = take(key);
  if (value == nullptr) return {};
  const auto* array = std::get_if<TomlArray>(&value->value);
  if (array == nullptr) return refuse(key, "a list of tables expected"), std::vector<TomlTable>();
  std::vector<TomlTable> out;
  for (const TomlValue& item : *array) out.emplace_back(item);
  return out;
}

std::optional<TomlTable> TomlTable::table(string_view key) {
  const TomlValue* value = take(key);
  if (value == nullptr) return refuse(key, "missing"), std::nullopt;
  return TomlTable(*value);
}

base::Expected<void> TomlTable::done() {
  for (const auto& [key, value] : *m_fields)
    if (!m_taken.contains(key)) refuse(key, "an unknown key");
  if (m_error) return std::unexpected(*m_error);
  return {};
}

std::string tomlQuoted(string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (byte < 0x20 || byte == 0x7F)
      out += fmt::format("\\u{:04X}", byte);
    else
      out += c;
  }
  return out + '"';
}

}  // namespace consentry::exchange
