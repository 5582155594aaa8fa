// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/json_extract.hpp"

#include <charconv>
#include <string>

namespace consentry::storage {
namespace {

/// Position after the string that begins at `at`, or npos.
std::size_t afterString(std::string_view json, std::size_t at) {
  for (std::size_t end = at; (end = json.find('"', end + 1)) != std::string_view::npos;) {
    std::size_t escapes = 0;
    while (json[end - 1 - escapes] == '\\') ++escapes;
    if (escapes % 2 == 0) return end + 1;
  }
  return std::string_view::npos;
}

std::size_t afterNested(std::string_view json, std::size_t at) {
  for (int depth = 0; at < json.size();) {
    const char c = json[at];
    if (c == '"') {
      at = afterString(json, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    ++at;
  }
  return std::string_view::npos;
}

std::size_t afterValue(std::string_view json, std::size_t at) {
  if (at >= json.size()) return std::string_view::npos;
  if (json[at] == '"') return afterString(json, at);
  if (json[at] == '{' || json[at] == '[') return afterNested(json, at);
  return json.find_first_of(",}]", at);
}

std::optional<std::string_view> memberOf(std::string_view json, std::string_view name) {
  if (json.empty() || json.front() != '{') return std::nullopt;
  std::size_t at = 1;
  while (at < json.size() && json[at] == '"') {
    const std::size_t colon = afterString(json, at);
    if (colon >= json.size() || json[colon] != ':') return std::nullopt;
    const std::size_t end = afterValue(json, colon + 1);
    if (end >= json.size()) return std::nullopt;
    if (json.substr(at + 1, colon - at - 2) == name) return json.substr(colon + 1, end - colon - 1);
    if (json[end] != ',') return std::nullopt;
    at = end + 1;
  }
  return std::nullopt;
}

/// The canonical form escapes only the quotation mark and the backslash.
std::string unescaped(std::string_view inner) {
  std::string text;
  for (std::size_t at = 0; at < inner.size(); ++at) {
    if (inner[at] == '\\' && at + 1 < inner.size()) ++at;
    text += inner[at];
  }
  return text;
}

std::string_view textOf(sqlite3_value* value) {
  const void* text = sqlite3_value_text(value);
  if (text == nullptr) return {};
  return {static_cast<const char*>(text), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void give(sqlite3_context* context, std::string_view text) {
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void extract(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto value = jsonAt(textOf(arguments[0]), textOf(arguments[1]));
  if (!value || value->empty() || *value == "null") return sqlite3_result_null(context);
  if (value->front() == '"') {
    const auto inner = value->substr(1, value->size() - 2);
    return inner.find('\\') == std::string_view::npos ? give(context, inner) : give(context, unescaped(inner));
  }
  if (*value == "true" || *value == "false") return sqlite3_result_int(context, *value == "true" ? 1 : 0);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (error == std::errc() && end == value->data() + value->size()) return sqlite3_result_int64(context, number);
  give(context, *value);
}

}  // namespace

std::optional<std::string_view> jsonAt(std::string_view json, std::string_view path) {
  if (!path.starts_with("$.")) return std::nullopt;
  path.remove_prefix(2);
  std::optional<std::string_view> value = json;
  while (value && !path.empty()) {
    const auto dot = path.find('.');
    value = memberOf(*value, path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return value;
}

base::Expected<void> provideJsonExtract(Connection& db) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  if (sqlite3_create_function_v2(db.raw(), "json_extract", 2, kFlags, nullptr, &extract, nullptr, nullptr, nullptr) !=
      SQLITE_OK)
    return db.failure();
  return {};
}

}  // namespace consentry::storage
