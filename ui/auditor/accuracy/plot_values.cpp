// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/accuracy/plot_values.hpp"

#include <utility>

namespace consentry::ui {

void PlotValues::setTable(PlotTable table) {
  beginResetModel();
  m_table = std::move(table);
  endResetModel();
}

int PlotValues::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int PlotValues::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_table.head.size());
}

QVariant PlotValues::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  return m_table.rows.value(index.row()).value(index.column());
}

QVariant PlotValues::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return m_table.head.value(section);
}

}  // namespace consentry::ui
