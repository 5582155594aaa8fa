// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "app/ports/use_log.hpp"
#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

/// "searched a list of 1,358 people", "wanted to …" for intents and denials; the stored word for types of a newer
/// version.
[[nodiscard]] QString actWords(const app::ports::LogLine& line);
/// "done", "denied", "failed", "begun".
[[nodiscard]] QString outcomeWords(const std::string& outcome);
[[nodiscard]] Tone outcomeTone(const std::string& outcome);
/// The permission as it was then; a dash where no face was used.
[[nodiscard]] Permission permissionOf(const app::ports::LogLine& line);
/// The entry as one or two sentences.
[[nodiscard]] QString sentence(const app::ports::LogLine& line, const QString& who);
/// On which record, law or rule the entry says it rested; may be empty.
[[nodiscard]] QString reliedOn(const app::ports::LogLine& line);
/// By what a search was done. Empty for other entries.
struct SearchFact {
  QString label;
  QString text;
  bool isHash = false;
};
[[nodiscard]] QList<SearchFact> searchFacts(const app::ports::LogLine& line);
/// A verdict of the verifier as a heading, and its tone.
[[nodiscard]] QString verdictHeading(const app::ports::LogVerdict& verdict);
[[nodiscard]] Tone verdictTone(const app::ports::LogVerdict& verdict);

}  // namespace consentry::ui
