// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/message.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <vector>

using namespace consentry;
using namespace consentry::decoder;
using base::Errc;

namespace {

/// The same bytes with a 32-bit number overwritten.
template <std::size_t N>
std::array<std::byte, N> with(std::array<std::byte, N> bytes, std::size_t at, std::uint32_t value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
  return bytes;
}

constexpr Request kOpen{.act = Act::open, .number = 7, .by = 1, .fileBytes = 1234};
constexpr Request kReduce{.act = Act::reduce, .number = 8, .by = 4, .fileBytes = 0};

}  // namespace

TEST_CASE("Requests come out as they went in, and nothing else comes out") {
  for (const Request& request : {kOpen, kReduce}) {
    const auto back = parseRequest(pack(request));
    REQUIRE(back.has_value());
    CHECK((back->act == request.act && back->number == request.number && back->by == request.by &&
           back->fileBytes == request.fileBytes));
  }
  CHECK_FALSE(parseRequest({}));
  CHECK_FALSE(parseRequest(std::vector<std::byte>(kRequestBytes + 1)));
  CHECK_FALSE(parseRequest(with(pack(kOpen), 0, 0)));
  CHECK_FALSE(parseRequest(with(pack(kOpen), 4, 3)));
  CHECK_FALSE(parseRequest(with(pack(kOpen), 12, 2)));
  CHECK_FALSE(parseRequest(with(pack(kReduce), 12, 3)));
  CHECK_FALSE(parseRequest(with(pack(kReduce), 12, 16)));
  CHECK_FALSE(parseRequest(with(pack(kOpen), 16, 0)));
  CHECK_FALSE(parseRequest(with(pack(kOpen), 16, kMostFileBytes + 1)));
  CHECK_FALSE(parseRequest(with(pack(kOpen), 20, 1)));
  CHECK_FALSE(parseRequest(with(pack(kReduce), 16, 1)));
  CHECK_FALSE(parseRequest(with(pack(kOpen), 24, 1)));
}

TEST_CASE("Replies hold a picture or a refusal, within the limits") {
  const Stored stored{.width = 640, .height = 480, .orientation = 6, .hasPixels = false};
  const auto fine = pack(kOpen, stored);
  REQUIRE(parseReply(fine, kOpen).has_value());
  CHECK(parseReply(fine, kOpen)->value() == stored);
  const auto refused = pack(kOpen, base::fail(Errc::limitExceeded, "63 × 64 pixels"));
  REQUIRE(parseReply(refused, kOpen).has_value());
  CHECK(parseReply(refused, kOpen)->error().code() == Errc::limitExceeded);
  CHECK(parseReply(refused, kOpen)->error().message() == "63 × 64 pixels");

  CHECK_FALSE(parseReply(fine, kReduce));  // another number
  CHECK_FALSE(parseReply(base::ByteView(fine).first(100), kOpen));
  CHECK_FALSE(parseReply(with(fine, 8, 9), kOpen));            // no such status
  CHECK_FALSE(parseReply(with(fine, 8, 1), kOpen));            // a refusal with a picture
  CHECK_FALSE(parseReply(with(fine, 12, 8193), kOpen));        // too wide
  CHECK_FALSE(parseReply(with(fine, 12, 0x80000001), kOpen));  // below zero
  CHECK_FALSE(parseReply(with(fine, 12, 63), kOpen));          // smaller than is permitted
  CHECK_FALSE(parseReply(with(fine, 20, 0), kOpen));           // no orientation
  CHECK_FALSE(parseReply(with(fine, 20, 9), kOpen));
  CHECK_FALSE(parseReply(with(fine, 24, 2), kOpen));
  CHECK_FALSE(parseReply(with(fine, 28, 1), kOpen));              // words of a picture
  CHECK_FALSE(parseReply(with(fine, 252, 1), kOpen));             // something behind the end
  CHECK_FALSE(parseReply(with(refused, 28, 225), kOpen));         // words longer than the message
  CHECK_FALSE(parseReply(with(refused, 28, 0), kOpen));           // words that nobody announced
  CHECK_FALSE(parseReply(with(refused, 32, 0x1B5B1B5B), kOpen));  // a terminal's commands
}

TEST_CASE("A reduced picture must come with its pixels") {
  const Stored small{.width = 20, .height = 16, .orientation = 1, .hasPixels = true};
  CHECK(parseReply(pack(kReduce, small), kReduce).has_value());
  CHECK_FALSE(parseReply(with(pack(kReduce, small), 24, 0), kReduce));
}

TEST_CASE("A greeting claims no wall that it did not try") {
  const Hello hello{.landlock = 7, .sanitized = false, .tried = 0xFF, .held = 0x7F};
  const auto back = parseHello(pack(hello));
  REQUIRE(back.has_value());
  CHECK((back->landlock == 7 && back->tried == 0xFF && back->held == 0x7F && !back->sanitized));
  CHECK_FALSE(parseHello(with(pack(hello), 12, 0x0F)));
  CHECK_FALSE(parseHello(with(pack(hello), 12, 0x1FF)));
  CHECK_FALSE(parseHello(with(pack(hello), 8, 2)));
  CHECK_FALSE(parseHello(with(pack(hello), 4, 5000)));
  CHECK_FALSE(parseHello(with(pack(hello), 28, 1)));
}
