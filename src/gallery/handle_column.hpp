// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consentry::gallery {

/// Many handles in 16 bytes each instead of the 80 that a string of 32 characters takes. A column into which anything
/// else than 32 lower-case hexadecimal digits was put keeps texts. Ordered like the texts in either case.
class HandleColumn {
 public:
  using Packed = std::array<std::uint64_t, 2>;

  void reserve(std::size_t count) { m_packed.reserve(count); }
  void add(std::string_view text);
  [[nodiscard]] std::size_t size() const { return m_isPacked ? m_packed.size() : m_texts.size(); }
  [[nodiscard]] std::string text(std::size_t at) const;
  [[nodiscard]] std::strong_ordering compare(std::size_t a, std::size_t b) const;
  /// Orders as the texts do as far as it goes; equal prefixes say nothing.
  [[nodiscard]] std::uint64_t prefix(std::size_t at) const;
  /// Where the text stands in an ascending column.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
  /// A column that holds this one's handles `order[0]`, `order[1]`, …
  [[nodiscard]] HandleColumn picked(const std::vector<std::uint32_t>& order) const;

 private:
  bool m_isPacked = true;
  std::vector<Packed> m_packed;
  std::vector<std::string> m_texts;
};

}  // namespace consentry::gallery
