// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/tree.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "base/check.hpp"
#include "crypto/hash.hpp"

namespace consentry::audit {
namespace {

constexpr std::byte kLeaf{0};
constexpr std::byte kNode{1};

}  // namespace

base::Digest leafHash(std::string_view entry) {
  return crypto::Sha256().update({&kLeaf, 1}).update(base::asBytes(entry)).finish();
}

base::Digest nodeHash(const base::Digest& left, const base::Digest& right) {
  std::array<std::byte, 65> bytes;
  bytes[0] = kNode;
  std::ranges::copy(left.value, bytes.begin() + 1);
  std::ranges::copy(right.value, bytes.begin() + 33);
  return crypto::sha256(bytes);
}

base::Digest emptyRoot() {
  return crypto::sha256({});
}

base::Digest rootOf(std::span<const base::Digest> leaves) {
  Frontier frontier;
  for (const auto& leaf : leaves) frontier.append(leaf);
  return frontier.root();
}

std::int64_t splitPoint(std::int64_t n) {
  base::check(n > 1, "only a tree of two leaves can be split");
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

Frontier::Frontier(std::int64_t size, std::vector<base::Digest> subtrees)
    : m_size(size), m_subtrees(std::move(subtrees)) {
  base::check(std::popcount(static_cast<std::uint64_t>(size)) == std::ssize(m_subtrees),
              "a frontier has one hash for each complete subtree");
}

void Frontier::append(const base::Digest& leaf) {
  base::Digest hash = leaf;
  // Each trailing one of the size is a complete subtree that the new leaf doubles.
  for (auto rest = m_size; (rest & 1) != 0; rest >>= 1) {
    hash = nodeHash(m_subtrees.back(), hash);
    m_subtrees.pop_back();
  }
  m_subtrees.push_back(hash);
  ++m_size;
}

base::Digest Frontier::root() const {
  if (m_subtrees.empty()) return emptyRoot();
  base::Digest hash = m_subtrees.back();
  for (std::size_t i = m_subtrees.size() - 1; i > 0; --i) hash = nodeHash(m_subtrees[i - 1], hash);
  return hash;
}

}  // namespace consentry::audit
