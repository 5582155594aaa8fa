// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/administrator/models/cohort_table.hpp"
#include "ui/administrator/models/models_desk.hpp"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace consentry::ui {

class DataTable;
class DetailPanel;

/// The people around whom a face's neighbourhood is measured: who they are by group, which cohort is in use, and for
/// those who may, building and choosing one.
class CohortPart : public QWidget {
  Q_OBJECT
 public:
  explicit CohortPart(ModelsDesk& desk, QWidget* parent = nullptr);

  void load();
  void setEngine(const std::optional<base::Digest>& engine);

 signals:
  void failed(const base::Error& error, const QString& doing);
  void done(const QString& text);

 private:
  [[nodiscard]] QWidget* makeForm();
  void showCohorts(app::ListCohorts::Answer cohorts);
  void showRow(int row);
  void addButtons(const app::CohortView& view);
  void create();
  void refresh(const std::string& cohort);
  void use(const std::optional<std::string>& cohort);
  void built(const base::Expected<app::CohortView>& answer, const QString& doing);
  void checkForm();

  ModelsDesk& m_desk;
  CohortTable m_model;
  DataTable* m_table;
  DetailPanel* m_detail;
  QWidget* m_form = nullptr;
  QLineEdit* m_name = nullptr;
  QComboBox* m_set = nullptr;
  QPushButton* m_create = nullptr;
  JobHandle m_job;  ///< while a cohort is being built
};

}  // namespace consentry::ui
