// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "app/two_person.hpp"

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace consentry::ui {

/// Asks for one act outside one's own roles, for some hours.
class EmergencyForm : public QFrame {
  Q_OBJECT
 public:
  explicit EmergencyForm(QWidget* parent = nullptr);
  /// Offers what an emergency could grant to somebody of these roles, and empties the rest.
  void begin(const std::vector<domain::Role>& roles);
  /// Nothing of a proposal under way stays.
  void clear();

 signals:
  void wanted(const app::ProposeEmergency& request);
  void left();

 private:
  void check();

  QComboBox* m_act;
  QSpinBox* m_hours;
  QLineEdit* m_reason;
  QPushButton* m_propose;
};

/// What an emergency could grant to somebody of these roles: not what they may do anyway.
[[nodiscard]] std::vector<domain::Act> grantableTo(const std::vector<domain::Role>& roles);

}  // namespace consentry::ui
