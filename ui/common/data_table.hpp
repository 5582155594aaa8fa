// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTableView>
#include <QWidget>
#include <functional>

#include "ui/common/permission_badge.hpp"

class QAbstractItemModel;
class QAction;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace consentry::ui {

class EmptyState;
class RowFilter;

/// A table as the whole window has it: header with sort (click), filter and column choice (right click, or Alt+Down),
/// a filter field, copying the selected rows as TSV (Ctrl+C), an empty state with the next act, and "12 of 41,203"
/// beneath.
class DataTable : public QWidget {
  Q_OBJECT
 public:
  /// `rowsInMemory`: sorting and filtering happen here, in a proxy. `paged`: the model pages and filters by itself.
  enum class Kind { rowsInMemory, paged };

  explicit DataTable(Kind kind, const QString& accessibleName, QWidget* parent = nullptr);

  /// Cells use the roles of TableRole besides the usual ones.
  void setModel(QAbstractItemModel* model);
  [[nodiscard]] QTableView* view() const { return m_view; }
  /// Row of the model (not of the view) that is current; −1 without.
  [[nodiscard]] int currentRow() const;
  void setCurrentRow(int modelRow);
  /// Column widths in px, left to right; −1 for the one that takes the rest, else the last visible one does.
  void setColumnWidths(const QList<int>& widths);
  /// Shown instead of an empty table. `action` may be null; its text is the button.
  void setEmptyState(const QString& icon, const QString& title, const QString& text, QAction* action = nullptr);
  /// For paged models: how many rows there are without filters.
  void setTotal(qint64 total);
  /// Only rows for which this is true; an empty function shows all. Together with the header's filters.
  void setRowCondition(std::function<bool(int modelRow)> condition);
  /// The rows selected, with a header line, as tab-separated values.
  [[nodiscard]] QString selectionAsTsv() const;

 signals:
  void currentRowChanged(int modelRow);
  void rowActivated(int modelRow);  ///< Enter or double click

 private:
  [[nodiscard]] QLayout* makeFoot();
  void clearFilters();
  void updateCount();
  void showColumnMenu(int column);
  void copySelection() const;
  [[nodiscard]] int toModel(const QModelIndex& index) const;

  Kind m_kind;
  QTableView* m_view;
  RowFilter* m_filter = nullptr;
  QAbstractItemModel* m_model = nullptr;
  QStackedLayout* m_stack;
  EmptyState* m_empty;
  QLabel* m_count;
  QPushButton* m_clear;
  QLineEdit* m_find;
  qint64 m_total = -1;
};

}  // namespace consentry::ui
