// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/gallery_draft.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace consentry::gallery {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

constexpr std::size_t kMostReferences = std::numeric_limits<std::uint32_t>::max();

/// By local mean, the largest first, then as before.
std::vector<std::uint32_t> crowdedFirst(const std::vector<std::uint32_t>& order,
                                        const std::vector<std::int32_t>& means) {
  struct Key {
    std::int32_t mean;
    std::uint32_t place;
  };
  std::vector<Key> keys(order.size());
  for (std::uint32_t place = 0; place < keys.size(); ++place) keys[place] = {means[order[place]], place};
  std::ranges::sort(keys,
                    [](const Key& a, const Key& b) { return a.mean != b.mean ? a.mean > b.mean : a.place < b.place; });
  std::vector<std::uint32_t> sorted(order.size());
  std::ranges::transform(keys, sorted.begin(), [&](const Key& key) { return order[key.place]; });
  return sorted;
}

}  // namespace

ExactGalleryDraft::ExactGalleryDraft(const base::Digest& engine, std::size_t expected,
                                     const ExactGalleryBuilder::Options& options)
    : m_engine(engine), m_expected(expected), m_options(options) {
  m_people.reserve(expected);
  m_references.reserve(expected);
  m_means.reserve(expected);
}

Expected<void> ExactGalleryDraft::add(const domain::ListPersonId& person, const domain::ReferenceId& reference,
                                      std::span<const float> values, domain::LocalMean localMean) {
  if (m_templates.rows() == 0) {
    if (values.empty() || values.size() > kLargestDimension)
      return fail(Errc::invalidArgument, "a template has no values or more than a gallery takes");
    m_templates = CodedReferences(values.size(), m_expected);
  }
  if (values.size() != m_templates.dimension())
    return fail(Errc::invalidArgument, "the gallery's templates are not all of one engine");
  if (m_templates.rows() == kMostReferences)
    return fail(Errc::limitExceeded, "a gallery does not take so many references");
  if (!std::in_range<std::int32_t>(localMean.millionths))
    return fail(Errc::invalidArgument, "a local mean is farther than two templates can be");
  if (!m_templates.add(values))
    return fail(Errc::invalidArgument, "a template holds a value that is no whole number of 2^-15 within 1");
  m_people.add(person.text());
  m_references.add(reference.text());
  m_means.push_back(static_cast<std::int32_t>(localMean.millionths));
  return {};
}

/// The references by person, then by their own handle.
std::vector<std::uint32_t> ExactGalleryDraft::byHandle() const {
  struct Key {
    std::uint64_t prefix;
    std::uint32_t at;
  };
  std::vector<Key> keys(m_means.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = {m_people.prefix(i), i};
  std::ranges::sort(keys, [&](const Key& a, const Key& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    if (const auto order = m_people.compare(a.at, b.at); order != 0) return order < 0;
    if (const auto order = m_references.compare(a.at, b.at); order != 0) return order < 0;
    return a.at < b.at;
  });
  std::vector<std::uint32_t> order(keys.size());
  std::ranges::transform(keys, order.begin(), &Key::at);
  return order;
}

GalleryRows ExactGalleryDraft::arranged() {
  std::vector<std::uint32_t> order = byHandle();
  const std::size_t count = order.size();
  std::vector<std::uint32_t> firsts;           // of each person, as they came
  std::vector<std::uint32_t> personOf(count);  // as they came
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0 || m_people.compare(order[i - 1], order[i]) != 0) firsts.push_back(order[i]);
    personOf[order[i]] = static_cast<std::uint32_t>(firsts.size() - 1);
  }
  GalleryRows rows{.templates = std::exchange(m_templates, {0, 0}), .people = m_people.picked(firsts)};
  m_people = {};
  order = crowdedFirst(order, m_means);
  rows.references = m_references.picked(order);
  m_references = {};
  rows.person.resize(count);
  rows.next.resize(count);
  rows.means.resize(count);
  std::vector<std::uint32_t>& latest = firsts;  // row of each person's last reference so far
  std::ranges::fill(latest, std::numeric_limits<std::uint32_t>::max());
  for (std::uint32_t row = 0; row < count; ++row) {
    const std::uint32_t person = personOf[order[row]];
    rows.person[row] = person;
    rows.means[row] = m_means[order[row]];
    rows.next[row] = row;
    if (latest[person] < row) std::swap(rows.next[row], rows.next[latest[person]]);
    latest[person] = row;
  }
  m_means = {};
  rows.templates.arrange(order);
  rows.templates.code();
  return rows;
}

Expected<std::shared_ptr<const app::ports::Gallery>> ExactGalleryDraft::finish() {
  return makeExactGallery(m_engine, arranged(), m_options);
}

}  // namespace consentry::gallery
