// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/composition.hpp"

#include <QGridLayout>
#include <QProgressBar>
#include <algorithm>

#include "app/scoring_in_force.hpp"
#include "ui/common/group_words.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kSharpest = 1000;  // steps of a bar

}  // namespace

Composition::Composition(const std::vector<app::ports::PeopleOfGroup>& groups, qint64 people, QWidget* parent)
    : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(1, 1);
  for (const auto& entry : base::allOf<domain::GroupKind>()) {
    const domain::GroupKind kind = entry.first;
    if (std::ranges::none_of(groups, [kind](const auto& one) { return one.group.kind == kind; })) continue;
    grid->addWidget(sectionLabel(words(kind), this), grid->rowCount(), 0, 1, 3);
    for (const auto& group : groups)
      if (group.group.kind == kind) addRow(*grid, group, people);
  }
}

void Composition::addRow(QGridLayout& grid, const app::ports::PeopleOfGroup& group, qint64 people) {
  const bool covered = group.people >= app::kPeopleToCover;
  const QString name = words(group.group);
  const QString figure =
      covered ? number(group.people) : tr("%1 · too few", "people of a group in a cohort").arg(number(group.people));
  auto* bar = new QProgressBar(this);
  bar->setTextVisible(false);
  bar->setRange(0, kSharpest);
  bar->setValue(people > 0 ? static_cast<int>(group.people * kSharpest / people) : 0);
  bar->setAccessibleName(tr("%1: %2 people").arg(name, figure));
  bar->setMinimumWidth(60);
  auto* count = bodyLabel(figure, this);
  count->setWordWrap(false);
  setTone(count, covered ? Tone::text : Tone::amber);
  auto* label = bodyLabel(name, this);
  label->setWordWrap(false);
  const int row = grid.rowCount();
  grid.addWidget(label, row, 0);
  grid.addWidget(bar, row, 1, Qt::AlignVCenter);
  grid.addWidget(count, row, 2, Qt::AlignRight);
}

}  // namespace consentry::ui
