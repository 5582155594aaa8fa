// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/probe_query.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace consentry::gallery {

using app::ports::GalleryAnswer;
using app::ports::GalleryCandidate;
using domain::Distance;
using domain::LocalMean;

namespace {

bool before(const Found& a, const Found& b) {
  return std::tie(a.key, a.person) < std::tie(b.key, b.person);
}

/// Twice the distance less the local mean: a whole number that orders like distance − ½ local mean.
std::int64_t adjustedKey(Distance distance, LocalMean mean) {
  return 2 * distance.millionths - mean.millionths;
}

}  // namespace

void TopPeople::offer(const Found& one) {
  if (m_wanted == 0 || (m_found.size() == m_wanted && !before(one, m_found.back()))) return;
  const auto known = std::ranges::find(m_found, one.person, &Found::person);
  if (known != m_found.end()) {
    if (!before(one, *known)) return;
    m_found.erase(known);
  } else if (m_found.size() == m_wanted) {
    m_found.pop_back();
  }
  m_found.insert(std::ranges::upper_bound(m_found, one, before), one);
}

void TopPeople::takeFrom(std::vector<Found> everybody) {
  const std::size_t kept = std::min(m_wanted, everybody.size());
  std::ranges::partial_sort(everybody, everybody.begin() + static_cast<std::ptrdiff_t>(kept), before);
  everybody.resize(kept);
  m_found = std::move(everybody);
}

std::optional<std::int64_t> TopPeople::limit() const {
  if (m_wanted == 0) return std::numeric_limits<std::int32_t>::min();
  if (m_found.size() < m_wanted) return std::nullopt;
  return m_found.back().key;
}

ProbeQuery::ProbeQuery(const GalleryRows& rows, std::span<const std::int32_t> numbers, app::ports::GalleryWanted wanted,
                       std::uint32_t leftOut)
    : m_rows(&rows),
      m_raised(rows.templates.raised(numbers)),
      m_codes(rows.templates.chunks() * kChunk),
      m_leftOut(leftOut),
      m_nearest(wanted.nearest),
      m_adjusted(wanted.adjusted) {
  const CodedReferences& templates = rows.templates;
  const auto step = static_cast<float>(templates.step());
  const float perStep = 1.0F / step;
  double apart = 0;
  std::int32_t base = 0;
  // A gallery without references has no dimension.
  for (std::size_t i = 0; i < std::min(numbers.size(), m_codes.size()); ++i) {
    // Whole numbers below 2^24: nothing here is rounded but the quotient, and the code may be any.
    const auto number = static_cast<float>(numbers[i]);
    const float bounded = std::clamp(number * perStep, -128.0F, 127.0F);
    const auto code = static_cast<std::int32_t>(bounded + 128.5F) - 128;
    const double rest = static_cast<double>(number - static_cast<float>(code) * step);
    m_codes[i] = static_cast<std::int8_t>(code);
    base += code * code + 256 * code;
    apart += rest * rest;
  }
  m_base = base;
  m_farFromCode = std::sqrt(apart);
}

std::int32_t ProbeQuery::floorIn(std::size_t block) const {
  constexpr std::int32_t kEverybody = std::numeric_limits<std::int32_t>::min();
  constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::max();
  const auto nearest = m_nearest.limit();
  const auto adjusted = m_adjusted.limit();
  if (!nearest || !adjusted) return kEverybody;
  double limit = static_cast<double>(*nearest);
  if (m_adjusted.wanted() > 0)
    limit = std::max(limit, static_cast<double>(*adjusted + m_rows->means[block * kBlockRows]) / 2);
  const CodedReferences& templates = m_rows->templates;
  const double reach = ((limit + 1) * (kOne / 1e6) + m_farFromCode + templates.farthestFromCode(block)) /
                       static_cast<double>(templates.step());
  if (reach < 0) return kNone;
  const double floor = static_cast<double>(m_base) - std::floor(reach * reach * (1 + 1e-9));
  return floor <= static_cast<double>(kEverybody) ? kEverybody : static_cast<std::int32_t>(floor);
}

std::size_t ProbeQuery::seedsWanted() const {
  if (m_nearest.limit() && m_adjusted.limit()) return 0;
  const std::size_t people = m_rows->people.size();
  const std::size_t wanted = std::max(m_nearest.wanted(), m_adjusted.wanted()) + (m_leftOut == kNobody ? 0 : 1);
  return (wanted * m_rows->references.size() + people - 1) / people;
}

Distance ProbeQuery::distanceTo(std::uint32_t row) const {
  const auto squared = static_cast<double>(m_rows->templates.squaredDistance(m_raised, row));
  return Distance::of(std::sqrt(squared) / kOne);
}

void ProbeQuery::consider(std::uint32_t row) {
  const std::uint32_t person = m_rows->person[row];
  if (person == m_leftOut) return;
  const Distance distance = distanceTo(row);
  m_nearest.offer({distance.millionths, person, row, distance});
  m_adjusted.offer({adjustedKey(distance, {m_rows->means[row]}), person, row, distance});
}

void ProbeQuery::considerEverybody() {
  constexpr std::int64_t kUnseen = std::numeric_limits<std::int64_t>::max();
  std::vector<Found> nearest(m_rows->people.size(), Found{kUnseen, 0, 0, {}});
  std::vector<Found> adjusted(nearest);
  for (std::uint32_t row = 0; row < m_rows->person.size(); ++row) {
    const std::uint32_t person = m_rows->person[row];
    if (person == m_leftOut) continue;
    const Distance distance = distanceTo(row);
    const Found near{distance.millionths, person, row, distance};
    const Found scaled{adjustedKey(distance, {m_rows->means[row]}), person, row, distance};
    if (near.key < nearest[person].key) nearest[person] = near;
    if (scaled.key < adjusted[person].key) adjusted[person] = scaled;
  }
  const auto unseen = [](const Found& one) { return one.key == kUnseen; };
  std::erase_if(nearest, unseen);
  std::erase_if(adjusted, unseen);
  m_nearest.takeFrom(std::move(nearest));
  m_adjusted.takeFrom(std::move(adjusted));
}

GalleryCandidate ProbeQuery::candidate(const Found& found) const {
  std::uint32_t best = found.row;
  Distance distance = found.distance;
  Distance nearest = distance;
  for (std::uint32_t row = m_rows->next[found.row]; row != found.row; row = m_rows->next[row]) {
    const Distance other = distanceTo(row);
    nearest = std::min(nearest, other);
    const auto order = adjustedKey(other, {m_rows->means[row]}) <=> adjustedKey(distance, {m_rows->means[best]});
    if (order < 0 || (order == 0 && m_rows->references.compare(row, best) < 0)) {
      best = row;
      distance = other;
    }
  }
  return {.person = found.person,
          .reference = best,
          .distance = distance,
          .localMean = {m_rows->means[best]},
          .nearest = nearest};
}

GalleryAnswer ProbeQuery::answer() const {
  GalleryAnswer answer;
  answer.nearest.reserve(m_nearest.found().size());
  answer.adjusted.reserve(m_adjusted.found().size());
  for (const Found& one : m_nearest.found()) answer.nearest.push_back(candidate(one));
  for (const Found& one : m_adjusted.found()) answer.adjusted.push_back(candidate(one));
  return answer;
}

std::vector<Distance> ProbeQuery::distances() const {
  std::vector<Distance> distances;
  for (const Found& one : m_nearest.found()) distances.push_back({one.key});
  return distances;
}

}  // namespace consentry::gallery
