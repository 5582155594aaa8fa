// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "app/manage_cohorts.hpp"
#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

/// Cohorts of the store: which is in use, and whether it was built by the engine in force.
class CohortTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { kName, kSet, kPeople, kBuilt, kState, kColumns };
  using QAbstractTableModel::QAbstractTableModel;

  void setCohorts(std::vector<app::CohortView> cohorts);
  void setEngine(const std::optional<base::Digest>& engine);
  [[nodiscard]] const app::CohortView* at(int row) const;
  [[nodiscard]] Permission badgeAt(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString text(int row, Column column) const;

  std::vector<app::CohortView> m_cohorts;
  std::optional<base::Digest> m_engine;
};

}  // namespace consentry::ui
