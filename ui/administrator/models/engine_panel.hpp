// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <vector>

#include "ui/administrator/models/model_words.hpp"
#include "ui/administrator/models/profile_words.hpp"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace consentry::ui {

/// By what faces are judged here from now on, what that rests on, and for administrators the way to change it: inline,
/// with what will happen in words before the button that does it.
class EnginePanel : public QFrame {
  Q_OBJECT
 public:
  explicit EnginePanel(QWidget* parent = nullptr);

  /// `chosen` says by whom and when, or that it is the default.
  void showEngine(const std::optional<EngineInForce>& engine, const QString& chosen);
  /// Says why the engine cannot run; empty when it can.
  void setProblem(const QString& problem);
  void setModels(const std::vector<ModelRow>& rows);
  /// Which profile and cohort apply, each as a line; empty lines are left out.
  void setProfile(const QString& words, bool missing);
  void setMayChange(bool may);
  void openForm();
  void closeForm();

 signals:
  void chosen(const consentry::domain::EngineChoice& choice);

 private:
  [[nodiscard]] QWidget* makeForm();
  void showOrigins();
  void checkForm();
  [[nodiscard]] domain::EngineChoice formChoice() const;

  std::optional<EngineInForce> m_engine;
  std::vector<ModelRow> m_models;
  QLabel* m_name;
  QLabel* m_chosen;
  QLabel* m_profile;
  QWidget* m_problemRow;
  QLabel* m_problem;
  QVBoxLayout* m_origins;
  QPushButton* m_change;
  QWidget* m_form;
  QComboBox* m_networks = nullptr;
  QComboBox* m_mode = nullptr;
  QLabel* m_effect = nullptr;
  QPushButton* m_use = nullptr;
};

}  // namespace consentry::ui
