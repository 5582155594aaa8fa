// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "crypto/hash.hpp"
#include "exchange/consent_reader.hpp"

using namespace consentry;
using app::ports::BadLine;
using app::ports::ConsentLine;

namespace {

const std::string kHash(64, 'a');

const std::string kGiven =
    R"({"consent_ref":"C1","traveller_ref":"T1","purposes":["entry_id_check","watchlist_search"],)"
    R"("recipients":["border_control"],"categories":["facial_image","face_template"],)"
    R"("notice":{"version":"4","language":"ko","sha256":")" +
    kHash + R"("},"state":"given","giver":"guardian","at":"2026-01-02T03:04:05Z","expires":"2027-01-01"})";

app::ports::ConsentFile read(std::string_view text) {
  auto file = exchange::parseConsents(text);
  if (!file) FAIL(file.error().message());
  return *std::move(file);
}

/// kGiven with one text replaced by another, as line 1 before a good line.
std::string whyBad(std::string_view what, std::string_view with) {
  std::string line = kGiven;
  const auto at = line.find(what);
  REQUIRE(at != std::string::npos);
  line.replace(at, what.size(), with);
  const auto file = read(line + "\n" + kGiven + "\n");
  REQUIRE(file.lines.size() == 2);
  CHECK(std::holds_alternative<ConsentLine>(file.lines[1]));
  REQUIRE(std::holds_alternative<BadLine>(file.lines[0]));
  CHECK(std::get<BadLine>(file.lines[0]).line == 1);
  return std::get<BadLine>(file.lines[0]).why;
}

}  // namespace

TEST_CASE("a consent line is read with its whole scope") {
  const auto file = read("\xEF\xBB\xBF" + kGiven + "\r\n");
  REQUIRE(file.lines.size() == 1);
  const auto& line = std::get<ConsentLine>(file.lines[0]);
  CHECK(line.line == 1);
  CHECK(line.consentRef == "C1");
  CHECK(line.travellerRef == "T1");
  CHECK(line.purposes == std::vector{domain::Purpose::entryIdCheck, domain::Purpose::watchlistSearch});
  CHECK(line.recipients == std::vector{domain::Recipient::thisSite()});
  CHECK(line.categories == std::vector{domain::DataCategory::facialImage, domain::DataCategory::faceTemplate});
  CHECK(line.notice.version == "4");
  CHECK(line.notice.language == "ko");
  CHECK(base::toHex(line.notice.hash) == kHash);
  CHECK(line.state == domain::ConsentState::given);
  CHECK(line.giver == domain::ConsentGiver::guardian);
  CHECK(base::toText(line.at) == "2026-01-02T03:04:05.000000Z");
  CHECK(base::toText(*line.expires) == "2027-01-01T00:00:00.000000Z");
}

TEST_CASE("a notice's text is hashed as it stands") {
  std::string line = kGiven;
  line.replace(line.find("\"sha256\":\"" + kHash), 10 + kHash.size(), "\"text\":\"Wir vergleichen…");
  const auto file = read(line);
  CHECK(std::get<ConsentLine>(file.lines[0]).notice.hash == crypto::sha256(base::asBytes("Wir vergleichen…")));
}

TEST_CASE("a consent line that could mean something else is refused and touches no other") {
  CHECK(whyBad("\"expires\"", "\"expire\"") == "expire: an unknown key");
  CHECK(whyBad("\"language\"", "\"lang\"") == "lang: an unknown key");
  CHECK(whyBad("\"consent_ref\":\"C1\",", "") == "consent_ref: missing");
  CHECK(whyBad("\"purposes\":[\"entry_id_check\",\"watchlist_search\"],", "") == "purposes: missing");
  CHECK(whyBad("[\"entry_id_check\",\"watchlist_search\"]", "[]").starts_with("purposes: a list"));
  CHECK(whyBad("[\"border_control\"]", "\"border_control\"").starts_with("recipients: a list"));
  CHECK(whyBad("watchlist_search", "everything") == "purposes: everything is not known");
  CHECK(whyBad("watchlist_search", "entry_id_check") == "purposes: entry_id_check twice");
  CHECK(whyBad("border_control", "border\\u0007control").starts_with("recipients: the control character"));
  CHECK(whyBad("face_template", "soul") == "categories: soul is not known");
  CHECK(whyBad(kHash, "AA").starts_with("notice.sha256"));
  CHECK(whyBad("\"sha256\":\"" + kHash + "\"", "\"url\":\"x\"") == "url: an unknown key");
  CHECK(whyBad(",\"sha256\":\"" + kHash + "\"", "").starts_with("notice: exactly one"));
  CHECK(whyBad("\"given\"", "\"yes\"") == "state: yes is not known");
  CHECK(whyBad("\"given\"", "\"none\"") == "state: none is no event");
  CHECK(whyBad("\"given\"", "\"refused\"") == "expires: only a given or reaffirmed consent runs out");
  CHECK(whyBad("guardian", "uncle") == "giver: uncle is not known");
  CHECK(whyBad("2026-01-02T03:04:05Z", "2026-02-30").starts_with("at: 2026-02-30 is no time"));
  CHECK(whyBad("\"2027-01-01\"", "\"2025-01-01\"") == "expires: not after \"at\"");
  CHECK(whyBad("\"2027-01-01\"", "2027") == "expires: text expected");
  CHECK(whyBad("}", "").starts_with("not JSON"));
}

TEST_CASE("further lines of a record are its events and take over its scope") {
  const auto file =
      read(kGiven + "\n" + R"({"consent_ref":"C1","traveller_ref":"T1","state":"withdrawn","at":"2026-03-01"})" + "\n" +
           R"({"consent_ref":"C1","traveller_ref":"T2","state":"withdrawn","at":"2026-03-01"})" + "\n" +
           R"({"consent_ref":"C1","traveller_ref":"T1","purposes":["accuracy_test"],)"
           R"("state":"reaffirmed","at":"2026-03-01"})" +
           "\n" + R"({"consent_ref":"C9","traveller_ref":"T9","state":"withdrawn","at":"2026-03-01"})");
  REQUIRE(file.lines.size() == 5);
  const auto& event = std::get<ConsentLine>(file.lines[1]);
  CHECK(event.state == domain::ConsentState::withdrawn);
  CHECK(event.purposes.size() == 2);
  CHECK(event.notice.version == "4");
  CHECK(std::get<BadLine>(file.lines[2]).why.starts_with("traveller_ref: not as on line 1"));
  CHECK(std::get<BadLine>(file.lines[3]).why.starts_with("purposes: not as on line 1"));
  CHECK(std::get<ConsentLine>(file.lines[4]).purposes.empty());  // its record came with an earlier file
}
