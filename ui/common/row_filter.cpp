// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/row_filter.hpp"

#include <utility>

#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

RowFilter::RowFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortCaseSensitivity(Qt::CaseInsensitive);
  setSortLocaleAware(true);
}

void RowFilter::setText(const QString& text) {
  m_text = text;
  invalidateFilter();
}

void RowFilter::setValues(int column, const QSet<QString>& values) {
  if (values.isEmpty())
    m_values.remove(column);
  else
    m_values.insert(column, values);
  invalidateFilter();
  emit headerDataChanged(Qt::Horizontal, column, column);
}

void RowFilter::setCondition(std::function<bool(int)> condition) {
  m_condition = std::move(condition);
  invalidateFilter();
}

void RowFilter::clear() {
  m_text.clear();
  m_values.clear();
  invalidateFilter();
  if (columnCount() > 0) emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QVariant RowFilter::headerData(int section, Qt::Orientation orientation, int role) const {
  const QVariant value = QSortFilterProxyModel::headerData(section, orientation, role);
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return value;
  QString text = value.toString();
  if (section == sortColumn()) text += sortOrder() == Qt::AscendingOrder ? QStringLiteral(" ▴") : QStringLiteral(" ▾");
  if (m_values.contains(section)) text += QStringLiteral(" •");
  return text;
}

bool RowFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (m_condition && !m_condition(row)) return false;
  for (auto chosen = m_values.cbegin(); chosen != m_values.cend(); ++chosen)
    if (!chosen.value().contains(sourceModel()->index(row, chosen.key(), parent).data().toString())) return false;
  if (m_text.isEmpty()) return true;
  for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
    if (sourceModel()->index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive)) return true;
  return false;
}

}  // namespace consentry::ui
