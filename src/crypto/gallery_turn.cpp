// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/gallery_turn.hpp"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "crypto/sodium.hpp"

namespace consentry::crypto {
namespace {

constexpr int kRounds = 3;
constexpr float kLattice = 32768;

/// One Walsh–Hadamard transform, scaled so that lengths stay; its own opposite. The size is a power of two.
void mix(std::span<float> block) {
  for (std::size_t half = 1; half < block.size(); half *= 2)
    for (std::size_t start = 0; start < block.size(); start += 2 * half)
      for (std::size_t i = start; i < start + half; ++i) {
        const float a = block[i];
        const float b = block[i + half];
        block[i] = a + b;
        block[i + half] = a - b;
      }
  const float scale = 1.0F / std::sqrt(static_cast<float>(block.size()));
  for (float& value : block) value *= scale;
}

}  // namespace

GalleryTurn::GalleryTurn(const SecretBytes& seed, std::size_t dimension) : m_dimension(dimension), m_rounds(kRounds) {
  startSodium();
  base::check(seed.view().size() == randombytes_SEEDBYTES, "a gallery's seed has 32 bytes");
  // Eight bytes a draw leave a bias below 2⁻⁵⁰.
  std::vector<std::uint64_t> draws(kRounds * 2 * dimension);
  randombytes_buf_deterministic(draws.data(), draws.size() * sizeof(std::uint64_t),
                                reinterpret_cast<const unsigned char*>(seed.view().data()));
  auto draw = draws.begin();
  for (auto& round : m_rounds) {
    round.signs.resize(dimension);
    for (float& sign : round.signs) sign = (*draw++ & 1U) != 0 ? -1.0F : 1.0F;
    round.from.resize(dimension);
    std::iota(round.from.begin(), round.from.end(), 0U);
    for (std::size_t left = dimension; left > 0; --left) std::swap(round.from[left - 1], round.from[*draw++ % left]);
  }
  wipe(std::as_writable_bytes(std::span(draws)));
}

void GalleryTurn::mixBlocks(std::span<float> values) const {
  while (!values.empty()) {
    const std::size_t size = std::bit_floor(values.size());
    mix(values.first(size));
    values = values.subspan(size);
  }
}

void GalleryTurn::turn(std::span<float> values) const {
  base::check(values.size() == m_dimension, "a template of another dimension");
  std::vector<float> moved(m_dimension);
  for (const auto& round : m_rounds) {
    for (std::size_t i = 0; i < m_dimension; ++i) moved[i] = values[round.from[i]] * round.signs[i];
    mixBlocks(moved);
    std::ranges::copy(moved, values.begin());
  }
}

void GalleryTurn::turnBack(std::span<float> values) const {
  base::check(values.size() == m_dimension, "a template of another dimension");
  std::vector<float> moved(m_dimension);
  for (auto round = m_rounds.rbegin(); round != m_rounds.rend(); ++round) {
    std::ranges::copy(values, moved.begin());
    mixBlocks(moved);
    for (std::size_t i = 0; i < m_dimension; ++i) values[round->from[i]] = moved[i] * round->signs[i];
  }
  for (float& value : values) value = std::nearbyint(value * kLattice) / kLattice;
}

}  // namespace consentry::crypto
