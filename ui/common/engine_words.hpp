// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "domain/engine_choice.hpp"
#include "domain/score.hpp"
#include "domain/scoring.hpp"

namespace consentry::ui {

// By what a face is judged, said to people.
[[nodiscard]] QString networksWords(std::string_view networks);  ///< "dlib and MobileFaceNet"; a model's own name
[[nodiscard]] QString words(domain::Mode mode);                  ///< "accurate: the face and its mirror image"
[[nodiscard]] QString shortWords(domain::Mode mode);             ///< "accurate"
[[nodiscard]] QString words(domain::Precision precision);        ///< "32-bit numbers"
[[nodiscard]] QString words(const domain::Scoring& scoring);     ///< "scaled by the list, 5 neighbours"
/// "dlib and MobileFaceNet · accurate · 32-bit numbers"
[[nodiscard]] QString engineWords(const domain::EngineChoice& choice, domain::Precision precision);
/// "0.412"; a score may be below zero and has a real minus sign then.
[[nodiscard]] QString scoreText(domain::Score score);
[[nodiscard]] QString distanceText(domain::Distance distance);

}  // namespace consentry::ui
