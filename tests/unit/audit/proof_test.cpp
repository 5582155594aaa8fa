// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/proof.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "naive_tree.hpp"

using namespace consentry;

namespace {

struct Tree {
  explicit Tree(int count) {
    for (int i = 0; i < count; ++i) leaves.push_back(audit::leafHash(fmt::format("leaf {}", i)));
    audit::TileAppender appender;
    for (const auto& leaf : leaves) appender.append(leaf);
    tiles = appender.takeChanged();
  }
  [[nodiscard]] base::Digest root(std::int64_t size) const {
    return test::naiveRoot(std::span(leaves).first(static_cast<std::size_t>(size)));
  }
  [[nodiscard]] audit::TileReader reader() {
    return [this](int level, std::int64_t index) -> base::Expected<std::vector<base::Digest>> {
      read.emplace(level, index);
      for (const auto& tile : tiles)
        if (tile.level == level && tile.index == index) return tile.hashes;
      return base::fail(base::Errc::storeDamaged, "no such tile");
    };
  }
  std::vector<base::Digest> leaves;
  std::vector<audit::Tile> tiles;
  std::multiset<std::pair<int, std::int64_t>> read;
};

/// A good proof damaged in every named way; each must be refused.
std::vector<std::pair<std::string, audit::Proof>> damaged(const audit::Proof& proof) {
  std::vector<std::pair<std::string, audit::Proof>> all;
  const base::Digest zero;
  for (std::size_t i = 0; i < proof.size(); ++i) {
    audit::Proof flipped = proof;
    flipped[i].value[i % 32] ^= std::byte{1};
    all.emplace_back(fmt::format("hash {} flipped", i), flipped);
    audit::Proof dropped = proof;
    dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(i));
    all.emplace_back(fmt::format("hash {} dropped", i), dropped);
    audit::Proof twice = proof;
    twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), proof[i]);
    all.emplace_back(fmt::format("hash {} twice", i), twice);
    if (i + 1 < proof.size()) {
      audit::Proof swapped = proof;
      std::swap(swapped[i], swapped[i + 1]);
      all.emplace_back(fmt::format("hash {} swapped with the next", i), swapped);
    }
  }
  audit::Proof longer = proof;
  longer.push_back(zero);
  all.emplace_back("a hash more at the end", longer);
  audit::Proof early = proof;
  early.insert(early.begin(), zero);
  all.emplace_back("a hash more at the beginning", early);
  if (!proof.empty()) all.emplace_back("empty", audit::Proof{});
  return all;
}

}  // namespace

TEST_CASE("Inclusion proofs are the RFC's for every leaf of every small tree, and verify") {
  Tree tree(40);
  for (std::int64_t size = 1; size <= 40; ++size)
    for (std::int64_t index = 0; index < size; ++index) {
      const auto proof = audit::inclusionProof(tree.reader(), index, size).value();
      const auto known = std::span(tree.leaves).first(static_cast<std::size_t>(size));
      REQUIRE(proof == test::naivePath(static_cast<std::size_t>(index), known));
      REQUIRE(
          audit::verifyInclusion(tree.leaves[static_cast<std::size_t>(index)], index, size, proof, tree.root(size)));
    }
}

TEST_CASE("Consistency proofs are the RFC's for every pair of small sizes, and verify") {
  Tree tree(40);
  for (std::int64_t size = 1; size <= 40; ++size)
    for (std::int64_t old = 1; old <= size; ++old) {
      const auto proof = audit::consistencyProof(tree.reader(), old, size).value();
      const auto known = std::span(tree.leaves).first(static_cast<std::size_t>(size));
      REQUIRE(proof == test::naiveSubproof(static_cast<std::size_t>(old), known, true));
      REQUIRE(audit::verifyConsistency(old, size, proof, tree.root(old), tree.root(size)));
    }
}

TEST_CASE("Proofs across tiles verify and read a handful of tiles, none twice") {
  Tree tree(70000);
  const auto root = audit::rootAt(tree.reader(), 70000).value();
  CHECK(root == tree.root(70000));
  for (const std::int64_t index : {0, 255, 256, 4096, 65535, 65536, 69999}) {
    tree.read.clear();
    const auto proof = audit::inclusionProof(tree.reader(), index, 70000).value();
    CHECK(audit::verifyInclusion(tree.leaves[static_cast<std::size_t>(index)], index, 70000, proof, root));
    CHECK(tree.read.size() <= 5);
    CHECK(std::set(tree.read.begin(), tree.read.end()).size() == tree.read.size());
  }
  for (const std::int64_t old : {1, 255, 256, 257, 65536, 65537, 69999}) {
    const auto proof = audit::consistencyProof(tree.reader(), old, 70000).value();
    CHECK(audit::verifyConsistency(old, 70000, proof, tree.root(old), root));
  }
}

TEST_CASE("A damaged inclusion proof is refused, and so is a good one for another place, leaf, size or root") {
  Tree tree(23);
  int refused = 0;
  for (const std::int64_t size : {1, 2, 7, 8, 22, 23})
    for (std::int64_t index = 0; index < size; ++index) {
      const auto& leaf = tree.leaves[static_cast<std::size_t>(index)];
      const auto proof = audit::inclusionProof(tree.reader(), index, size).value();
      for (const auto& [how, bad] : damaged(proof)) {
        INFO(how << ", leaf " << index << " of " << size);
        REQUIRE_FALSE(audit::verifyInclusion(leaf, index, size, bad, tree.root(size)));
        ++refused;
      }
      for (std::int64_t other = -1; other <= size; ++other)
        if (other != index) REQUIRE_FALSE(audit::verifyInclusion(leaf, other, size, proof, tree.root(size)));
      REQUIRE_FALSE(audit::verifyInclusion(audit::leafHash("other"), index, size, proof, tree.root(size)));
      REQUIRE_FALSE(audit::verifyInclusion(leaf, index, size, proof, audit::emptyRoot()));
    }
  CHECK(refused > 500);
}

TEST_CASE("A damaged consistency proof is refused, and so is a good one for other sizes or roots") {
  Tree tree(23);
  int refused = 0;
  for (std::int64_t size = 1; size <= 23; ++size)
    for (std::int64_t old = 1; old <= size; ++old) {
      const auto proof = audit::consistencyProof(tree.reader(), old, size).value();
      for (const auto& [how, bad] : damaged(proof)) {
        INFO(how << ", " << old << " to " << size);
        REQUIRE_FALSE(audit::verifyConsistency(old, size, bad, tree.root(old), tree.root(size)));
        ++refused;
      }
      REQUIRE_FALSE(audit::verifyConsistency(old, size, proof, audit::emptyRoot(), tree.root(size)));
      REQUIRE_FALSE(audit::verifyConsistency(old, size, proof, tree.root(old), audit::emptyRoot()));
      REQUIRE_FALSE(audit::verifyConsistency(0, size, proof, tree.root(old), tree.root(size)));
      REQUIRE_FALSE(audit::verifyConsistency(size + 1, size, proof, tree.root(old), tree.root(size)));
    }
  CHECK(refused > 2000);
}

TEST_CASE("Proofs of what cannot be are refused") {
  Tree tree(10);
  CHECK_FALSE(audit::inclusionProof(tree.reader(), 10, 10).has_value());
  CHECK_FALSE(audit::inclusionProof(tree.reader(), -1, 10).has_value());
  CHECK_FALSE(audit::consistencyProof(tree.reader(), 0, 10).has_value());
  CHECK_FALSE(audit::consistencyProof(tree.reader(), 11, 10).has_value());
  CHECK_FALSE(audit::inclusionProof(tree.reader(), 3, 2000).has_value());
}
