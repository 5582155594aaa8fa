// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/exact_gallery.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <random>

using namespace consentry;
using app::ports::FaceTemplate;
using app::ports::GalleryReference;
using gallery::ExactGalleryBuilder;

namespace {

const base::Digest kEngine{{std::byte{1}}};
const domain::Permit kPermit =
    domain::PermitIssuer::issue(domain::Purpose::watchlistSearch, domain::TravellerId("t"), 1);

FaceTemplate templateOf(std::vector<float> values, const base::Digest& engine = kEngine) {
  return {engine, std::move(values)};
}

GalleryReference reference(const std::string& person, const std::string& id, FaceTemplate faceTemplate) {
  return {domain::ListPersonId(person), domain::ReferenceId(id), std::move(faceTemplate)};
}

std::vector<float> randomValues(std::mt19937& random, std::size_t dimension) {
  std::normal_distribution<float> normal(0, 0.12F);
  std::vector<float> values(dimension);
  for (float& value : values) value = normal(random);
  return values;
}

struct Line {
  domain::Distance distance;
  std::string person;
  std::string reference;
  auto operator<=>(const Line&) const = default;
};

/// The definition, written down: nearest reference of each person, ascending, ties by handle.
std::vector<Line> naiveSearch(const std::vector<GalleryReference>& references, const FaceTemplate& probe) {
  std::map<std::string, std::pair<double, std::string>> best;
  for (const auto& entry : references) {
    double sum = 0;
    for (std::size_t i = 0; i < probe.values.size(); ++i) {
      const double d = double{entry.faceTemplate.values[i]} - double{probe.values[i]};
      sum += d * d;
    }
    const std::pair found(sum, entry.reference.text());
    const auto [place, isNew] = best.try_emplace(entry.person.text(), found);
    if (!isNew && found < place->second) place->second = found;
  }
  std::vector<Line> lines;
  for (const auto& [person, found] : best)
    lines.push_back({domain::Distance::of(std::sqrt(found.first)), person, found.second});
  std::ranges::sort(lines);
  return lines;
}

}  // namespace

TEST_CASE("The search gives what the definition gives, line for line") {
  std::mt19937 random(11);
  for (const std::size_t dimension : {1U, 7U, 8U, 128U, 131U}) {
    std::vector<GalleryReference> references;
    for (int person = 0; person < 60; ++person)
      for (int k = 0; k <= person % 4; ++k)
        references.push_back(reference("p" + std::to_string(person * 37 % 60),
                                       "r" + std::to_string(person) + std::to_string(k),
                                       templateOf(randomValues(random, dimension))));
    std::ranges::shuffle(references, random);
    const auto built = ExactGalleryBuilder().build(references);
    REQUIRE(built.has_value());
    CHECK((*built)->people() == 60);
    CHECK((*built)->references() == references.size());
    for (int probe = 0; probe < 20; ++probe) {
      const auto wanted = templateOf(randomValues(random, dimension));
      const auto expected = naiveSearch(references, wanted);
      for (const std::size_t atMost : {0U, 1U, 10U, 1000U}) {
        const auto found = (*built)->search(kPermit, wanted, {.nearest = atMost, .adjusted = atMost});
        REQUIRE(found.has_value());
        REQUIRE(found->nearest.size() == std::min<std::size_t>(atMost, 60));
        for (std::size_t i = 0; i < found->nearest.size(); ++i) {
          CHECK(Line{found->nearest[i].distance, found->nearest[i].person.text(), found->nearest[i].reference.text()} ==
                expected[i]);
        }
      }
    }
  }
}

TEST_CASE("Equal distances stand in the order of the person's handle, and of the reference's within a person") {
  const auto same = templateOf({0, 0});
  const auto built = ExactGalleryBuilder().build(
      {reference("b", "4", same), reference("a", "3", same), reference("a", "2", same), reference("c", "1", same)});
  const auto found = (*built)->search(kPermit, templateOf({3, 4}), {.nearest = 10, .adjusted = 10});
  REQUIRE(found.has_value());
  REQUIRE(found->nearest.size() == 3);
  CHECK(found->nearest[0].person.text() == "a");
  CHECK(found->nearest[0].reference.text() == "2");
  CHECK(found->nearest[1].person.text() == "b");
  CHECK(found->nearest[2].person.text() == "c");
  CHECK(found->nearest[0].distance == domain::Distance{5'000'000});
}

TEST_CASE("An empty list finds nobody") {
  const auto built = ExactGalleryBuilder().build({});
  REQUIRE(built.has_value());
  CHECK((*built)->people() == 0);
  CHECK((*built)->search(kPermit, templateOf({1}), {.nearest = 5, .adjusted = 5})->nearest.empty());
}

TEST_CASE("Templates of different engines are never compared") {
  const base::Digest otherEngine{{std::byte{2}}};
  const ExactGalleryBuilder builder;
  const auto refused = [](const auto& result) {
    return !result.has_value() && result.error().code() == base::Errc::invalidArgument;
  };
  CHECK(refused(
      builder.build({reference("a", "1", templateOf({1, 2})), reference("b", "2", templateOf({1, 2}, otherEngine))})));
  CHECK(refused(builder.build({reference("a", "1", templateOf({1, 2})), reference("b", "2", templateOf({1}))})));
  CHECK(refused(builder.build({reference("a", "1", templateOf({}))})));
  const auto built = builder.build({reference("a", "1", templateOf({1, 2}))});
  CHECK(refused((*built)->search(kPermit, templateOf({1, 2}, otherEngine), {.nearest = 1, .adjusted = 1})));
  CHECK(refused((*built)->search(kPermit, templateOf({1, 2, 3}), {.nearest = 1, .adjusted = 1})));
}

TEST_CASE("What is not a number is refused instead of compared") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  for (const float bad : {nan, infinity}) {
    CHECK_FALSE(ExactGalleryBuilder().build({reference("a", "1", templateOf({bad}))}).has_value());
    const auto built = ExactGalleryBuilder().build({reference("a", "1", templateOf({1}))});
    CHECK_FALSE((*built)->search(kPermit, templateOf({bad}), {.nearest = 1, .adjusted = 1}).has_value());
  }
}
