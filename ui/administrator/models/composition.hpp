// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/ports/screenings.hpp"

class QGridLayout;

namespace consentry::ui {

/// How many people of each group a cohort holds, as bars with figures; groups with too few to count are marked.
class Composition : public QWidget {
  Q_OBJECT
 public:
  Composition(const std::vector<app::ports::PeopleOfGroup>& groups, qint64 people, QWidget* parent = nullptr);

 private:
  void addRow(QGridLayout& grid, const app::ports::PeopleOfGroup& group, qint64 people);
};

}  // namespace consentry::ui
