// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "app/ports/sets.hpp"
#include "app/ports/travellers.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// A photograph of an imported set that was admitted to an accuracy test.
struct SetPhoto {
  ports::PhotoRow row;
  std::size_t traveller = 0;  ///< place in `SetTemplates::travellers`
  ports::PhotoOutcome outcome = ports::PhotoOutcome::unreadable;
  std::optional<ports::FaceTemplate> faceTemplate;
};

/// Templates of an imported set, in memory only. Every traveller is asked about; who is denied is counted and not
/// opened.
struct SetTemplates {
  std::vector<ports::TravellerRow> travellers;  ///< admitted ones, by their first line
  std::vector<SetPhoto> photos;                 ///< of these, by line
  std::vector<domain::Permit> permits;          ///< one an admitted traveller
  std::int64_t deniedTravellers = 0;
  std::int64_t deniedPhotos = 0;
  std::int64_t noFace = 0;
  std::int64_t unreadable = 0;
  base::Digest hash;  ///< over the hashes of the admitted photographs, in order
  double seconds = 0;
};

/// Asks the gate for each traveller (purpose accuracy_test) and embeds the photographs of those whom it admits.
/// `because` is the log's entry of the intent.
[[nodiscard]] base::Expected<SetTemplates> embedSet(Context& context, const Job& job, ports::FaceEngine& engine,
                                                    const ports::SetRow& set,
                                                    const std::vector<ports::PhotoRow>& photos, std::int64_t because);

}  // namespace consentry::app
