// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_contract.hpp"

namespace consentry::test {

using app::ports::SetLineRow;
using app::ports::WriteUnit;
using base::Errc;
using domain::RowVerdict;
using domain::SetState;

namespace {

SetLineRow lineOf(const domain::SetId& set, std::int64_t number, RowVerdict verdict) {
  SetLineRow line;
  line.set = set;
  line.line = number;
  line.travellerRef = "T-1";
  line.file = "faces/a.jpg";
  line.verdict = verdict;
  line.why = "eyes 31 px apart";
  return line;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("a set comes back with its lines and photographs", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto traveller = sample.addTraveller("T-1");
  const auto set = sample.addSet();
  const auto second = sample.addPhoto(set.id, traveller.id, 2);
  const auto first = sample.addPhoto(set.id, traveller.id, 1);
  auto taken = lineOf(set.id, 2, RowVerdict::fresh);
  taken.traveller = traveller.id;
  taken.photo = first.id;
  taken.decision = domain::DecisionKind::allowedByLaw;
  taken.basis = domain::BasisKind::statute;
  taken.reference = "Immigration Act 12-2";
  auto refused = lineOf(set.id, 4, RowVerdict::noConsent);
  refused.reason = domain::DenialReason::withdrawn;
  refused.consentState = domain::ConsentState::withdrawn;
  must(sample.write([&](WriteUnit& unit) -> base::Expected<void> {
    auto later = lineOf(set.id, 3, RowVerdict::fresh);
    later.photo = second.id;
    TRY_VOID(unit.sets().addLine(refused));
    TRY_VOID(unit.sets().addLine(later));
    return unit.sets().addLine(taken);
  }));
  auto& sets = sample.read().sets();
  const auto lines = must(sets.lines(set.id, 0, 10));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].traveller == traveller.id);
  CHECK(lines[0].photo == first.id);
  CHECK(lines[0].reference == taken.reference);
  CHECK(lines[2].reason == domain::DenialReason::withdrawn);
  CHECK_FALSE(lines[2].photo);
  CHECK(must(sets.lines(set.id, 1, 1)).front().line == 3);
  CHECK(must(sets.doneLines(set.id)) == std::vector<std::int64_t>{2, 3, 4});
  const std::vector<std::pair<RowVerdict, std::int64_t>> counts{{RowVerdict::fresh, 2}, {RowVerdict::noConsent, 1}};
  CHECK(must(sets.verdictCounts(set.id)) == counts);
  CHECK_FALSE(sample.write([&](WriteUnit& unit) { return unit.sets().addLine(taken); }));

  const auto photos = must(sets.photos(set.id));
  REQUIRE(photos.size() == 2);
  CHECK(photos[0].id == first.id);
  CHECK(photos[0].face == first.face);
  CHECK(photos[0].quality.values == first.quality.values);
  CHECK(photos[0].quality.verdict == first.quality.verdict);
  CHECK(photos[0].capturedAt == first.capturedAt);
  CHECK(must(sets.findPhoto(second.id))->hash == second.hash);
  CHECK(base::asText(must(sets.photoContent(first.id))) == "JPEG bytes");
  CHECK(base::asText(must(sets.photoThumbnail(first.id))) == "thumb");
  CHECK(must(sets.hasPhoto(traveller.id, first.hash)));
  CHECK_FALSE(must(sets.hasPhoto(traveller.id, sample.digest(77))));
}

TEMPLATE_LIST_TEST_CASE("a set is being imported, then complete", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto set = sample.addSet();
  CHECK(must(sample.read().sets().find(set.id))->state == SetState::importing);
  CHECK(must(sample.read().sets().findByManifest(set.manifestHash, "morning"))->id == set.id);
  CHECK_FALSE(must(sample.read().sets().findByManifest(set.manifestHash, "evening")));
  const auto finish = [&] {
    return sample.write([&](WriteUnit& unit) { return unit.sets().finish(set.id, sample.clock.now()); });
  };
  must(finish());
  const auto stored = *must(sample.read().sets().find(set.id));
  CHECK(stored.state == SetState::complete);
  CHECK(stored.finishedAt);
  CHECK(stored.sourceSystem == "gate 4");
  CHECK(stored.lines == 3);
  CHECK(codeOf(finish()) == Errc::conflict);
}

TEMPLATE_LIST_TEST_CASE("removing a set destroys what shows a person", "[contract]", StoreFactories) {
  Sample<TestType> sample;
  const auto made = sample.addScreening();
  must(sample.write([&](WriteUnit& unit) { return unit.sets().addLine(lineOf(made.set.id, 2, RowVerdict::fresh)); }));
  const app::ports::FaceGeometry geometry{"full-range-1", {10, 20, 110, 120, 0.75}, {{10.5F, 20.25F}, {30, 40}}};
  must(sample.write([&](WriteUnit& unit) { return unit.sets().addGeometry(made.photo.id, geometry); }));
  CHECK(must(sample.read().sets().photoGeometry(made.photo.id)) == geometry);
  const auto remove = [&] {
    return sample.write([&](WriteUnit& unit) { return unit.sets().remove(made.set.id, sample.clock.now()); });
  };
  must(remove());
  auto& sets = sample.read().sets();
  CHECK(must(sets.all()).empty());
  CHECK(must(sets.find(made.set.id))->state == SetState::removed);
  CHECK_FALSE(must(sets.findByManifest(made.set.manifestHash, "morning")));
  CHECK(codeOf(sets.photoContent(made.photo.id)) == Errc::notFound);
  CHECK(codeOf(sets.photoThumbnail(made.photo.id)) == Errc::notFound);
  CHECK_FALSE(must(sets.hasPhoto(made.traveller.id, made.photo.hash)));
  CHECK_FALSE(must(sets.photoGeometry(made.photo.id)));
  const auto photo = *must(sets.findPhoto(made.photo.id));
  CHECK(photo.hash == base::Digest{});
  CHECK_FALSE(photo.face);
  CHECK(photo.quality.values.empty());
  const auto line = must(sets.lines(made.set.id, 0, 1)).front();
  CHECK(line.travellerRef.empty());
  CHECK(line.file.empty());
  CHECK(line.why.empty());
  CHECK(codeOf(remove()) == Errc::notFound);
}

}  // namespace consentry::test
