// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "domain/distance.hpp"

namespace consentry::app {

/// Templates of one engine, side by side, for comparing all with all. Squares of lattice values are whole numbers that
/// a double holds exactly, so that the distances are those of any gallery to the bit.
class TemplateTable {
 public:
  /// A photograph without a template leaves its row empty; such a row must not be compared.
  void add(const ports::FaceTemplate* faceTemplate);
  void removeLast();
  [[nodiscard]] std::size_t rows() const { return m_filled.size(); }
  [[nodiscard]] bool has(std::size_t row) const { return m_filled[row]; }
  [[nodiscard]] domain::Distance between(std::size_t a, std::size_t b) const;

 private:
  std::size_t m_dimension = 0;
  std::vector<double> m_values;
  std::vector<bool> m_filled;
};

/// Keeps the smallest few of many in memory for about twice as many.
template <class T>
class Smallest {
 public:
  explicit Smallest(std::size_t count) : m_count(count) { m_kept.reserve(2 * count); }

  void offer(const T& one) {
    if (m_count == 0 || (m_full && !(one < m_bound))) return;
    m_kept.push_back(one);
    if (m_kept.size() >= 2 * m_count) cut();
  }

  /// Ascending.
  [[nodiscard]] std::vector<T> take() {
    std::ranges::sort(m_kept);
    if (m_kept.size() > m_count) m_kept.resize(m_count);
    return std::move(m_kept);
  }

 private:
  void cut() {
    const auto last = m_kept.begin() + static_cast<std::ptrdiff_t>(m_count) - 1;
    std::ranges::nth_element(m_kept, last);
    m_bound = *last;
    m_full = true;
    m_kept.resize(m_count);
  }

  std::size_t m_count;
  std::vector<T> m_kept;
  T m_bound{};
  bool m_full = false;
};

/// Of `n` distances between different people the smallest, ascending: below which distance two of them are probably
/// one person. The tail itself says how it thins out: a normal tail through the distances that one pair in 1,000 and
/// one in 10,000 are below is continued to where less than a tenth of a pair would be expected in the whole set.
/// Zero when the set is too small to tell (below 100,000 pairs).
[[nodiscard]] domain::Distance closerThanExplained(const std::vector<domain::Distance>& smallest, std::int64_t n);

}  // namespace consentry::app
