// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <functional>
#include <vector>

#include "app/manage_watchlists.hpp"

namespace consentry::ui {

/// The people on one list. Without faces: showing one is a use that is recorded, not a thing to scroll past.
class EntryModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { kAlias, kLaw, kState, kReferences, kListedBy, kApprovedBy, kReviewBy, kExpires, kColumns };

  /// `nameOf` turns a user's handle into a name.
  explicit EntryModel(std::function<QString(const std::string&)> nameOf, QObject* parent = nullptr);

  void setPeople(std::vector<app::ListPersonView> people, base::Date today);
  [[nodiscard]] const app::ListPersonView* at(int row) const;
  [[nodiscard]] int rowOf(const domain::ListPersonId& id) const;  ///< −1 when not there

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString text(const app::ListPersonView& view, Column column) const;
  [[nodiscard]] QVariant tone(const domain::ListPerson& person, Column column) const;

  std::function<QString(const std::string&)> m_nameOf;
  std::vector<app::ListPersonView> m_people;
  base::Date m_today{};
};

}  // namespace consentry::ui
