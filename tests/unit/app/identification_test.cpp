// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "app/fairness_run.hpp"
#include "app/identification_run.hpp"
#include "gallery/exact_gallery.hpp"

using namespace consentry;
using app::ports::FaceTemplate;
using app::ports::GalleryReference;
using domain::ListPersonId;
using domain::Score;

namespace {

constexpr int kPeople = 12;

/// Three photographs of each person, near each other.
std::vector<FaceTemplate> photographs() {
  std::mt19937 random(4);
  const auto number = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(2 * most + 1)) - most; };
  std::vector<FaceTemplate> made;
  for (int person = 0; person < kPeople; ++person) {
    std::vector<int> middle(8);
    for (int& value : middle) value = number(9000);
    for (int photo = 0; photo < 3; ++photo) {
      FaceTemplate one{.engine = base::Digest{{std::byte{7}}}, .values = {}};
      for (const int value : middle) one.values.push_back(static_cast<float>(value + number(900)) / 32768);
      made.push_back(std::move(one));
    }
  }
  return made;
}

std::string nameOf(std::size_t photo) {
  return "P" + std::to_string(100 + photo / 3);
}

/// The cohort without one person, around a template.
domain::LocalMean around(const std::vector<FaceTemplate>& photos, const domain::Scoring& scoring, std::size_t of) {
  std::vector<GalleryReference> others;
  for (std::size_t i = 2; i < photos.size(); i += 3)
    if (nameOf(i) != nameOf(of)) others.push_back({ListPersonId(nameOf(i)), domain::ReferenceId(nameOf(i)), photos[i]});
  const auto cohort = gallery::ExactGalleryBuilder().build(std::move(others));
  const auto found = (*cohort)->surroundings({&photos[of], 1}, {}, static_cast<std::size_t>(scoring.neighbours));
  return domain::localMean(scoring, {}, found->front());
}

}  // namespace

TEST_CASE("who stands in both the set and the cohort is measured as if they were not in the cohort") {
  const auto photos = photographs();
  const domain::Scoring scoring{domain::Neighbourhood::cohort, 2};
  const gallery::ExactGalleryBuilder galleries;
  std::vector<GalleryReference> members;
  std::vector<app::ListedPhoto> list;
  std::vector<app::SearchedProbe> probes;
  for (std::size_t i = 0; i < photos.size(); i += 3) {
    list.push_back({nameOf(i), nameOf(i), &photos[i]});
    probes.push_back(
        {domain::PermitIssuer::issue(domain::Purpose::accuracyTest, domain::TravellerId(nameOf(i)), std::ssize(probes)),
         nameOf(i), nameOf(i), app::ports::PhotoOutcome::assessed, &photos[i + 1]});
    members.push_back({ListPersonId(nameOf(i)), domain::ReferenceId(nameOf(i)), photos[i + 2]});
  }
  const auto cohort = galleries.build(std::move(members));
  REQUIRE(cohort);
  const auto result = app::identify(galleries, list, probes, *cohort, scoring);
  REQUIRE(result);
  std::size_t wrong = 0;
  for (std::size_t p = 0; p < probes.size(); ++p)
    for (const auto& found : result->probes[p].candidates) {
      std::size_t r = 0;
      while (nameOf(r) != found.person.text()) r += 3;
      if (found.score !=
          domain::scaledScore(found.distance, around(photos, scoring, 3 * p + 1), around(photos, scoring, r)))
        ++wrong;
    }
  CHECK(wrong == 0);
  REQUIRE(result->mates.size() == probes.size());
  for (const auto& mate : result->mates) {
    const auto& probe = result->probes[mate.a];
    REQUIRE(probe.own > 0);
    CHECK(probe.candidates[static_cast<std::size_t>(probe.own) - 1].score == mate.score);
  }
}

TEST_CASE("the threshold that meets the target is found where both groups are counted anew") {
  // Two groups of 16 people, far apart but for some pairs: eight in one group, two in the other, which are gone before
  // the first group is down to four.
  const std::map<int, double> near{{0, 0.01}, {1, 0.02}, {2, 0.03},  {3, 0.04},  {4, 0.05},
                                   {5, 0.06}, {6, 0.07}, {7, 0.085}, {8, 0.075}, {9, 0.08}};
  app::FairnessSet set;
  std::vector<FaceTemplate> templates(32);
  for (int place = 0; place < 32; ++place) {
    const bool first = place < 16;
    const int pair = first ? place / 2 : place < 20 ? 8 + (place - 16) / 2 : place;
    auto& values = templates[static_cast<std::size_t>(place)].values;
    for (int bit = 0; bit < 5; ++bit) values.push_back((pair >> bit) % 2 == 0 ? 0.5F : -0.5F);
    const bool moved = near.contains(pair) && place % 2 == 1;
    values.push_back(moved ? std::round(static_cast<float>(near.at(pair)) * 32768) / 32768 : 0);
    set.add("P" + std::to_string(place), first ? "x" : "y", std::to_string(place),
            &templates[static_cast<std::size_t>(place)]);
  }
  set.means.resize(32);
  const auto run = app::fairnessOf(set, 10.5 / 496, 1, {});
  REQUIRE(run);
  const auto& fairness = run->figures;
  REQUIRE(fairness.groups.size() == 2);
  CHECK(fairness.groups[0].falseMatches == 8);
  CHECK(fairness.groups[1].falseMatches == 2);
  CHECK(fairness.worstToBest.value() == Approx(4));
  CHECK(fairness.thresholdForWorst.at < Score::of(0.03));
  CHECK(fairness.thresholdForWorst.at > Score::of(0.029));
}

TEST_CASE("without strangers there is no threshold to miss anybody at") {
  const auto figures = app::identificationFigures({{true, Score::of(0.2), Score::of(0.2), 1, 0}});
  CHECK(figures.rank1.rate == Approx(1.0));
  CHECK(figures.fnirAtFpir.empty());
  CHECK(app::identificationFigures({{false, Score::of(0.9), std::nullopt, 0, 0}}).fnirAtFpir.empty());
}
