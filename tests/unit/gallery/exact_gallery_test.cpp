// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/exact_gallery.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "gallery/scan_kernels.hpp"
#include "naive_gallery.hpp"

using namespace consentry;
using app::ports::FaceTemplate;
using app::ports::GalleryReference;
using app::ports::GalleryWanted;
using domain::Distance;
using gallery::ExactGalleryBuilder;
using test::NaiveGallery;

namespace {

const base::Digest kEngine{{std::byte{1}}};
const domain::Permit kPermit =
    domain::PermitIssuer::issue(domain::Purpose::watchlistSearch, domain::TravellerId("t"), 1);

FaceTemplate templateOf(std::vector<float> values, const base::Digest& engine = kEngine) {
  return {engine, std::move(values)};
}

GalleryReference reference(const std::string& person, const std::string& id, FaceTemplate faceTemplate,
                           std::int64_t localMean = 0) {
  return {domain::ListPersonId(person), domain::ReferenceId(id), std::move(faceTemplate), {localMean}};
}

std::vector<float> onLattice(std::vector<float> values) {
  for (float& value : values) value = std::clamp(std::round(value * 32768.0F), -32768.0F, 32768.0F) / 32768.0F;
  return values;
}

using Random = std::mt19937;

std::vector<float> gaussian(Random& random, std::size_t dimension, float spread) {
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> values(dimension);
  for (float& value : values) value = normal(random);
  return onLattice(values);
}

/// Near one of a few points, as photographs of one person are.
std::vector<float> clustered(Random& random, std::size_t dimension) {
  Random centre(random() % 7);
  auto values = gaussian(centre, dimension, 0.1F);
  const auto noise = gaussian(random, dimension, 0.004F);
  for (std::size_t i = 0; i < dimension; ++i) values[i] += noise[i];
  return onLattice(values);
}

/// Values of which many are the same, so that distances tie; ±1 among them.
std::vector<float> coarse(Random& random, std::size_t dimension) {
  std::vector<float> values(dimension);
  for (float& value : values) value = static_cast<float>(random() % 3) - 1;
  return values;
}

/// One value far larger than the others: the codes of all others are then of little use.
std::vector<float> lopsided(Random& random, std::size_t dimension) {
  auto values = gaussian(random, dimension, 0.0005F);
  values[0] = random() % 50 == 0 ? 0.99F : 0;
  return onLattice(values);
}

/// So small that every code is exact and the bound has no room to spare where distances tie.
std::vector<float> tiny(Random& random, std::size_t dimension) {
  std::vector<float> values(dimension);
  for (float& value : values) value = (static_cast<float>(random() % 5) - 2) / 32768.0F;
  return values;
}

struct Kind {
  std::string name;
  std::function<std::vector<float>(Random&, std::size_t)> values;
};
const std::vector<Kind> kKinds{{"gaussian", [](Random& r, std::size_t d) { return gaussian(r, d, 0.09F); }},
                               {"clustered", clustered},
                               {"coarse", coarse},
                               {"lopsided", lopsided},
                               {"tiny", tiny}};

/// A name as the program gives them, or a short one as tests do.
std::string handle(char first, std::uint64_t number, bool whole) {
  return whole ? fmt::format("{:016x}{:016x}", number * 0x9E3779B97F4A7C15U, number)
               : fmt::format("{}{}", first, number);
}

std::vector<GalleryReference> someReferences(Random& random, const Kind& kind, std::size_t dimension, bool whole) {
  std::vector<GalleryReference> references;
  const std::uint64_t people = 1 + random() % 900;
  const bool means = random() % 2 == 0;
  const std::uint64_t most = 1 + random() % 4;
  std::vector<float> last;
  for (std::uint64_t person = 0; person < people; ++person)
    for (std::uint64_t k = 0; k <= random() % most; ++k) {
      // Some are copies of the one before, of the same person or of another.
      if (last.empty() || random() % 10 != 0) last = kind.values(random, dimension);
      references.push_back(reference(handle('p', person, whole), handle('r', references.size() * 31 % 997, whole),
                                     templateOf(last), means ? static_cast<std::int64_t>(random() % 90'000) : 0));
    }
  std::ranges::shuffle(references, random);
  return references;
}

std::vector<FaceTemplate> someProbes(Random& random, const Kind& kind, const std::vector<GalleryReference>& references,
                                     std::size_t count) {
  std::vector<FaceTemplate> probes;
  for (std::size_t i = 0; i < count; ++i) {
    auto values = kind.values(random, references.front().faceTemplate.values.size());
    if (i % 4 == 1) values = references[random() % references.size()].faceTemplate.values;
    // A template far larger than the gallery's: its code is cut off.
    if (i % 4 == 2)
      for (float& value : values) value = std::clamp(value * 8, -1.0F, 1.0F);
    probes.push_back(templateOf(onLattice(values)));
  }
  return probes;
}

void compareAll(const app::ports::Gallery& gallery, const NaiveGallery& naive,
                const std::vector<GalleryReference>& references, const std::vector<FaceTemplate>& probes,
                GalleryWanted wanted) {
  std::vector<domain::ListPersonId> except;
  for (std::size_t i = 0; i < probes.size(); ++i) except.push_back(references[i % references.size()].person);
  const auto many = gallery.searchMany(std::vector(probes.size(), kPermit), probes, wanted);
  const auto around = gallery.surroundings(probes, except, wanted.nearest);
  REQUIRE(many.has_value());
  REQUIRE(around.has_value());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < probes.size(); ++i) {
    const auto expected = naive.search(probes[i], wanted);
    const auto single = gallery.search(kPermit, probes[i], wanted);
    REQUIRE(single.has_value());
    for (const auto* found : {&*single, &(*many)[i]})
      if (test::named(gallery, *found) != expected) ++wrong;
    if ((*around)[i] != naive.surroundings(probes[i], except[i], wanted.nearest)) ++wrong;
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("Every kernel's answers are those of comparing with everybody, line for line") {
  const std::size_t dimension = GENERATE(1U, 7U, 128U, 192U, 320U, 512U);
  for (const auto& kind : kKinds) {
    Random random(static_cast<unsigned>(dimension) + 17);
    const auto references = someReferences(random, kind, dimension, random() % 2 == 0);
    const NaiveGallery naive(references);
    const auto probes = someProbes(random, kind, references, 21);
    for (const auto& kernel : gallery::scanKernels()) {
      if (!kernel.runsHere()) continue;
      INFO(kind.name << ", " << dimension << " numbers, " << kernel.name << ", " << references.size());
      const auto built = ExactGalleryBuilder({.kernel = std::string(kernel.name), .threads = 2}).build(references);
      REQUIRE(built.has_value());
      CHECK((*built)->references() == references.size());
      compareAll(**built, naive, references, probes, {.nearest = 6, .adjusted = 10});
    }
  }
}

TEST_CASE("However many are wanted, the answers are those of comparing with everybody") {
  for (unsigned seed = 0; seed < 12; ++seed) {
    Random random(seed);
    const auto& kind = kKinds[seed % kKinds.size()];
    const auto references = someReferences(random, kind, 1 + random() % 40, seed % 3 == 0);
    const NaiveGallery naive(references);
    const auto built = ExactGalleryBuilder().build(references);
    REQUIRE(built.has_value());
    const auto probes = someProbes(random, kind, references, 9);
    for (const GalleryWanted wanted : {GalleryWanted{0, 0}, GalleryWanted{1, 0}, GalleryWanted{0, 1},
                                       GalleryWanted{3, 200}, GalleryWanted{300, 2}, GalleryWanted{5000, 5000}}) {
      INFO(seed << ", " << references.size() << " references, " << wanted.nearest << " " << wanted.adjusted);
      compareAll(**built, naive, references, probes, wanted);
    }
  }
}

TEST_CASE("Many probes on several threads give what each gives alone") {
  Random random(5);
  const auto references = someReferences(random, kKinds[0], 24, true);
  const NaiveGallery naive(references);
  const auto built = ExactGalleryBuilder({.threads = 3}).build(references);
  REQUIRE(built.has_value());
  for (const std::size_t count : {0U, 1U, 8U, 31U, 33U, 600U})
    compareAll(**built, naive, references, someProbes(random, kKinds[0], references, count),
               {.nearest = 4, .adjusted = 4});
}

TEST_CASE("Equal distances stand in the order of the person's handle, and of the reference's within a person") {
  const auto same = templateOf({0, 0});
  const auto built = ExactGalleryBuilder().build(
      {reference("b", "4", same), reference("a", "3", same), reference("a", "2", same), reference("c", "1", same)});
  REQUIRE(built.has_value());
  CHECK((*built)->people() == 3);
  const auto answer = (*built)->search(kPermit, templateOf({0.375F, 0.5F}), {.nearest = 10, .adjusted = 2});
  REQUIRE(answer.has_value());
  const auto found = test::named(**built, *answer);
  REQUIRE(found.nearest.size() == 3);
  CHECK(found.nearest[0].person.text() == "a");
  CHECK(found.nearest[0].reference.text() == "2");
  CHECK(found.nearest[1].person.text() == "b");
  CHECK(found.nearest[2].person.text() == "c");
  CHECK(found.nearest[0].distance == Distance{625'000});
  REQUIRE(found.adjusted.size() == 2);
  CHECK(found.adjusted[1].person.text() == "b");
}

TEST_CASE("An empty list finds nobody") {
  const auto built = ExactGalleryBuilder().build({});
  REQUIRE(built.has_value());
  CHECK((*built)->people() == 0);
  const auto found = (*built)->search(kPermit, templateOf({1}), {.nearest = 5, .adjusted = 5});
  REQUIRE(found.has_value());
  CHECK(found->nearest.empty());
  CHECK(found->adjusted.empty());
}

TEST_CASE("Templates of different engines are never compared") {
  const base::Digest otherEngine{{std::byte{2}}};
  const ExactGalleryBuilder builder;
  const auto refused = [](const auto& result) {
    return !result.has_value() && result.error().code() == base::Errc::invalidArgument;
  };
  CHECK(refused(
      builder.build({reference("a", "1", templateOf({1, 0})), reference("b", "2", templateOf({1, 0}, otherEngine))})));
  CHECK(refused(builder.build({reference("a", "1", templateOf({1, 0})), reference("b", "2", templateOf({1}))})));
  CHECK(refused(builder.build({reference("a", "1", templateOf({}))})));
  CHECK(refused(builder.build({reference("a", "1", templateOf(std::vector<float>(5000)))})));
  const auto built = builder.build({reference("a", "1", templateOf({1, 0}))});
  REQUIRE(built.has_value());
  CHECK(refused((*built)->search(kPermit, templateOf({1, 0}, otherEngine), {1, 1})));
  CHECK(refused((*built)->search(kPermit, templateOf({1, 0, 1}), {1, 1})));
  const std::vector probes{templateOf({1, 0}), templateOf({1, 0}, otherEngine)};
  CHECK(refused((*built)->searchMany(std::vector(2, kPermit), probes, {1, 1})));
  CHECK(refused((*built)->searchMany(std::vector(2, kPermit), std::span(probes).first(1), {1, 1})));
  CHECK(refused((*built)->surroundings(probes, {}, 1)));
  CHECK(refused((*built)->surroundings(std::span(probes).first(1), std::vector<domain::ListPersonId>(2), 1)));
}

TEST_CASE("What is off the lattice is refused instead of compared") {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  for (const float bad : {kNan, kInfinity, -kInfinity, 0.1F, 1.00004F, -1.5F, 1e-20F, 3e38F}) {
    CHECK_FALSE(ExactGalleryBuilder().build({reference("a", "1", templateOf({bad}))}).has_value());
    const auto built = ExactGalleryBuilder().build({reference("a", "1", templateOf({1}))});
    REQUIRE(built.has_value());
    CHECK_FALSE((*built)->search(kPermit, templateOf({bad}), {1, 1}).has_value());
  }
  constexpr std::int64_t kBeyond = std::int64_t{1} << 40;
  CHECK_FALSE(ExactGalleryBuilder().build({reference("a", "1", templateOf({1}), kBeyond)}).has_value());
}

TEST_CASE("A draft can be filled piece by piece, and again once it is finished") {
  const auto draft = ExactGalleryBuilder().begin(kEngine);
  const std::vector<float> values{0.5F, -1};
  for (const int round : {1, 2}) {
    for (int i = 0; i < 3 * round; ++i)
      REQUIRE(draft->add(domain::ListPersonId(fmt::format("p{}", i)), domain::ReferenceId("r"), values, {}));
    const auto built = draft->finish();
    REQUIRE(built.has_value());
    CHECK((*built)->people() == static_cast<std::size_t>(3 * round));
  }
}

TEST_CASE("A kernel that does not run here is refused") {
  const auto built = ExactGalleryBuilder({.kernel = "abacus"}).build({});
  REQUIRE_FALSE(built.has_value());
  CHECK(built.error().code() == base::Errc::unsupported);
}
