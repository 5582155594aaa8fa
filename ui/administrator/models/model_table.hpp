// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "ui/administrator/models/model_words.hpp"

namespace consentry::ui {

/// Every network that may be used here.
class ModelTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { kName, kPart, kUsedBy, kState, kConsent, kLicence, kColumns };
  using QAbstractTableModel::QAbstractTableModel;

  void setRows(std::vector<ModelRow> rows);
  [[nodiscard]] const ModelRow* at(int row) const;
  [[nodiscard]] const std::vector<ModelRow>& rows() const { return m_rows; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<ModelRow> m_rows;
};

}  // namespace consentry::ui
