// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/import/verdict_tiles.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/import/import_model.hpp"

namespace consentry::ui {

VerdictTiles::VerdictTiles(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->setSpacing(Theme::kGap);
  m_row->addStretch();
}

void VerdictTiles::setCounts(const app::VerdictCounts& counts) {
  qDeleteAll(findChildren<QPushButton*>(Qt::FindDirectChildrenOnly));
  m_chosen.clear();
  int place = 0;
  for (const auto& [verdict, word] : base::allOf<domain::RowVerdict>()) {
    const auto counted = std::ranges::find(counts, verdict, &app::VerdictCounts::value_type::first);
    if (counted != counts.end() && counted->second > 0)
      m_row->insertWidget(place++, makeTile(verdict, counted->second));
  }
  emit chosenChanged();
}

QPushButton* VerdictTiles::makeTile(domain::RowVerdict verdict, qint64 count) {
  auto* tile = new QPushButton(this);
  tile->setProperty("role", QStringLiteral("tile"));
  tile->setCheckable(true);
  tile->setFixedHeight(60);
  tile->setAccessibleName(tr("%1: %2, show only these").arg(words(verdict), number(count)));
  tile->setToolTip(tr("Show only these rows"));

  auto* figure = new QLabel(number(count));
  figure->setProperty("role", QStringLiteral("display"));
  setTone(figure, toneOf(verdict));
  auto* name = sectionLabel(words(verdict));
  auto* column = new QVBoxLayout(tile);
  column->setContentsMargins(14, 6, 14, 8);
  column->setSpacing(0);
  column->addWidget(figure);
  column->addWidget(name);
  for (QLabel* part : {figure, name}) part->setAttribute(Qt::WA_TransparentForMouseEvents);
  tile->setMinimumWidth(std::max(92, column->sizeHint().width()));

  connect(tile, &QPushButton::toggled, this, [this, verdict](bool on) {
    if (on)
      m_chosen.insert(verdict);
    else
      m_chosen.remove(verdict);
    emit chosenChanged();
  });
  return tile;
}

}  // namespace consentry::ui
