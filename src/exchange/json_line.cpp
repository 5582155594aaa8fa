// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json_line.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace consentry::exchange {
namespace {

constexpr int kDeepest = 3;

/// What the parser itself lets pass: nesting without end, and a key that is there twice.
struct Watch {
  bool tooDeep = false;
  bool twice = false;
  std::vector<std::set<std::string>> keys;

  bool operator()(int depth, nlohmann::json::parse_event_t event, const nlohmann::json& value) {
    using Event = nlohmann::json::parse_event_t;
    if (event == Event::object_start || event == Event::array_start) tooDeep = tooDeep || depth >= kDeepest;
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end && !keys.empty()) keys.pop_back();
    if (event == Event::key && !keys.empty()) twice = twice || !keys.back().insert(value.get<std::string>()).second;
    return true;
  }
};

}  // namespace

base::Expected<nlohmann::json> parseObject(std::string_view text) {
  using base::Errc;
  Watch watch;
  auto json = nlohmann::json::parse(text, std::ref(watch), /*allow_exceptions=*/false);
  if (json.is_discarded()) return base::fail(Errc::parse, "not JSON, or not UTF-8");
  if (watch.tooDeep) return base::fail(Errc::parse, "nested too deeply");
  if (watch.twice) return base::fail(Errc::parse, "the same key twice");
  if (!json.is_object()) return base::fail(Errc::parse, "not a JSON object");
  return json;
}

std::optional<JsonLines::Line> JsonLines::next() {
  while (!m_text.empty()) {
    const auto end = std::min(m_text.find('\n'), m_text.size());
    std::string_view line = m_text.substr(0, end);
    m_text.remove_prefix(std::min(end + 1, m_text.size()));
    ++m_line;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") != std::string_view::npos) return Line{m_line, line};
  }
  return std::nullopt;
}

}  // namespace consentry::exchange
