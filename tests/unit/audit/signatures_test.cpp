// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/signatures.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "audit/entry.hpp"

using namespace consentry;
using domain::AuditType;

namespace {

const std::string kLog(32, 'a');

struct Person {
  explicit Person(std::string handle) : id(std::move(handle)) {}
  domain::UserId id;
  crypto::SecretKey key = *crypto::SecretKey::generate();
};

domain::AuditEvent eventOf(AuditType type, std::optional<domain::Actor> actor = {}) {
  domain::AuditEvent event;
  event.type = type;
  event.actor = std::move(actor);
  return event;
}

/// Entries as a store makes them.
struct Log {
  Log() {
    header.log = kLog;
    header.station = "desk";
    header.appVersion = "1";
  }
  audit::EntryHeader header;
  std::vector<std::string> entries;

  std::string encode(const domain::AuditEvent& event, const Person* signer) {
    header.seq = std::ssize(entries);
    const auto bytes = *audit::encodeEntry(header, event);
    if (signer == nullptr) return bytes;
    return *audit::encodeEntry(
        header, event,
        audit::PersonalSignature{signer->key.publicKey(), signer->key.sign(base::asBytes(audit::signedText(bytes)))});
  }
  void add(const domain::AuditEvent& event, const Person* signer) { entries.push_back(encode(event, signer)); }
  void bind(const Person& person, const Person* by) {
    auto event = eventOf(AuditType::credentialSet);
    event.change.emplace();
    event.change->object = "user:" + person.id.text();
    event.change->after = base::Digest{person.key.publicKey().value};
    if (by != nullptr) event.actor = domain::Actor{by->id, domain::Role::administrator};
    add(event, by);
  }
  [[nodiscard]] audit::SignatureReport report() const {
    audit::SignatureCheck check;
    for (const auto& entry : entries) check.take(entry);
    return check.report();
  }
};

domain::AuditEvent consentBy(const Person& person) {
  return eventOf(AuditType::consentRecorded, domain::Actor{person.id, domain::Role::consentClerk});
}

}  // namespace

TEST_CASE("each person's signatures are checked with the key that was theirs at that time") {
  Person admin("ad");
  Person clerk("cl");
  Log log;
  log.add(eventOf(AuditType::programStarted), nullptr);
  log.bind(admin, nullptr);
  log.bind(clerk, &admin);
  log.add(consentBy(clerk), &clerk);
  Person renewed("cl");
  log.bind(renewed, &admin);
  log.add(consentBy(renewed), &renewed);
  CHECK(log.report().good == 4);
  CHECK(log.report().wrong == 0);

  SECTION("an earlier key is nobody's any more") {
    log.add(consentBy(clerk), &clerk);
    CHECK(log.report().firstWrong == 6);
  }
  SECTION("somebody else's key does not do") {
    log.add(consentBy(renewed), &admin);
    CHECK(log.report().firstWrong == 6);
  }
  SECTION("a signature that is left out is missed") {
    log.add(consentBy(renewed), nullptr);
    CHECK(log.report().firstWrong == 6);
  }
  SECTION("a signature fits no other place") {
    auto moved = log.entries[5];
    moved.replace(moved.find("\"seq\":5"), 7, "\"seq\":6");
    log.entries.push_back(moved);
    CHECK(log.report().firstWrong == 6);
  }
  SECTION("a changed entry is not what was signed") {
    auto& entry = log.entries[3];
    entry.replace(entry.find("\"outcome\":\"ok\""), 14, "\"outcome\":\"no\"");
    CHECK(log.report().firstWrong == 3);
    CHECK(log.report().wrong == 1);
  }
  SECTION("nobody changes a key in nobody's name") {
    log.bind(Person("cl"), nullptr);
    CHECK(log.report().firstWrong == 6);
  }
  SECTION("an event that nobody signs needs none") {
    log.add(eventOf(AuditType::stopOn, domain::Actor{admin.id, domain::Role::administrator}), nullptr);
    CHECK(log.report().wrong == 0);
  }
}

TEST_CASE("entries from before people had keys are not missed") {
  Person clerk("cl");
  Log log;
  log.add(consentBy(clerk), nullptr);
  log.bind(clerk, nullptr);
  log.add(consentBy(clerk), &clerk);
  CHECK(log.report().good == 1);
  CHECK(log.report().wrong == 0);
}
