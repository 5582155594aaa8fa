// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "ui/common/workspace.hpp"
#include "ui/shell/people_model.hpp"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace consentry::ui {

class DataTable;
class MessageBar;
class PersonCard;

/// The people and how their sign-in stands; one of them in full, or the form that adds one.
class PeoplePage : public Workspace {
  Q_OBJECT
 public:
  explicit PeoplePage(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("People"); }
  void activated() override;

 private:
  QWidget* makeForm();
  void checkForm();
  void add();
  void reload();
  void showRow(int row);
  void done(const QString& text);

  PeopleModel* m_model;
  QStackedLayout* m_side;
  PersonCard* m_card;
  DataTable* m_table;
  MessageBar* m_message;
  QLineEdit* m_login = nullptr;
  QLineEdit* m_name = nullptr;
  std::vector<std::pair<domain::Role, QCheckBox*>> m_roles;
  QPushButton* m_add = nullptr;
};

}  // namespace consentry::ui
