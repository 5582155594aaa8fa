// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/model_words.hpp"

#include <QCoreApplication>

#include "ui/common/engine_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kShownDigits = 16;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Models)
};

QString partWords(const std::string& role) {
  if (role == "embedder") return Words::tr("judges faces");
  if (role == "second_embedder") return Words::tr("judges faces, second opinion");
  if (role == "landmarks") return Words::tr("places five points");
  if (role == "finder") return Words::tr("finds faces");
  if (role == "mesh") return Words::tr("measures the face");
  return fromUtf8(role);
}

QStringList listOf(const std::vector<std::string>& texts) {
  QStringList list;
  for (const std::string& text : texts) list << fromUtf8(text);
  return list;
}

QString usedByWords(const std::vector<std::string>& networks) {
  QStringList words;
  for (const std::string& one : networks) words << (one == "added" ? Words::tr("added networks") : networksWords(one));
  return words.join(QStringLiteral(", "));
}

ModelRow rowOf(const app::ports::ModelStatus& status) {
  const app::ports::ModelEntry& entry = status.entry;
  ModelRow row{.name = fromUtf8(entry.name),
               .part = partWords(entry.role),
               .usedBy = usedByWords(entry.neededFor),
               .state = status.state,
               .problem = {},
               .licence = fromUtf8(entry.licence),
               .trainer = fromUtf8(entry.trainer),
               .trainingData = fromUtf8(entry.trainingData),
               .consent = fromUtf8(entry.consentOfPeopleShown),
               .limits = listOf(entry.limits),
               .card = QStringLiteral("models/cards/") + fromUtf8(entry.card),
               .source = fromUtf8(entry.source),
               .file = fromUtf8(entry.file),
               .sha256 = fromUtf8(base::toHex(entry.sha256)),
               .size = entry.size,
               .added = false,
               .judges = entry.role == "embedder" || entry.role == "second_embedder",
               .neededFor = entry.neededFor};
  if (status.found)
    row.problem =
        Words::tr("The file’s SHA-256 begins with %1").arg(fromUtf8(base::toHex(*status.found)).left(kShownDigits));
  if (status.problem) row.problem = fromUtf8(status.problem->message());
  return row;
}

ModelRow rowOf(const app::ports::AddedModelStatus& status) {
  const app::ports::ModelCard& card = status.model.card;
  return {.name = fromUtf8(card.name),
          .part = Words::tr("judges faces, added here"),
          .usedBy = fromUtf8(card.name),
          .state = status.state,
          .problem = {},
          .licence = fromUtf8(card.licence),
          .trainer = fromUtf8(card.trainer),
          .trainingData = fromUtf8(card.trainingData),
          .consent = fromUtf8(card.consentOfPeopleShown),
          .limits = listOf(card.limits),
          .card = {},
          .source = {},
          .file = fromUtf8(status.model.file),
          .sha256 = fromUtf8(base::toHex(status.model.sha256)),
          .size = status.model.size,
          .added = true,
          .judges = true,
          .neededFor = {card.name}};
}

}  // namespace

std::vector<ModelRow> rowsOf(const app::ListModels::Answer& answer) {
  std::vector<ModelRow> rows;
  for (const auto& status : answer.models) rows.push_back(rowOf(status));
  for (const auto& status : answer.added) rows.push_back(rowOf(status));
  return rows;
}

Permission stateBadge(const ModelRow& row) {
  switch (row.state) {
    case app::ports::ModelState::present:
      return {Words::tr("Present"), QStringLiteral("check"), Tone::green,
              Words::tr("The file is exactly the one that was approved.")};
    case app::ports::ModelState::missing:
      return {Words::tr("Missing"), QStringLiteral("circle"), Tone::amber,
              row.added ? Words::tr("The file is gone from models/weights/added; add the network again.")
                        : Words::tr("Run “consentry-cli models fetch” to bring it.")};
    case app::ports::ModelState::mismatch:
      return {Words::tr("Differs"), QStringLiteral("broken-seal"), Tone::red,
              Words::tr("The file is not the one that was approved and is never loaded. Remove it and run "
                        "“consentry-cli models fetch”.")};
  }
  return {};
}

QString firstSentence(const QString& text) {
  const qsizetype end = text.indexOf(QStringLiteral(". "));
  return end < 0 ? text : text.left(end + 1);
}

}  // namespace consentry::ui
