// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/enum_words.hpp"

namespace consentry::domain {

/// How much work is spent on a face: one copy of it, or the face and its mirror image.
enum class Mode { fast, accurate };

/// In which numbers a network calculates. bf16 only where the processor has instructions for it.
enum class Precision { f32, bf16 };

/// Which engine makes templates. Templates of different choices are never compared.
struct EngineChoice {
  /// "reference" (dlib's own pipeline, one copy), "dlib", "both" (with the second opinion), or an added model's name.
  std::string networks = "both";
  Mode mode = Mode::accurate;
  bool operator==(const EngineChoice&) const = default;
};

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::Mode, {fast, "fast"}, {accurate, "accurate"});
CONSENTRY_ENUM_WORDS(domain::Precision, {f32, "f32"}, {bf16, "bf16"});
