// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/ports/users.hpp"
#include "app/sign_in.hpp"
#include "ui/common/theme.hpp"

namespace consentry::ui {

/// Who works with this store, what each may do, and how their sign-in stands.
class PeopleModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { name, login, roles, state, lastSignIn, columns };
  using QAbstractTableModel::QAbstractTableModel;

  void setPeople(std::vector<app::ports::UserRow> people);
  void setSignIns(std::vector<app::SignInState> states);
  [[nodiscard]] const app::ports::UserRow& at(int row) const { return m_people[static_cast<std::size_t>(row)]; }
  /// Nothing until it has been read.
  [[nodiscard]] const app::SignInState* signInOf(const domain::UserId& user) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<app::ports::UserRow> m_people;
  std::vector<app::SignInState> m_signIns;
};

/// "may act", "locked out", …
[[nodiscard]] QString signInWords(const app::ports::UserRow& person, const app::SignInState* signIn);
[[nodiscard]] Tone signInTone(const app::ports::UserRow& person, const app::SignInState* signIn);

}  // namespace consentry::ui
