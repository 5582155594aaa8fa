// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/ports/users.hpp"
#include "ui/common/workspace.hpp"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace consentry::ui {

class DataTable;
class MessageBar;

/// Who works with this store and what each may do.
class PeopleModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { name, login, roles, state, since, columns };
  using QAbstractTableModel::QAbstractTableModel;

  void setPeople(std::vector<app::ports::UserRow> people);
  [[nodiscard]] const app::ports::UserRow& at(int row) const { return m_people[static_cast<std::size_t>(row)]; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<app::ports::UserRow> m_people;
};

/// The list of people, and for administrators the form that adds one.
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

  PeopleModel* m_model;
  DataTable* m_table;
  MessageBar* m_message;
  QLineEdit* m_login = nullptr;
  QLineEdit* m_name = nullptr;
  std::vector<std::pair<domain::Role, QCheckBox*>> m_roles;
  QPushButton* m_add = nullptr;
};

}  // namespace consentry::ui
