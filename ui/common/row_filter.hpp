// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <functional>

namespace consentry::ui {

/// Sorting and filtering of rows in memory: a text anywhere, chosen values of columns, and a condition of the page.
/// Marks sorted and filtered columns in the header's text.
class RowFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit RowFilter(QObject* parent = nullptr);

  void setText(const QString& text);
  /// Only rows whose column shows one of these; an empty set lifts the filter.
  void setValues(int column, const QSet<QString>& values);
  [[nodiscard]] QSet<QString> values(int column) const { return m_values.value(column); }
  void setCondition(std::function<bool(int)> condition);
  void clear();  ///< of text and values; the page's condition stays
  [[nodiscard]] bool isFiltering() const { return !m_text.isEmpty() || !m_values.isEmpty(); }

  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QString m_text;
  QHash<int, QSet<QString>> m_values;
  std::function<bool(int)> m_condition;
};

}  // namespace consentry::ui
