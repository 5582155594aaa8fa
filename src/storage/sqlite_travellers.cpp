// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_travellers.hpp"

#include "storage/value_lists.hpp"

namespace consentry::storage {
namespace {

using app::ports::TravellerRow;
using domain::ConsentEvent;
using domain::ConsentRecord;

constexpr std::string_view kTraveller =
    "SELECT id, opened(id, 'traveller.ref', id, ref), opened(id, 'traveller.nationality', id, nationality), "
    "opened(id, 'traveller.birth', id, birth), opened(id, 'traveller.gender', id, gender) FROM traveller ";

TravellerRow travellerFrom(Row& row) {
  TravellerRow traveller;
  traveller.id = row.handle<domain::TravellerId>(0);
  // Without its key nothing of the row opens; the handle remains, so that the log and cases still have a subject.
  traveller.erased = row.isNull(1);
  if (traveller.erased) return traveller;
  traveller.ref = row.text(1);
  if (!row.isNull(2)) traveller.nationality = row.valid(domain::Nationality::parse(row.view(2)));
  traveller.birth = row.valid(domain::Birth::fromText(row.view(3))).value_or(domain::Birth::unknown());
  traveller.gender = row.word<domain::Gender>(4);
  return traveller;
}

ConsentRecord consentFrom(Row& row) {
  ConsentRecord record;
  record.id = row.handle<domain::ConsentId>(0);
  record.subject = row.handle<domain::TravellerId>(1);
  record.notice = {.version = row.text(2), .language = row.text(3), .hash = row.digest(4)};
  return record;
}

std::optional<std::string_view> codeOf(const TravellerRow& traveller) {
  if (!traveller.nationality) return std::nullopt;
  return traveller.nationality->code();
}

}  // namespace

base::Expected<std::optional<TravellerRow>> SqliteTravellers::findByRef(std::string_view ref) {
  return m_db.first(std::string(kTraveller) + "WHERE ref_blind = blind(?)", travellerFrom, ref);
}

base::Expected<std::optional<TravellerRow>> SqliteTravellers::find(const domain::TravellerId& id) {
  return m_db.first(std::string(kTraveller) + "WHERE id = ?", travellerFrom, id);
}

base::Expected<std::vector<ConsentRecord>> SqliteTravellers::consentsOf(const domain::TravellerId& id) {
  TRY(auto records,
      m_db.list(
          "SELECT id, subject, notice_version, notice_language, notice_hash FROM consent_record WHERE subject = ? "
          "ORDER BY rowid",
          consentFrom, id));
  for (auto& record : records) TRY_VOID(fill(record));
  return records;
}

base::Expected<std::optional<ConsentRecord>> SqliteTravellers::findConsent(const domain::ConsentId& id) {
  TRY(auto record,
      m_db.first("SELECT id, subject, notice_version, notice_language, notice_hash FROM consent_record WHERE id = ?",
                 consentFrom, id));
  if (record) TRY_VOID(fill(*record));
  return record;
}

base::Expected<std::optional<ConsentRecord>> SqliteTravellers::findConsentByRef(std::string_view externalRef) {
  TRY(auto record, m_db.first("SELECT id, subject, notice_version, notice_language, notice_hash FROM consent_record "
                              "WHERE external_ref = blind(?)",
                              consentFrom, externalRef));
  if (record) TRY_VOID(fill(*record));
  return record;
}

base::Expected<void> SqliteTravellers::fill(ConsentRecord& record) {
  TRY(record.purposes, wordsOf<domain::Purpose>(
                           m_db, "SELECT value FROM consent_purpose WHERE record = ? ORDER BY position", record.id));
  TRY(record.recipients,
      parsedOf<domain::Recipient>(m_db, "SELECT value FROM consent_recipient WHERE record = ? ORDER BY position",
                                  record.id));
  TRY(record.categories, wordsOf<domain::DataCategory>(
                             m_db, "SELECT value FROM consent_category WHERE record = ? ORDER BY position", record.id));
  TRY(record.events, m_db.list(
                         "SELECT number, state, at, giver, expires FROM consent_event WHERE record = ? ORDER BY number",
                         [](Row& row) {
                           return ConsentEvent{.number = row.number(0),
                                               .state = row.word<domain::ConsentState>(1),
                                               .at = row.instant(2),
                                               .giver = row.word<domain::ConsentGiver>(3),
                                               .expires = row.maybeInstant(4)};
                         },
                         record.id));
  return {};
}

base::Expected<void> SqliteTravellers::add(const TravellerRow& traveller) {
  TRY_VOID(
      m_db.run("INSERT INTO traveller (id, ref, ref_blind, nationality, birth, gender) VALUES (?1, "
               "sealed(?1, 'traveller.ref', ?1, ?2), blind(?2), sealed(?1, 'traveller.nationality', ?1, ?3), "
               "sealed(?1, 'traveller.birth', ?1, ?4), sealed(?1, 'traveller.gender', ?1, ?5))",
               traveller.id, traveller.ref, codeOf(traveller), traveller.birth.toText(), traveller.gender));
  return {};
}

base::Expected<void> SqliteTravellers::replace(const TravellerRow& traveller) {
  // "Fills in what was unknown; never forgets": what is unknown in the new row leaves the stored value.
  return exactlyOne(m_db.run("UPDATE traveller SET "
                             "nationality = coalesce(sealed(?1, 'traveller.nationality', ?1, ?2), nationality), "
                             "birth = CASE WHEN ?3 = '' THEN birth ELSE sealed(?1, 'traveller.birth', ?1, ?3) END, "
                             "gender = CASE WHEN ?4 = 'X' THEN gender ELSE sealed(?1, 'traveller.gender', ?1, ?4) END "
                             "WHERE id = ?1 AND EXISTS (SELECT 1 FROM person_key WHERE person = ?1)",
                             traveller.id, codeOf(traveller), traveller.birth.toText(), traveller.gender),
                    base::Errc::notFound, "no such traveller");
}

base::Expected<void> SqliteTravellers::addConsent(const ConsentRecord& record, std::string_view externalRef) {
  if (record.events.empty()) return base::fail(base::Errc::invalidArgument, "a consent record without an event");
  const auto ref = externalRef.empty() ? std::nullopt : std::optional(externalRef);
  TRY_VOID(
      m_db.run("INSERT INTO consent_record (id, subject, external_ref, notice_version, notice_language, "
               "notice_hash) VALUES (?, ?, blind(?), ?, ?, ?)",
               record.id, record.subject, ref, record.notice.version, record.notice.language, record.notice.hash));
  TRY_VOID(addValues(m_db, "INSERT INTO consent_purpose (record, position, value) VALUES (?, ?, ?)", record.id,
                     record.purposes));
  TRY_VOID(addValues(m_db, "INSERT INTO consent_recipient (record, position, value) VALUES (?, ?, ?)", record.id,
                     record.recipients, &domain::Recipient::text));
  TRY_VOID(addValues(m_db, "INSERT INTO consent_category (record, position, value) VALUES (?, ?, ?)", record.id,
                     record.categories));
  for (const auto& event : record.events) TRY_VOID(addConsentEvent(record.id, event));
  return {};
}

base::Expected<void> SqliteTravellers::addConsentEvent(const domain::ConsentId& id, const ConsentEvent& event) {
  TRY_VOID(m_db.run("INSERT INTO consent_event (record, number, state, at, giver, expires) VALUES (?, ?, ?, ?, ?, ?)",
                    id, event.number, event.state, event.at, event.giver, event.expires));
  return {};
}

}  // namespace consentry::storage
