// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/labelled.hpp"

#include <catch2/catch.hpp>

using namespace consentry::exchange;

TEST_CASE("a labelled set is read with or without groups") {
  const auto photos = parseLabelled("file,person,group,x\r\na/b.jpg,Ann,g1,\r\nc.jpg,\"Bo, Jr\",,\r\n");
  REQUIRE(photos);
  REQUIRE(photos->size() == 2);
  CHECK((*photos)[0].person == "Ann");
  CHECK((*photos)[0].file == "a/b.jpg");
  CHECK((*photos)[0].group == "g1");
  CHECK((*photos)[1].person == "Bo, Jr");
  CHECK(parseLabelled("person,file\nA,a.jpg\n")->size() == 1);
}

TEST_CASE("a labelled set with one bad line is none") {
  const auto why = [](std::string_view text) { return parseLabelled(text).error().message(); };
  CHECK(why("").starts_with("line 1"));
  CHECK(why("name,file\nA,a.jpg\n").starts_with("line 1"));
  CHECK(why("person,file\nA,a.jpg\n\nB\n").starts_with("line 4"));
  CHECK(why("person,file\nA,../a.jpg\n") == "line 2: file: leaves the folder");
  CHECK(why("person,file\n,a.jpg\n") == "line 2: person: empty");
}

TEST_CASE("pairs are read in the format of Labeled Faces in the Wild") {
  const auto pairs = parsePairs("2\t1\nAnn_A\t1\t4\nAnn_A\t4\tBo\t12\nBo\t12\t3\nBo\t3\tAnn_A\t1\n");
  REQUIRE(pairs);
  CHECK(pairs->files ==
        std::vector<std::string>{"Ann_A/Ann_A_0001.jpg", "Ann_A/Ann_A_0004.jpg", "Bo/Bo_0012.jpg", "Bo/Bo_0003.jpg"});
  REQUIRE(pairs->pairs.size() == 4);
  CHECK((pairs->pairs[0].same && pairs->pairs[0].a == 0 && pairs->pairs[0].b == 1 && pairs->pairs[0].fold == 0));
  CHECK((!pairs->pairs[1].same && pairs->pairs[1].a == 1 && pairs->pairs[1].b == 2));
  CHECK((!pairs->pairs[3].same && pairs->pairs[3].fold == 1));
  CHECK(parsePairs("1\nA\t1\t2\nA\t1\tB\t1\n")->pairs.size() == 2);
}

TEST_CASE("pairs that do not fit their own first line are refused") {
  const auto why = [](std::string_view text) { return parsePairs(text).error().message(); };
  CHECK(why("").starts_with("line 1"));
  CHECK(why("a\tb\n").starts_with("line 1"));
  CHECK(why("99999999\t99999999\n").starts_with("line 1"));
  CHECK(why("1\t1\nA\t1\t2\n") == "line 3: the file ends too early");
  CHECK(why("1\t1\nA\t1\t2\nA\t1\t2\n").starts_with("line 3"));
  CHECK(why("1\t1\nA\t1\t2\nA\t1\tB\t1\nA\t1\t2\n").starts_with("line 4"));
  CHECK(why("1\t1\n..\t1\t2\nA\t1\tB\t1\n").starts_with("line 2"));
  CHECK(why("1\t1\nA/B\t1\t2\nA\t1\tB\t1\n").starts_with("line 2"));
  CHECK(why("1\t1\nA\t0\t2\nA\t1\tB\t1\n").starts_with("line 2"));
}
