// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "app/list_models.hpp"
#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

/// One network as the page shows it, whether the manifest names it or the site added it.
struct ModelRow {
  QString name;
  QString part;    ///< what it does, in words
  QString usedBy;  ///< engines that cannot run without it
  app::ports::ModelState state = app::ports::ModelState::missing;
  QString problem;  ///< what differs, or why it could not be brought; empty when nothing is wrong
  QString licence;
  QString trainer;
  QString trainingData;
  QString consent;  ///< of the people shown in the training photographs
  QStringList limits;
  QString card;
  QString source;
  QString file;
  QString sha256;
  qint64 size = 0;
  bool added = false;
  bool judges = false;  ///< makes embeddings; the others only find and measure faces
  std::vector<std::string> neededFor;
};

[[nodiscard]] std::vector<ModelRow> rowsOf(const app::ListModels::Answer& answer);
/// Icon, word and tone of a state; the record says what to do about it.
[[nodiscard]] Permission stateBadge(const ModelRow& row);
/// The first sentence of a longer text, for a table.
[[nodiscard]] QString firstSentence(const QString& text);

}  // namespace consentry::ui
