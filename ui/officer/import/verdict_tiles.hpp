// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QWidget>
#include <map>

#include "app/manage_sets.hpp"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace consentry::ui {

/// One button a verdict that occurs, with its count; pressed ones narrow the table to those verdicts.
class VerdictTiles : public QWidget {
  Q_OBJECT
 public:
  explicit VerdictTiles(QWidget* parent = nullptr);

  void setCounts(const app::VerdictCounts& counts);
  [[nodiscard]] const QSet<domain::RowVerdict>& chosen() const { return m_chosen; }

 signals:
  void chosenChanged();

 private:
  QPushButton* makeTile(domain::RowVerdict verdict, qint64 count);

  QHBoxLayout* m_row;
  QSet<domain::RowVerdict> m_chosen;
};

}  // namespace consentry::ui
