// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluation_pairs.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace consentry::app {

using domain::Distance;

namespace {

constexpr std::size_t kLanes = 8;

/// x with Φ(x) = p, by halving: it is asked three times.
double normalQuantile(double p) {
  double low = -40;
  double high = 40;
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (std::erfc(-middle / std::numbers::sqrt2) / 2 < p ? low : high) = middle;
  }
  return low;
}

}  // namespace

void TemplateTable::add(const ports::FaceTemplate* faceTemplate) {
  m_filled.push_back(faceTemplate != nullptr);
  if (faceTemplate != nullptr && m_dimension == 0) {
    m_dimension = faceTemplate->values.size();
    m_values.resize((m_filled.size() - 1) * m_dimension);
  }
  if (faceTemplate != nullptr)
    m_values.insert(m_values.end(), faceTemplate->values.begin(), faceTemplate->values.end());
  m_values.resize(m_filled.size() * m_dimension);
}

void TemplateTable::removeLast() {
  m_filled.pop_back();
  m_values.resize(m_filled.size() * m_dimension);
}

Distance TemplateTable::between(std::size_t a, std::size_t b) const {
  const auto left = std::span(m_values).subspan(a * m_dimension, m_dimension);
  const auto right = std::span(m_values).subspan(b * m_dimension, m_dimension);
  std::array<double, kLanes> sums{};
  std::size_t i = 0;
  for (; i + kLanes <= m_dimension; i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double difference = left[i + lane] - right[i + lane];
      sums[lane] += difference * difference;
    }
  double total = 0;
  for (; i < m_dimension; ++i) total += (left[i] - right[i]) * (left[i] - right[i]);
  for (const double sum : sums) total += sum;
  return Distance::of(std::sqrt(total));
}

Distance closerThanExplained(const std::vector<Distance>& smallest, std::int64_t n) {
  constexpr std::int64_t kFewestPairs = 100'000;
  constexpr double kUpper = 1e-3;
  constexpr double kLower = 1e-4;
  constexpr double kExpected = 0.1;
  const auto pairs = static_cast<double>(n);
  const auto at = [&](double share) { return static_cast<std::size_t>(share * pairs); };
  if (n < kFewestPairs || at(kUpper) >= smallest.size()) return {};
  const double upper = smallest[at(kUpper)].value();
  const double lower = smallest[at(kLower)].value();
  const double spread = (upper - lower) / (normalQuantile(kUpper) - normalQuantile(kLower));
  return Distance::of(lower + spread * (normalQuantile(kExpected / pairs) - normalQuantile(kLower)));
}

}  // namespace consentry::app
