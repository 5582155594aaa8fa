// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/ports/gallery.hpp"
#include "gallery/gallery_rows.hpp"

namespace consentry::gallery {

/// A person's best reference so far in one of the orders.
struct Found {
  std::int64_t key = 0;
  std::uint32_t person = 0;
  std::uint32_t row = 0;
  domain::Distance distance;
};

/// The first `wanted` people by key, then by person.
class TopPeople {
 public:
  explicit TopPeople(std::size_t wanted) : m_wanted(wanted) {}
  void offer(const Found& one);
  /// One entry a person, in any order.
  void takeFrom(std::vector<Found> everybody);
  /// Nobody with a larger key can enter any more; nothing when anybody can.
  [[nodiscard]] std::optional<std::int64_t> limit() const;
  [[nodiscard]] const std::vector<Found>& found() const { return m_found; }
  [[nodiscard]] std::size_t wanted() const { return m_wanted; }

 private:
  std::size_t m_wanted;
  std::vector<Found> m_found;  ///< ascending
};

/// One probe on its way through the references. Which of them it must be compared with in full is decided by a bound on
/// the coarse codes:
///
/// Write P and R for the numbers of probe and reference, s for the gallery's step, q and c for their codes (whole
/// numbers), and P = s·q + π, R = s·c + ρ. By the triangle inequality
///   ‖P − R‖ = ‖s(q − c) + (π − ρ)‖ ≥ s·‖q − c‖ − ‖π‖ − ‖ρ‖,
/// whatever the codes are; good codes only make it tight. So a reference at most L away has
///   ‖q − c‖² ≤ ((L + ‖π‖ + ‖ρ‖) / s)².
/// L follows from the last place of the answers as far as they are known: a nearest person must be at most its distance
/// away, an adjusted one at most (its key + local mean) / 2. ‖ρ‖ and the local mean are taken from the worst of the
/// block, ‖π‖ is the probe's own. ‖q − c‖² is a whole number, Σq² + Σc² − 2·Σqc, that the kernels compute without
/// rounding. The right side is made a little larger than any rounding of it: distances are compared in whole
/// millionths, so L is raised by one (rounding to the nearest can gain half of one), and the square by a part in 10^9.
class ProbeQuery {
 public:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

  /// `numbers` on the lattice, as many as the gallery's dimension.
  ProbeQuery(const GalleryRows& rows, std::span<const std::int32_t> numbers, app::ports::GalleryWanted wanted,
             std::uint32_t leftOut = kNobody);

  /// As long as the gallery's chunks.
  [[nodiscard]] std::span<const std::int8_t> codes() const { return m_codes; }
  /// The least likeness with which a reference of the block may still belong into the answer.
  [[nodiscard]] std::int32_t floorIn(std::size_t block) const;
  /// How many references are worth a look before the bound is asked the first time; 0 when it can be asked.
  [[nodiscard]] std::size_t seedsWanted() const;
  void consider(std::uint32_t row);
  /// Without a bound, for who wants so many people that it would leave hardly anybody out.
  void considerEverybody();

  [[nodiscard]] app::ports::GalleryAnswer answer() const;
  [[nodiscard]] std::vector<domain::Distance> distances() const;

 private:
  [[nodiscard]] domain::Distance distanceTo(std::uint32_t row) const;
  [[nodiscard]] app::ports::GalleryCandidate candidate(const Found& found) const;

  const GalleryRows* m_rows;
  RaisedProbe m_raised;
  std::vector<std::int8_t> m_codes;
  std::int64_t m_base = 0;   ///< ‖q − c‖² and the likeness add up to this
  double m_farFromCode = 0;  ///< ‖π‖
  std::uint32_t m_leftOut;
  TopPeople m_nearest;
  TopPeople m_adjusted;
};

}  // namespace consentry::gallery
