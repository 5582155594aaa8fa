// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/manage_sets.hpp"
#include "ui/application/app_bridge.hpp"

namespace consentry::ui {

/// The photo sets of the store, newest first.
class SetList : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { name, purpose, photographs, kept, state, importedBy, when, columns };

  explicit SetList(const AppBridge& bridge, QObject* parent = nullptr);

  void setRows(std::vector<app::ListSets::Row> rows);
  [[nodiscard]] const app::ListSets::Row& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const AppBridge& m_bridge;
  std::vector<app::ListSets::Row> m_rows;
};

/// How many lines of these verdicts were, or would be, taken in.
[[nodiscard]] std::int64_t takenIn(const app::VerdictCounts& counts);

}  // namespace consentry::ui
