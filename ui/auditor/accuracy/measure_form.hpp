// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "app/manage_sets.hpp"
#include "ui/application/background_job.hpp"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace consentry::ui {

/// Measuring on travellers who allowed it: which set, under which name, how far it has come.
class MeasureForm : public QFrame {
  Q_OBJECT
 public:
  explicit MeasureForm(QWidget* parent = nullptr);

  /// What the person may do: compare groups, measure a profile.
  void setMay(bool compare, bool calibrate);
  void setSets(const app::ListSets::Answer& sets);
  /// Shows a job until `finish`.
  void follow(const JobHandle& job);
  void finish();
  [[nodiscard]] bool isBusy() const { return m_job != nullptr; }

 signals:
  void comparisonWanted(const std::string& set);
  void calibrationWanted(const std::string& set, const std::string& name);

 private:
  [[nodiscard]] QWidget* makeProfile();
  [[nodiscard]] QWidget* makeProgress();
  void check();
  void showProgress(const app::Progress& progress);

  QComboBox* m_set;
  QPushButton* m_compare;
  QWidget* m_profile = nullptr;  ///< what belongs to measuring a profile
  QLineEdit* m_name = nullptr;
  QPushButton* m_calibrate = nullptr;
  QLabel* m_hint;
  QWidget* m_progress = nullptr;
  QLabel* m_stage = nullptr;
  QProgressBar* m_bar = nullptr;
  QPushButton* m_cancel = nullptr;
  JobHandle m_job;
};

}  // namespace consentry::ui
