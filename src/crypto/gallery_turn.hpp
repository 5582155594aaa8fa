// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "crypto/secret_bytes.hpp"

namespace consentry::crypto {

/// A random rotation of templates, one a gallery: lengths and distances stay, and one gallery's turned templates say
/// nothing about another's without the seeds. Three rounds of random signs, a random permutation and Walsh–Hadamard
/// transforms over blocks of powers of two. After Ailon and Chazelle, "The fast Johnson–Lindenstrauss transform", SIAM
/// J. Comput. 39 (2009).
class GalleryTurn {
 public:
  /// The seed has 32 bytes.
  GalleryTurn(const SecretBytes& seed, std::size_t dimension);

  [[nodiscard]] std::size_t dimension() const { return m_dimension; }
  void turn(std::span<float> values) const;
  /// The opposite, and then to the nearest whole number of 2⁻¹⁵: exactly what was turned, when that was made of such.
  void turnBack(std::span<float> values) const;

 private:
  struct Round {
    std::vector<float> signs;
    std::vector<std::uint32_t> from;  ///< the value that comes to each place
  };
  void mixBlocks(std::span<float> values) const;

  std::size_t m_dimension;
  std::vector<Round> m_rounds;
};

}  // namespace consentry::crypto
