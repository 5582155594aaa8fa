// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>
#include <utility>
#include <vector>

#include "app/manage_users.hpp"
#include "app/sign_in.hpp"
#include "ui/application/app_bridge.hpp"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace consentry::ui {

/// One person and what can be changed about them. What whoever acts may not do is not there, or says why.
class PersonCard : public QFrame {
  Q_OBJECT
 public:
  explicit PersonCard(AppBridge& bridge, QWidget* parent = nullptr);
  void showPerson(const app::ports::UserRow& person, const app::SignInState* signIn);

 signals:
  void done(const QString& text);
  void failed(const base::Error& error, const QString& doing);
  void addWanted();

 private:
  void makeRoles();
  void checkRoles();
  void changeRoles();
  void reset();
  void proposeUnlock();
  void disable();
  [[nodiscard]] std::vector<domain::Role> chosen() const;

  AppBridge& m_bridge;
  app::ports::UserRow m_person;
  QLabel* m_name;
  QLabel* m_state;
  QLabel* m_why;
  std::vector<std::pair<domain::Role, QCheckBox*>> m_roles;
  QPushButton* m_change;
  QPushButton* m_reset;
  QWidget* m_unlockPart;
  QLineEdit* m_reason;
  QPushButton* m_unlock;
  QPushButton* m_disable;
};

}  // namespace consentry::ui
