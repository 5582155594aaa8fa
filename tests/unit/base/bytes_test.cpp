// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytes.hpp"

#include <catch2/catch.hpp>

using namespace consentry::base;

namespace {

Bytes bytesOf(std::string_view text) {
  const ByteView view = asBytes(text);
  return {view.begin(), view.end()};
}

}  // namespace

TEST_CASE("hexadecimal goes there and back for every byte") {
  Bytes all;
  for (int i = 0; i < 256; ++i) all.push_back(static_cast<std::byte>(i));
  const std::string text = toHex(all);
  CHECK(text.substr(0, 8) == "00010203");
  CHECK(text.substr(508) == "feff");
  CHECK(fromHex(text).value() == all);
  CHECK(toHex(Bytes{}).empty());
  CHECK(fromHex("").value().empty());
}

TEST_CASE("only lower-case pairs are hexadecimal") {
  for (const char* bad : {"0", "abc", "AB", "0x", "g0", " 00", "00 ", "0\xC3\xA9", "-1"}) {
    INFO(bad);
    REQUIRE_FALSE(fromHex(bad));
    CHECK(fromHex(bad).error().code() == Errc::parse);
  }
  CHECK_FALSE(fromHex(std::string_view("0\0", 2)));
}

TEST_CASE("a digest has exactly 64 characters") {
  const std::string text = std::string(62, '0') + "ff";
  const auto digest = digestFromHex(text);
  REQUIRE(digest);
  CHECK(digest->value[31] == std::byte{0xff});
  CHECK(toHex(*digest) == text);
  CHECK_FALSE(digestFromHex(text.substr(2)));
  CHECK_FALSE(digestFromHex(text + "00"));
  CHECK_FALSE(digestFromHex(""));
  CHECK(Digest{} < *digest);
}

TEST_CASE("base64 answers RFC 4648's own examples") {
  const std::pair<const char*, const char*> examples[] = {{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : examples) {
    CHECK(toBase64(asBytes(plain)) == text);
    CHECK(fromBase64(text).value() == bytesOf(plain));
  }
}

TEST_CASE("base64 goes there and back for every length and byte") {
  Bytes bytes;
  for (int i = 0; i < 300; ++i) {
    CHECK(fromBase64(toBase64(bytes)).value() == bytes);
    bytes.push_back(static_cast<std::byte>(i * 7));
  }
}

TEST_CASE("base64 is read strictly, so that one value has one spelling") {
  for (const char* bad : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "=", "Zm9v\n", "Zm 9",
                          "Zm9v====", "Zg==Zg==", "Zm-_", "Z\xC3\xA9==", "Zm8=Zm8="}) {
    INFO(bad);
    REQUIRE_FALSE(fromBase64(bad));
    CHECK(fromBase64(bad).error().code() == Errc::parse);
  }
}

TEST_CASE("text and bytes are views of one another") {
  CHECK(asText(asBytes("R\xC3\xA9\x01")) == "R\xC3\xA9\x01");
  CHECK(asBytes("").empty());
}
