// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/handle_column.hpp"

#include <algorithm>
#include <ranges>

namespace consentry::gallery {
namespace {

constexpr std::size_t kDigits = 32;
constexpr std::size_t kHalf = kDigits / 2;

std::optional<std::uint64_t> packedHalf(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char digit : digits) {
    const bool decimal = digit >= '0' && digit <= '9';
    if (!decimal && (digit < 'a' || digit > 'f')) return std::nullopt;
    value = value << 4 | static_cast<std::uint64_t>(decimal ? digit - '0' : digit - 'a' + 10);
  }
  return value;
}

std::optional<HandleColumn::Packed> packed(std::string_view text) {
  if (text.size() != kDigits) return std::nullopt;
  const auto high = packedHalf(text.substr(0, kHalf));
  const auto low = packedHalf(text.substr(kHalf));
  if (!high || !low) return std::nullopt;
  return HandleColumn::Packed{*high, *low};
}

std::string unpacked(const HandleColumn::Packed& value) {
  std::string text(kDigits, '0');
  for (std::size_t half = 0; half < value.size(); ++half)
    for (std::size_t i = 0; i < kHalf; ++i)
      text[half * kHalf + i] = "0123456789abcdef"[value[half] >> (4 * (kHalf - 1 - i)) & 0xF];
  return text;
}

}  // namespace

void HandleColumn::add(std::string_view text) {
  if (m_isPacked) {
    if (const auto value = packed(text)) {
      m_packed.push_back(*value);
      return;
    }
    for (const Packed& value : m_packed) m_texts.push_back(unpacked(value));
    m_packed = {};
    m_isPacked = false;
  }
  m_texts.emplace_back(text);
}

std::string HandleColumn::text(std::size_t at) const {
  return m_isPacked ? unpacked(m_packed[at]) : m_texts[at];
}

std::strong_ordering HandleColumn::compare(std::size_t a, std::size_t b) const {
  return m_isPacked ? m_packed[a] <=> m_packed[b] : m_texts[a] <=> m_texts[b];
}

std::uint64_t HandleColumn::prefix(std::size_t at) const {
  if (m_isPacked) return m_packed[at][0];
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(value); ++i)
    value = value << 8 | (i < m_texts[at].size() ? static_cast<unsigned char>(m_texts[at][i]) : 0U);
  return value;
}

std::optional<std::uint32_t> HandleColumn::find(std::string_view text) const {
  std::ptrdiff_t at = 0;
  if (m_isPacked) {
    const auto value = packed(text);
    if (!value) return std::nullopt;
    const auto found = std::ranges::lower_bound(m_packed, *value);
    if (found == m_packed.end() || *found != *value) return std::nullopt;
    at = found - m_packed.begin();
  } else {
    const auto found = std::ranges::lower_bound(m_texts, text);
    if (found == m_texts.end() || *found != text) return std::nullopt;
    at = found - m_texts.begin();
  }
  return static_cast<std::uint32_t>(at);
}

HandleColumn HandleColumn::picked(const std::vector<std::uint32_t>& order) const {
  HandleColumn column;
  column.m_isPacked = m_isPacked;
  (m_isPacked ? column.m_packed.reserve(order.size()) : column.m_texts.reserve(order.size()));
  for (const std::uint32_t at : order)
    m_isPacked ? column.m_packed.push_back(m_packed[at]) : column.m_texts.push_back(m_texts[at]);
  return column;
}

}  // namespace consentry::gallery
