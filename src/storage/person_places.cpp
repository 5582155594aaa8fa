// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/person_places.hpp"

#include <array>

namespace consentry::storage {
namespace {

using domain::PersonalThing;
using domain::SubjectKind;

constexpr auto kTraveller = SubjectKind::traveller;
constexpr auto kListed = SubjectKind::listedPerson;

constexpr std::string_view kTheirPhoto = "photo IN (SELECT id FROM photo WHERE traveller = ?1)";
constexpr std::string_view kTheirReference = "reference IN (SELECT id FROM list_reference WHERE person = ?1)";

constexpr auto kPlaces = std::to_array<PersonPlace>({
    {PersonalThing::note, "judgement_note", "review_case IN (SELECT id FROM review_case WHERE subject = ?1)", "1", "",
     "", kTraveller},
    // What was written of a comparison may be of either of the two.
    {PersonalThing::note, "judgement_note",
     "review_case IN (SELECT r.id FROM review_case r JOIN comparison c ON c.run = r.run AND c.photo = r.photo "
     "WHERE c.person = ?1)",
     "1", "", "", kListed},
    {PersonalThing::photograph, "photo_content", kTheirPhoto, "1", "", "", kTraveller},
    {PersonalThing::thumbnail, "photo_thumbnail", kTheirPhoto, "1", "", "", kTraveller},
    {PersonalThing::facePosition, "photo_geometry", kTheirPhoto, "1", "", "", kTraveller},
    {PersonalThing::qualityMeasure, "photo_quality", "record IN (SELECT id FROM photo WHERE traveller = ?1)", "1", "",
     "", kTraveller},
    {PersonalThing::captureFact, "photo", "traveller = ?1",
     "hash IS NOT NULL OR captured IS NOT NULL OR face_left IS NOT NULL",
     "hash = NULL, captured = NULL, face_left = NULL, face_top = NULL, face_right = NULL, face_bottom = NULL, "
     "face_score = NULL",
     "id photo_set traveller role width height verdict", kTraveller},
    {PersonalThing::faceTemplate, "cohort_template", "traveller = ?1", "1", "", "", kTraveller},
    {PersonalThing::cohortGroup, "cohort_person", "traveller = ?1",
     "nationality <> 'unknown' OR age_band <> 'unknown' OR gender <> 'unknown'",
     "nationality = 'unknown', age_band = 'unknown', gender = 'unknown'", "build position traveller photo", kTraveller},
    {PersonalThing::manifestLine, "set_line", "traveller = ?1",
     "traveller_ref IS NOT NULL OR file IS NOT NULL OR why IS NOT NULL",
     "traveller_ref = NULL, file = NULL, why = NULL",
     "photo_set line verdict traveller photo decision reason basis reference consent_state", kTraveller},
    {PersonalThing::consentReference, "consent_record", "subject = ?1", "external_ref IS NOT NULL",
     "external_ref = NULL", "id subject notice_version notice_language notice_hash", kTraveller},
    {PersonalThing::identity, "traveller", "id = ?1",
     "ref IS NOT NULL OR ref_blind IS NOT NULL OR nationality IS NOT NULL OR birth IS NOT NULL OR gender IS NOT NULL",
     "ref = NULL, ref_blind = NULL, nationality = NULL, birth = NULL, gender = NULL", "id", kTraveller},
    {PersonalThing::photograph, "reference_content", kTheirReference, "1", "", "", kListed},
    {PersonalThing::thumbnail, "reference_thumbnail", kTheirReference, "1", "", "", kListed},
    {PersonalThing::facePosition, "reference_geometry", kTheirReference, "1", "", "", kListed},
    {PersonalThing::qualityMeasure, "reference_quality", "record IN (SELECT id FROM list_reference WHERE person = ?1)",
     "1", "", "", kListed},
    {PersonalThing::faceTemplate, "template", kTheirReference, "1", "", "", kListed},
    // The file's hash stands in past list versions too, whose roots could not be checked without it.
    {PersonalThing::captureFact, "list_reference", "person = ?1",
     "hash <> zeroblob(32) OR captured IS NOT NULL OR face_right <> 0",
     "hash = zeroblob(32), captured = NULL, face_left = 0, face_top = 0, face_right = 0, face_bottom = 0, "
     "face_score = 0",
     "id person verdict added_at", kListed},
    {PersonalThing::identity, "list_person", "id = ?1",
     "alias IS NOT NULL OR reason IS NOT NULL OR legal_reference IS NOT NULL OR expected_action IS NOT NULL",
     "alias = NULL, reason = NULL, legal_reference = NULL, expected_action = NULL, minor = 0",
     "id watchlist listed_by approved_by second_approved_by review_by expires state", kListed},
    {PersonalThing::commitmentSalt, "commitment_salt", "subject = ?1", "1", "", "", std::nullopt},
    // Its own writer destroys it: keys are held in memory as well.
    {PersonalThing::personKey, "person_key", "person = ?1", "1", "", "", std::nullopt},
    {PersonalThing::holdReference, "legal_hold", "subject = ?1", "reference <> ''", "reference = ''",
     "id subject placed_by placed_at lifted_by lifted_at", std::nullopt},
});

constexpr auto kOfNobody = std::to_array<std::string_view>({
    "key_generation",
    "store_secret",
    "schema_migration",
    "log_entry",
    "log_tile",
    "log_checkpoint",
    "log_head",
    // people who work here
    "user_account",
    "user_role",
    "credential",
    "sign_in_failures",
    "proposal",
    "emergency_grant",
    // what was said, under the handle of a record
    "consent_purpose",
    "consent_recipient",
    "consent_category",
    "consent_event",
    // rules of the site
    "policy",
    "legal_basis",
    "basis_purpose",
    "basis_recipient",
    "basis_category",
    "basis_nationality",
    "stop",
    "threshold_profile",
    "engine_setting",
    "cohort_setting",
    "retention_rule",
    // things with many people in them, by handle
    "photo_set",
    "watchlist",
    "list_version",
    "list_member",
    "cohort",
    "cohort_build",
    "list_surroundings",
    "local_mean",
    // uses, searches and judgements, by handle: that they happened is what the log promises to keep
    "face_use",
    "screening_run",
    "run_uncalibrated",
    "run_uncovered",
    "run_done",
    "comparison",
    "review_case",
    "judgement",
    // erasures themselves, by handle
    "key_renewal",
    "erasure_order",
    "order_person",
    "order_exception",
    "erasure",
    "erasure_count",
    "erasure_reason",
    "erasure_check",
    "retention_run",
    "retention_run_count",
});

}  // namespace

std::span<const PersonPlace> personPlaces() {
  return kPlaces;
}

std::span<const std::string_view> tablesOfNobody() {
  return kOfNobody;
}

std::string countIn(const PersonPlace& place) {
  return "SELECT count(*) FROM " + std::string(place.table) + " WHERE (" + std::string(place.whose) + ") AND (" +
         std::string(place.filled) + ")";
}

std::string destroyIn(const PersonPlace& place) {
  const std::string where = " WHERE (" + std::string(place.whose) + ") AND (" + std::string(place.filled) + ")";
  if (place.blank.empty()) return "DELETE FROM " + std::string(place.table) + where;
  return "UPDATE " + std::string(place.table) + " SET " + std::string(place.blank) + where;
}

}  // namespace consentry::storage
