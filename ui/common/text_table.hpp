// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

#include "ui/common/theme.hpp"

namespace consentry::ui {

/// Rows of plain words, for tables whose cells are nothing more than that.
class TextTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  struct Row {
    QStringList cells;  ///< as many as there are columns
    Tone tone = Tone::text;
  };
  explicit TextTable(QStringList headers, QObject* parent = nullptr);

  void setRows(std::vector<Row> rows);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QStringList m_headers;
  std::vector<Row> m_rows;
};

}  // namespace consentry::ui
