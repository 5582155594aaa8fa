// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/text_table.hpp"

#include <utility>

#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

TextTable::TextTable(QStringList headers, QObject* parent)
    : QAbstractTableModel(parent), m_headers(std::move(headers)) {}

void TextTable::setRows(std::vector<Row> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

int TextTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant TextTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  if (role == kToneRole) return static_cast<int>(row.tone);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  return row.cells.value(index.column());
}

QVariant TextTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return m_headers.value(section);
}

}  // namespace consentry::ui
