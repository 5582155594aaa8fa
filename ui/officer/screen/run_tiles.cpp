// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/screen/run_tiles.hpp"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

RunTiles::RunTiles(QWidget* parent) : QWidget(parent) {
  const std::array<QString, kTiles> words{
      tr("photographs searched"),    tr("no flag"),       tr("to review"), tr("priority review"),
      tr("not allowed, not opened"), tr("no usable face")};
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGap);
  for (std::size_t i = 0; i < kTiles; ++i) {
    QFrame* tile = card(this);
    m_figures[i] = new QLabel(tile);
    m_figures[i]->setProperty("role", QStringLiteral("display"));
    m_figures[i]->setAccessibleName(words[i]);
    auto* column = new QVBoxLayout(tile);
    column->setContentsMargins(14, 8, 14, 8);
    column->setSpacing(0);
    column->addWidget(m_figures[i]);
    QLabel* label = metaLabel(words[i], tile);
    label->setWordWrap(false);
    column->addWidget(label);
    row->addWidget(tile, 1);
  }
}

void RunTiles::show(const app::ports::RunRow& run) {
  const qint64 nobody = run.searched - run.flaggedReview - run.flaggedPriority;
  const std::array<qint64, kTiles> figures{run.searched,        nobody,     run.flaggedReview,
                                           run.flaggedPriority, run.denied, run.failed};
  constexpr std::array<Tone, kTiles> kTones{Tone::text,  Tone::green, Tone::amber,
                                            Tone::amber, Tone::red,   Tone::secondary};
  for (std::size_t i = 0; i < kTiles; ++i) {
    m_figures[i]->setText(number(figures[i]));
    setTone(m_figures[i], figures[i] > 0 ? kTones[i] : Tone::secondary);
  }
}

}  // namespace consentry::ui
