// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/network_notes.hpp"

#include <algorithm>

namespace consentry::app {

base::Expected<std::vector<ports::NetworkNote>> networkNotes(ports::ModelStore& models, const std::string& networks) {
  std::vector<ports::NetworkNote> notes;
  TRY(const auto status, models.status());
  for (const auto& one : status) {
    const bool embeds = one.entry.role == "embedder" || one.entry.role == "second_embedder";
    if (embeds && std::ranges::find(one.entry.neededFor, networks) != one.entry.neededFor.end())
      notes.push_back({one.entry.name, one.entry.trainingData, one.entry.consentOfPeopleShown});
  }
  TRY(const auto added, models.added());
  for (const auto& one : added) {
    const auto& card = one.model.card;
    if (card.name == networks) notes.push_back({card.name, card.trainingData, card.consentOfPeopleShown});
  }
  return notes;
}

}  // namespace consentry::app
