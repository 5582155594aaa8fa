// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>

#include "base/enum_words.hpp"
#include "base/error.hpp"

namespace consentry::domain {

/// What a face is used for. The key of every permission is (person, purpose, recipient, kind of data).
enum class Purpose {
  entryIdCheck,
  watchlistSearch,
  secondReview,
  qualityCheck,
  accuracyTest,
  researchTraining,
  thirdPartyDisclosure,
  subjectAccess
};

/// On what a use rests. `none` is always denied.
enum class BasisKind { none, consent, statute, courtOrder };

/// Kinds of data a permission covers.
enum class DataCategory { facialImage, faceTemplate, identityData, travelDocument };

/// Who receives the data: a stable word such as "border_control" (this site) or a company's registered name.
class Recipient {
 public:
  /// Not empty, at most 100 bytes, no control characters; Errc::invalidArgument otherwise.
  [[nodiscard]] static base::Expected<Recipient> parse(std::string_view text);
  /// The site itself: what an officer's own screening uses.
  [[nodiscard]] static Recipient thisSite();
  [[nodiscard]] const std::string& text() const { return m_text; }
  auto operator<=>(const Recipient&) const = default;

 private:
  explicit Recipient(std::string text) : m_text(std::move(text)) {}
  std::string m_text;
};

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::Purpose, {entryIdCheck, "entry_id_check"}, {watchlistSearch, "watchlist_search"},
                     {secondReview, "second_review"}, {qualityCheck, "quality_check"}, {accuracyTest, "accuracy_test"},
                     {researchTraining, "research_training"}, {thirdPartyDisclosure, "third_party_disclosure"},
                     {subjectAccess, "subject_access"});
CONSENTRY_ENUM_WORDS(domain::BasisKind, {none, "none"}, {consent, "consent"}, {statute, "statute"},
                     {courtOrder, "court_order"});
CONSENTRY_ENUM_WORDS(domain::DataCategory, {facialImage, "facial_image"}, {faceTemplate, "face_template"},
                     {identityData, "identity_data"}, {travelDocument, "travel_document"});
