// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/gallery_turn.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace consentry;

namespace {

using Template = std::vector<float>;

/// Whole numbers of 2⁻¹⁵ between −1 and 1.
class Lattice {
 public:
  Template random(std::size_t dimension) {
    Template values(dimension);
    for (float& value : values) value = static_cast<float>(m_any(m_engine)) / 32768.0F;
    return values;
  }
  /// Every value at an end: the longest templates there can be.
  Template extreme(std::size_t dimension) {
    Template values(dimension);
    for (float& value : values) value = (m_any(m_engine) & 1) != 0 ? 1.0F : -1.0F;
    return values;
  }

 private:
  std::mt19937 m_engine{7};
  std::uniform_int_distribution<int> m_any{-32768, 32768};
};

crypto::GalleryTurn turnOf(std::size_t dimension) {
  return {crypto::SecretBytes::random(32).value(), dimension};
}

Template turned(const crypto::GalleryTurn& turn, Template values) {
  turn.turn(values);
  return values;
}

double distance(const Template& a, const Template& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::pow(static_cast<double>(a[i]) - static_cast<double>(b[i]), 2);
  return std::sqrt(sum);
}

/// Cosine of the angle between two templates.
double likeness(const Template& a, const Template& b) {
  double dot = 0;
  double ofA = 0;
  double ofB = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = static_cast<double>(a[i]);
    const double y = static_cast<double>(b[i]);
    dot += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return dot / std::sqrt(ofA * ofB);
}

}  // namespace

TEST_CASE("Turning keeps lengths and distances") {
  const std::size_t dimension = GENERATE(2U, 3U, 64U, 128U, 320U, 512U);
  const auto turn = turnOf(dimension);
  Lattice lattice;
  const Template zero(dimension);
  for (int i = 0; i < 200; ++i) {
    const auto a = lattice.random(dimension);
    const auto b = lattice.random(dimension);
    REQUIRE(distance(turned(turn, a), zero) == Approx(distance(a, zero)).epsilon(1e-5));
    REQUIRE(distance(turned(turn, a), turned(turn, b)) == Approx(distance(a, b)).epsilon(1e-5));
  }
}

TEST_CASE("A hundred thousand turned templates come back to the bit, the longest ones too") {
  const std::size_t dimension = GENERATE(1U, 3U, 128U, 320U);
  const auto turn = turnOf(dimension);
  Lattice lattice;
  for (int i = 0; i < 25'000; ++i) {
    const auto made = i % 4 == 0 ? lattice.extreme(dimension) : lattice.random(dimension);
    auto back = turned(turn, made);
    turn.turnBack(back);
    if (back != made) FAIL("template " << i << " came back changed");
  }
  SUCCEED();
}

TEST_CASE("One face in two galleries looks like two strangers") {
  constexpr std::size_t kDimension = 128;
  Lattice lattice;
  double most = 0;
  for (int i = 0; i < 200; ++i) {
    const auto face = lattice.random(kDimension);
    most = std::max(most, std::abs(likeness(turned(turnOf(kDimension), face), turned(turnOf(kDimension), face))));
  }
  // Of two unrelated directions in 128 dimensions 0.5 is nearly six standard deviations away.
  CHECK(most < 0.5);
}

TEST_CASE("The same seed gives the same turn, and a template does not stay what it was") {
  const auto seed = crypto::SecretBytes::random(32).value();
  const auto face = Lattice().random(320);
  CHECK(turned({seed, 320}, face) == turned({seed, 320}, face));
  CHECK(std::abs(likeness(turned({seed, 320}, face), face)) < 0.5);
}
