// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entry.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "audit/canonical.hpp"
#include "log_builder.hpp"

using namespace consentry;

namespace {

const std::string kLog(32, 'a');
const std::string kPrev(64, '0');

/// A small entry by hand, with a place for something to try.
std::string entryWith(std::string_view extra) {
  return fmt::format(
      R"({{"at":1700000000000000,"clock":"known","log":"{}","outcome":"ok","prev":"{}","seq":7,{}"type":"photo_use","v":1}})",
      kLog, kPrev, extra);
}

audit::EntryHeader header() {
  audit::EntryHeader header;
  header.log = kLog;
  header.seq = 7;
  header.at = base::fromMicros(1'700'000'000'000'000);
  header.bootAt = base::fromMicros(1'699'999'000'000'000);
  header.bootId = "boot";
  header.clock = audit::ClockState::known;
  header.station = "desk-07";
  header.appVersion = "0.1.0";
  return header;
}

base::Digest digest(unsigned char first) {
  base::Digest value;
  value.value[0] = std::byte{first};
  return value;
}

/// Every optional part filled in.
domain::AuditEvent fullEvent() {
  domain::AuditEvent event = test::faceSearched(3);
  event.caseId = domain::CaseId(std::string(32, 'c'));
  event.list = domain::WatchlistId(std::string(32, 'd'));
  auto& decision = event.use->decision;
  decision.kind = domain::DecisionKind::denied;
  decision.reason = domain::DenialReason::stopInForce;
  decision.legalBasis = domain::BasisId(std::string(32, 'b'));
  decision.consent = domain::ConsentId(std::string(32, 'e'));
  decision.consentEvent = 2;
  decision.consentState = domain::ConsentState::withdrawn;
  decision.notice = digest(1);
  decision.stop = domain::StopId(std::string(32, 'f'));
  event.outcome = domain::AuditOutcome::denied;
  domain::AuditSearch search;
  search.list = *event.list;
  search.listVersion = 4;
  search.listPeople = 1358;
  search.review = {domain::Score{480000}};
  search.priority = {domain::Score{420000}};
  search.probeCommitment = digest(2);
  search.started = base::fromMicros(1);
  search.finished = base::fromMicros(2);
  search.probes = 40;
  search.uncalibrated = true;
  search.engine = "both";
  search.mode = domain::Mode::accurate;
  search.precision = domain::Precision::bf16;
  search.scoring = {domain::Neighbourhood::listAndCohort, 5};
  search.cohort = digest(5);
  event.search = search;
  event.candidates = {{domain::ListPersonId(std::string(32, '1')), domain::ReferenceId(std::string(32, '2')),
                       domain::Distance{431234}, 1, domain::Score{-12034}}};
  domain::AuditReview review;
  review.step = "first";
  review.conclusion = -2;
  review.outcome = "CLEARED";
  review.reasonCode = "different_ears";
  review.shownForMs = 41000;
  review.hidden = {"score", "name"};
  event.review = review;
  domain::AuditChange change;
  change.object = "policy:" + std::string(32, '3');
  change.before = digest(3);
  change.after = digest(4);
  change.approver = domain::UserId(std::string(32, '4'));
  change.detail = "approved";
  event.change = change;
  event.refs = {1, 5};
  return event;
}

}  // namespace

TEST_CASE("An entry has exactly these bytes") {
  domain::AuditEvent event;
  event.type = domain::AuditType::programStarted;
  const std::string zero(64, '0');
  CHECK(audit::encodeEntry(header(), event) ==
        R"({"app":{"hash":")" + zero +
            R"(","version":"0.1.0"},"at":1700000000000000,"boot":{"at":1699999000000000,)"
            R"("id":"boot"},"clock":"known","log":")" +
            kLog + R"(","outcome":"ok","prev":")" + zero +
            R"(","seq":7,"station":"desk-07","type":"program_started","v":1})");
}

