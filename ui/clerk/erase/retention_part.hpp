// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/retention.hpp"
#include "ui/clerk/erase/erase_part.hpp"

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace consentry::ui {

class DataTable;
class TextTable;

/// How long each kind of thing is kept, what a run would take now, and the run.
class RetentionPart : public ErasePart {
  Q_OBJECT
 public:
  explicit RetentionPart(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("Retention"); }
  void load() override;
  void forget() override;

 private:
  void show();
  void showRow(int row);
  void setDays();
  void run();

  TextTable* m_model;
  DataTable* m_table;
  QSpinBox* m_days;
  QPushButton* m_set;
  QPushButton* m_run;
  QCheckBox* m_clock;
  QLabel* m_last;
  app::ShowRetentionRules::Answer m_rules;
  app::PreviewRetention::Answer m_due;
};

}  // namespace consentry::ui
