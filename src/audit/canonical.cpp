// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/canonical.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>

#include "base/check.hpp"

namespace consentry::audit {
namespace {

bool isKeyCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}
bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// NFC of valid UTF-8; nothing when it is not UTF-8.
std::optional<std::string> normalised(std::string_view text) {
  utf8proc_uint8_t* out = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &out, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  if (length < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(length));
}

/// C0, DEL and, in UTF-8, C1.
bool hasControl(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) return true;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

/// What a byte can be inside a string: 0 plain, 1 ends it, 2 escape, 3 forbidden, 4 beginning or middle of non-ASCII.
constexpr std::array<unsigned char, 256> kInString = [] {
  std::array<unsigned char, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = 3;
  table[0x7F] = 3;
  table['"'] = 1;
  table['\\'] = 2;
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = 4;
  return table;
}();

/// One pass over the bytes without building a document: verification of a long log spends its time here.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text(text) {}

  bool topObject(std::vector<CanonicalMember>& members) {
    return object(1, &members) && m_at == m_text.size() && (m_ascii || isCleanUnicode());
  }

 private:
  [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
  bool take(char c) {
    if (peek() != c || m_at >= m_text.size()) return false;
    ++m_at;
    return true;
  }
  bool takeWord(std::string_view word) {
    if (m_text.substr(m_at, word.size()) != word) return false;
    m_at += word.size();
    return true;
  }

  bool value(int depth) {
    switch (peek()) {
      case '{':
        return object(depth, nullptr);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return takeWord("true");
      case 'f':
        return takeWord("false");
      default:
        return integer();
    }
  }

  bool object(int depth, std::vector<CanonicalMember>* members) {
    if (depth > kMaxDepth || !take('{')) return false;
    if (take('}')) return true;
    std::string_view last;
    do {
      const std::string_view name = key();
      if (name.empty() || name <= last || !take(':')) return false;
      last = name;
      const std::size_t from = m_at;
      if (!value(depth + 1)) return false;
      if (members != nullptr) members->push_back({name, m_text.substr(from, m_at - from)});
    } while (take(','));
    return take('}');
  }

  bool array(int depth) {
    if (depth > kMaxDepth || !take('[')) return false;
    if (take(']')) return true;
    do {
      if (!value(depth + 1)) return false;
    } while (take(','));
    return take(']');
  }

  std::string_view key() {
    if (!take('"')) return {};
    const std::size_t from = m_at;
    while (isKeyCharacter(peek())) ++m_at;
    const std::string_view name = m_text.substr(from, m_at - from);
    return take('"') ? name : std::string_view{};
  }

  bool string() {
    for (++m_at; m_at < m_text.size(); ++m_at) {
      switch (kInString[static_cast<unsigned char>(m_text[m_at])]) {
        case 0:
          break;
        case 1:
          ++m_at;
          return true;
        case 2:
          ++m_at;
          if (peek() != '"' && peek() != '\\') return false;
          break;
        case 4:
          m_ascii = false;
          break;
        default:
          return false;
      }
    }
    return false;
  }

  bool integer() {
    const bool negative = take('-');
    const std::size_t from = m_at;
    std::int64_t magnitude = 0;
    for (; peek() >= '0' && peek() <= '9'; ++m_at) {
      magnitude = magnitude * 10 + (peek() - '0');
      if (magnitude > kMaxInteger) return false;
    }
    const std::size_t digits = m_at - from;
    if (digits == 0 || (digits > 1 && m_text[from] == '0')) return false;
    return !(negative && magnitude == 0);
  }

  // The syntax around strings is ASCII that nothing composes with, so the whole text is in NFC when each string is.
  bool isCleanUnicode() const {
    const auto normal = normalised(m_text);
    return normal && *normal == m_text && !hasControl(m_text);
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  bool m_ascii = true;
};

}  // namespace

void CanonicalWriter::separate() {
  if (!m_first) m_out.push_back(',');
  m_first = false;
}

void CanonicalWriter::beginObject() {
  separate();
  m_out.push_back('{');
  m_first = true;
  m_lastKeys.emplace_back();
}

void CanonicalWriter::endObject() {
  base::check(!m_lastKeys.empty(), "an object ends that never began");
  m_lastKeys.pop_back();
  m_out.push_back('}');
  m_first = false;
}

void CanonicalWriter::beginArray() {
  separate();
  m_out.push_back('[');
  m_first = true;
}

void CanonicalWriter::endArray() {
  m_out.push_back(']');
  m_first = false;
}

void CanonicalWriter::key(std::string_view name) {
  base::check(!m_lastKeys.empty() && m_lastKeys.back() < name && std::ranges::all_of(name, isKeyCharacter),
              "keys of a log entry come in order");
  m_lastKeys.back() = name;
  separate();
  m_out.append("\"").append(name).append("\":");
  m_first = true;
}

void CanonicalWriter::text(std::string_view value) {
  separate();
  std::string normal;
  if (!isAscii(value)) {
    auto composed = normalised(value);
    if (!composed) {
      m_complaint = "text that is not UTF-8";
      return;
    }
    normal = *std::move(composed);
    value = normal;
  }
  if (hasControl(value)) m_complaint = "text with control characters";
  m_out.push_back('"');
  for (const char c : value) {
    if (c == '"' || c == '\\') m_out.push_back('\\');
    m_out.push_back(c);
  }
  m_out.push_back('"');
}

void CanonicalWriter::integer(std::int64_t value) {
  separate();
  if (value > kMaxInteger || value < -kMaxInteger) m_complaint = "a number of 2^53 or more";
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  m_out.append(digits.data(), end);
}

void CanonicalWriter::boolean(bool value) {
  separate();
  m_out.append(value ? "true" : "false");
}

base::Expected<std::string> CanonicalWriter::finish() && {
  if (!m_complaint.empty()) return base::fail(base::Errc::invalidArgument, "a log entry cannot hold " + m_complaint);
  return std::move(m_out);
}

bool scanCanonicalObject(std::string_view text, std::vector<CanonicalMember>& members) {
  members.clear();
  return Scanner(text).topObject(members);
}

std::optional<std::string_view> plainText(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.find('\\') != std::string_view::npos) return std::nullopt;
  return value.substr(1, value.size() - 2);
}

std::optional<std::int64_t> wholeNumber(std::string_view value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

}  // namespace consentry::audit