TEST_CASE("The use, its basis and the consent state of that moment stand in every use, also a denied one") {
  const auto bytes = audit::encodeEntry(header(), fullEvent()).value();
  CHECK_THAT(bytes, Catch::Contains(R"("basis":{"id":")" + std::string(32, 'b') +
                                    R"(","kind":"statute","ref":"Immigration Act § 12-2"})"));
  CHECK_THAT(bytes,
             Catch::Contains(R"("consent":{"categories":["facial_image"],"decision":"denied","event":2,"notice":")"));
  CHECK_THAT(bytes, Catch::Contains(R"("policy":3,"reason":"stop_in_force","recipient":")"));
  CHECK_THAT(bytes, Catch::Contains(R"("record":")" + std::string(32, 'e') +
                                    R"(","rule":"list_by_law","state":"withdrawn","stop":")"));
  CHECK_THAT(bytes, Catch::Contains(R"("purpose":"watchlist_search")"));
  CHECK_THAT(bytes, Catch::Contains(R"("candidates":[{"distance":431234,"person":")"));
  CHECK_THAT(bytes, Catch::Contains(R"("review":{"conclusion":-2,"hidden":["score","name"],"outcome":"CLEARED",)"));
  CHECK_THAT(bytes, Catch::Contains(R"("change":{"after":")"));
  CHECK_THAT(bytes, Catch::Contains(R"("refs":[1,5])"));
  CHECK(audit::parseEntry(bytes).has_value());
}

TEST_CASE("Reading an entry gives back its chain fields") {
  auto head = header();
  head.prev = digest(9);
  head.clock = audit::ClockState::stepped;
  const auto bytes = audit::encodeEntry(head, fullEvent()).value();
  const auto entry = audit::parseEntry(bytes).value();
  CHECK(entry.log == kLog);
  CHECK(entry.seq == 7);
  CHECK(entry.prev == digest(9));
  CHECK(entry.at == head.at);
  CHECK(entry.clock == audit::ClockState::stepped);
  CHECK(entry.type == "face_searched");
  CHECK(entry.outcome == domain::AuditOutcome::denied);
  CHECK_FALSE(entry.key.has_value());
}

TEST_CASE("The first entry and a rotation carry the key that follows") {
  const auto key = crypto::SecretKey::generate().value().publicKey();
  auto first = header();
  first.seq = 0;
  const auto opened = audit::encodeEntry(first, audit::logOpenedEvent(key)).value();
  CHECK(audit::parseEntry(opened)->key == key);
  const auto rotated = audit::encodeEntry(header(), audit::keyRotatedEvent(key)).value();
  CHECK(audit::parseEntry(rotated)->key == key);
  CHECK_FALSE(audit::parseEntry(audit::encodeEntry(header(), audit::logOpenedEvent(key)).value()).has_value());
  CHECK_FALSE(audit::parseEntry(audit::encodeEntry(first, audit::keyRotatedEvent(key)).value()).has_value());
  CHECK_FALSE(audit::parseEntry(test::replaced(rotated, base::toHex(key.value), "short")).has_value());
}

TEST_CASE("Text of people is brought into NFC; control characters and broken UTF-8 are refused") {
  auto event = test::faceSearched(1);
  event.use->decision.reference = "e\u0301 \"quoted\" back\\slash";
  const auto bytes = audit::encodeEntry(header(), event).value();
  CHECK_THAT(bytes, Catch::Contains("\u00e9 \\\"quoted\\\" back\\\\slash"));
  CHECK(audit::parseEntry(bytes).has_value());
  for (const std::string bad : {"a\nb", "a\x7f", "a\u0085", "\xff", "\xed\xa0\x80", "\xc0\xaf", "\xe2\x80"}) {
    event.use->decision.reference = bad;
    CHECK(audit::encodeEntry(header(), event).error().code() == base::Errc::invalidArgument);
  }
}

TEST_CASE("An entry of more than 16 KiB and a number of 2^53 are refused") {
  auto event = test::faceSearched(1);
  event.use->decision.reference = std::string(audit::kMaxEntryBytes, 'x');
  CHECK(audit::encodeEntry(header(), event).error().code() == base::Errc::limitExceeded);
  event = test::faceSearched(1);
  event.refs = {audit::kMaxInteger};
  CHECK(audit::encodeEntry(header(), event).has_value());
  event.refs = {audit::kMaxInteger + 1};
  CHECK(audit::encodeEntry(header(), event).error().code() == base::Errc::invalidArgument);
}

TEST_CASE("The canonical form accepts what it must") {
  for (const std::string_view good : {"", R"("set":"",)", R"("set":"\"\\",)", R"("set":"ü한字😀",)", R"("set":[],)",
                                      R"("set":{},)", R"("set":[true,false,0,-1,9007199254740991,-9007199254740991],)",
                                      R"("set":[[[[[[[1]]]]]]],)", R"("set":{"a":1,"a_":2,"b0":{"c":[]}},)"}) {
    INFO(good);
    CHECK(audit::parseEntry(entryWith(good)).has_value());
  }
}

TEST_CASE("Every other spelling is refused") {
  const std::vector<std::string> bad = {R"("set":1.0,)",
                                        R"("set":1e3,)",
                                        R"("set":-0,)",
                                        R"("set":01,)",
                                        R"("set":+1,)",
                                        R"("set":.5,)",
                                        R"("set":NaN,)",
                                        R"("set":Infinity,)",
                                        R"("set":9007199254740992,)",
                                        R"("set":-9007199254740992,)",
                                        R"("set":99999999999999999999999999,)",
                                        R"("set":null,)",
                                        R"("set":True,)",
                                        R"("set": 1,)",
                                        R"("set" :1,)",
                                        R"( "set":1,)",
                                        "\"set\":\n1,",
                                        R"("set":"\n",)",
                                        R"("set":"\u0041",)",
                                        R"("set":"\/",)",
                                        R"("set":"\ud800",)",
                                        R"("set":"\ud83d\ude00",)",
                                        R"("set":"open,)",
                                        "\"set\":\"\x01\",",
                                        "\"set\":\"\x7f\",",
                                        "\"set\":\"\u0085\",",
                                        "\"set\":\"e\u0301\",",
                                        "\"set\":\"\u212b\",",
                                        "\"set\":\"\u1100\u1161\",",
                                        "\"set\":\"\xff\",",
                                        "\"set\":\"\xc0\xaf\",",
                                        "\"set\":\"\xed\xa0\x80\",",
                                        "\"set\":\"\xf4\x90\x80\x80\",",
                                        "\"set\":\"\xe2\x82\",",
                                        R"("set":1,"set":1,)",
                                        R"("set":1,"seta":1,"set0":1,)",
                                        R"("aaa":1,)",
                                        R"("Set":1,)",
                                        R"("":1,)",
                                        R"("s t":1,)",
                                        R"("s\"t":1,)",
                                        "\"s\u00e9t\":1,",
                                        R"("set":{"b":1,"a":2},)",
                                        R"("set":{"a":1,"a":1},)",
                                        R"("set":[1,],)",
                                        R"("set":[,1],)",
                                        R"("set":[1 ,2],)",
                                        R"("set":[[[[[[[[1]]]]]]]],)",
                                        R"("set":{"a":1,},)",
                                        R"("set":1,,)",
                                        R"("set":'a',)",
                                        R"("set":[1},)",
                                        R"("set":tru,)",
                                        R"("set":-,)",
                                        R"("set":,)"};
  for (const auto& extra : bad) {
    INFO(extra);
    CHECK_FALSE(audit::parseEntry(entryWith(extra)).has_value());
  }
  const std::string good = entryWith("");
  REQUIRE(audit::parseEntry(good).has_value());
  for (const std::string& text : {good + " ", " " + good, good + "\n", good + good, "\xef\xbb\xbf" + good,
                                  std::string(), std::string("[]"), std::string("{}"), std::string("1"), good.substr(1),
                                  good.substr(0, good.size() - 1), good + std::string(1, '\0')})
    CHECK_FALSE(audit::parseEntry(text).has_value());
  CHECK_FALSE(audit::parseEntry(std::string(100'000, '[')).has_value());
  CHECK_FALSE(audit::parseEntry(std::string(16'000, '[')).has_value());
  CHECK_FALSE(audit::parseEntry(entryWith("\"set\":\"" + std::string(16'384, 'x') + "\",")).has_value());
}

TEST_CASE("Chain fields that are missing or of another kind are refused") {
  const std::string good = entryWith("");
  const std::vector<std::pair<std::string, std::string>> changes = {
      {R"("v":1)", R"("v":2)"},
      {R"("v":1)", R"("v":true)"},
      {R"("v":1)", R"("v":"1")"},
      {R"(,"v":1)", ""},
      {R"("seq":7)", R"("seq":-7)"},
      {R"("seq":7)", R"("seq":0)"},
      {R"("seq":7)", R"("seq":"7")"},
      {R"("clock":"known")", R"("clock":"exact")"},
      {R"("clock":"known")", R"("clock":["known"])"},
      {R"("outcome":"ok")", R"("outcome":"OK")"},
      {R"("type":"photo_use")", R"("type":"Photo use")"},
      {R"("type":"photo_use")", R"("type":"")"},
      {R"("type":"photo_use")", R"("type":"key_rotated")"},
      {R"("type":"photo_use")", R"("type":"log_opened")"},
      {kLog, std::string(31, 'a')},
      {kLog, std::string(32, 'A')},
      {kPrev, std::string(63, '0')},
      {kPrev, std::string(64, 'F')},
      {R"("at":1700000000000000,)", ""},
      {R"("at":1700000000000000)", R"("at":"now")"}};
  for (const auto& [from, to] : changes) {
    INFO(from << " to " << to);
    CHECK_FALSE(audit::parseEntry(test::replaced(good, from, to)).has_value());
  }
  CHECK(audit::parseEntry(test::replaced(good, "photo_use", "something_newer")).has_value());
}

TEST_CASE("Whatever single byte of an entry is changed, what still reads is canonical again") {
  const auto bytes = audit::encodeEntry(header(), fullEvent()).value();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    std::vector<audit::CanonicalMember> members;
    if (!audit::scanCanonicalObject(changed, members)) continue;
    std::string again = "{";
    for (const auto& [key, value] : members)
      again += fmt::format("{}\"{}\":{}", again.size() > 1 ? "," : "", key, value);
    REQUIRE(again + "}" == changed);
  }
}
