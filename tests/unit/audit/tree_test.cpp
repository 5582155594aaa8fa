// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/tree.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <map>

#include "audit/tiles.hpp"
#include "naive_tree.hpp"

using namespace consentry;

namespace {

std::vector<base::Digest> leaves(int count) {
  std::vector<base::Digest> hashes;
  for (int i = 0; i < count; ++i) hashes.push_back(audit::leafHash(fmt::format("leaf {}", i)));
  return hashes;
}

/// Tiles as a store keeps them: the newest version of each.
class TileStore {
 public:
  void write(const std::vector<audit::Tile>& tiles) {
    for (const auto& tile : tiles) m_tiles[{tile.level, tile.index}] = tile.hashes;
  }
  [[nodiscard]] audit::TileReader reader() {
    return [this](int level, std::int64_t index) -> base::Expected<std::vector<base::Digest>> {
      const auto tile = m_tiles.find({level, index});
      if (tile == m_tiles.end()) return base::fail(base::Errc::storeDamaged, "no such tile");
      return tile->second;
    };
  }
  std::map<std::pair<int, std::int64_t>, std::vector<base::Digest>>& tiles() { return m_tiles; }

 private:
  std::map<std::pair<int, std::int64_t>, std::vector<base::Digest>> m_tiles;
};

}  // namespace

TEST_CASE("The tree gives the known root of the RFC 6962 test leaves, and of no leaves SHA-256 of nothing") {
  std::vector<base::Digest> hashes;
  for (const auto hex :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
    const auto bytes = base::fromHex(hex).value();
    hashes.push_back(audit::leafHash(base::asText(bytes)));
  }
  CHECK(base::toHex(audit::rootOf(hashes)) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  CHECK(base::toHex(audit::emptyRoot()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(audit::rootOf({}) == audit::emptyRoot());
}

TEST_CASE("The growing edge has the naive tree's root at every size") {
  const auto hashes = leaves(300);
  audit::Frontier frontier;
  for (std::size_t size = 0; size <= hashes.size(); ++size) {
    REQUIRE(frontier.root() == test::naiveRoot(std::span(hashes).first(size)));
    if (size < hashes.size()) frontier.append(hashes[size]);
  }
}

TEST_CASE("Tiles hold the hashes of complete subtrees and give the root of every earlier size") {
  const auto hashes = leaves(1100);
  TileStore store;
  audit::TileAppender appender;
  for (const auto& hash : hashes) {
    appender.append(hash);
    if (appender.size() % 97 == 0) store.write(appender.takeChanged());
  }
  store.write(appender.takeChanged());
  CHECK(store.tiles()[{0, 0}].size() == 256);
  CHECK(store.tiles()[{0, 4}].size() == 1100 - 1024);
  CHECK(store.tiles()[{1, 0}].size() == 4);
  CHECK(store.tiles().size() == 6);
  CHECK(store.tiles()[{1, 0}][2] == test::naiveRoot(std::span(hashes).subspan(512, 256)));
  for (const std::int64_t size : {0, 1, 2, 255, 256, 257, 511, 512, 513, 768, 1000, 1024, 1099, 1100})
    CHECK(audit::rootAt(store.reader(), size) ==
          test::naiveRoot(std::span(hashes).first(static_cast<std::size_t>(size))));
}

TEST_CASE("An appender opened on stored tiles continues where the other stopped, at every size") {
  const auto hashes = leaves(600);
  TileStore store;
  for (std::size_t size = 0; size < hashes.size(); ++size) {
    auto appender = audit::TileAppender::open(static_cast<std::int64_t>(size), store.reader());
    REQUIRE(appender.has_value());
    appender->append(hashes[size]);
    if (size % 50 == 0) REQUIRE(appender->root() == test::naiveRoot(std::span(hashes).first(size + 1)));
    store.write(appender->takeChanged());
    CHECK(appender->takeChanged().empty());
  }
  CHECK(audit::rootAt(store.reader(), 600) == test::naiveRoot(hashes));
}

TEST_CASE("A tile that is missing or too short is a damaged store") {
  TileStore store;
  audit::TileAppender appender;
  for (const auto& hash : leaves(300)) appender.append(hash);
  store.write(appender.takeChanged());
  store.tiles()[{0, 1}].pop_back();
  CHECK(audit::TileAppender::open(300, store.reader()).error().code() == base::Errc::storeDamaged);
  CHECK(audit::TileAppender::open(299, store.reader()).has_value());
  store.tiles().erase({1, 0});
  CHECK(audit::TileAppender::open(299, store.reader()).error().code() == base::Errc::storeDamaged);
}

TEST_CASE("The bytes of a tile are its hashes, and anything but 1 to 256 whole hashes is refused") {
  const audit::Tile tile{.level = 0, .index = 0, .hashes = leaves(3)};
  const auto bytes = audit::tileBytes(tile);
  CHECK(bytes.size() == 96);
  CHECK(audit::tileHashes(bytes) == tile.hashes);
  CHECK_FALSE(audit::tileHashes({}).has_value());
  CHECK_FALSE(audit::tileHashes(std::span(bytes).first(95)).has_value());
  CHECK_FALSE(audit::tileHashes(base::Bytes(257 * 32)).has_value());
}
