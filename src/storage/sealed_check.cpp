// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_check.hpp"

#include <array>
#include <string>
#include <string_view>

namespace consentry::storage {
namespace {

using app::ports::SealedPlace;
using base::Errc;
using base::Expected;

/// Where cells are sealed, and under whose key and which row.
struct Place {
  std::string_view name;
  std::string_view from;
  std::string_view person;
  std::string_view row;
  std::string_view cell;
  std::string_view gallery{};  ///< of a template
};

constexpr auto kPlaces = std::to_array<Place>({
    {"traveller.ref", "traveller", "id", "id", "ref"},
    {"traveller.nationality", "traveller", "id", "id", "nationality"},
    {"traveller.birth", "traveller", "id", "id", "birth"},
    {"traveller.gender", "traveller", "id", "id", "gender"},
    {"photo.captured", "photo", "traveller", "id", "captured"},
    {"photo_content.bytes", "photo_content c JOIN photo p ON p.id = c.photo", "p.traveller", "c.photo", "c.bytes"},
    {"photo_thumbnail.bytes", "photo_thumbnail c JOIN photo p ON p.id = c.photo", "p.traveller", "c.photo", "c.bytes"},
    {"photo_geometry.points", "photo_geometry c JOIN photo p ON p.id = c.photo", "p.traveller", "c.photo", "c.points"},
    {"set_line.traveller_ref", "set_line", "coalesce(traveller, photo_set)", "photo_set || '|' || line",
     "traveller_ref"},
    {"set_line.file", "set_line", "coalesce(traveller, photo_set)", "photo_set || '|' || line", "file"},
    {"set_line.why", "set_line", "coalesce(traveller, photo_set)", "photo_set || '|' || line", "why"},
    {"list_person.alias", "list_person", "id", "id", "alias"},
    {"list_person.reason", "list_person", "id", "id", "reason"},
    {"list_person.legal_reference", "list_person", "id", "id", "legal_reference"},
    {"list_person.expected_action", "list_person", "id", "id", "expected_action"},
    {"list_reference.captured", "list_reference", "person", "id", "captured"},
    {"reference_content.bytes", "reference_content c JOIN list_reference r ON r.id = c.reference", "r.person",
     "c.reference", "c.bytes"},
    {"reference_thumbnail.bytes", "reference_thumbnail c JOIN list_reference r ON r.id = c.reference", "r.person",
     "c.reference", "c.bytes"},
    {"reference_geometry.points", "reference_geometry c JOIN list_reference r ON r.id = c.reference", "r.person",
     "c.reference", "c.points"},
    {"template.cell", "template t JOIN list_reference r ON r.id = t.reference JOIN list_person p ON p.id = r.person",
     "r.person", "t.reference || '|' || hex(t.engine)", "t.cell", "p.watchlist"},
    {"cohort_template.cell", "cohort_template", "traveller", "hex(build) || '|' || traveller", "cell", "hex(build)"},
    {"judgement_note.note", "judgement_note n JOIN review_case c ON c.id = n.review_case", "c.subject",
     "n.review_case || '|' || n.step", "n.note"},
    {"commitment_salt.salt", "commitment_salt", "subject", "log_seq", "salt"},
});

std::string rowsOf(const Place& place) {
  return " FROM " + std::string(place.from) + " WHERE " + std::string(place.cell) + " IS NOT NULL ORDER BY " +
         std::string(place.row);
}

std::string openedIn(const Place& place) {
  const std::string at =
      std::string(place.person) + ", '" + std::string(place.name) + "', " + std::string(place.row) + ", ";
  if (place.gallery.empty()) return "opened(" + at + std::string(place.cell) + ")";
  return "opened_template(" + at + std::string(place.gallery) + ", " + std::string(place.cell) + ")";
}

}  // namespace

Expected<std::vector<SealedPlace>> openEverySealedCell(Connection& db,
                                                       const std::function<void(std::int64_t)>& progress) {
  std::vector<SealedPlace> found;
  std::int64_t tried = 0;
  for (const Place& place : kPlaces) {
    SealedPlace& one = found.emplace_back(SealedPlace{.place = std::string(place.name)});
    const auto read = db.list("SELECT " + openedIn(place) + " IS NULL" + rowsOf(place), [&](Row& row) {
      ++(row.integer(0) == 0 ? one.opened : one.keyless);
      if (progress && ++tried % 100 == 0) progress(tried);
      return true;
    });
    if (read) continue;
    if (read.error().code() != Errc::storeDamaged) return std::unexpected(read.error());
    TRY(const auto bad, db.first(
                            "SELECT " + std::string(place.row) + rowsOf(place) + " LIMIT 1 OFFSET ?",
                            [](Row& row) { return row.text(0); }, one.opened + one.keyless));
    one.firstBad = bad.value_or("?");
  }
  return found;
}

}  // namespace consentry::storage
