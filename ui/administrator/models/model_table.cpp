// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/model_table.hpp"

#include <utility>

namespace consentry::ui {
namespace {

QString textOf(const ModelRow& row, ModelTable::Column column) {
  switch (column) {
    case ModelTable::kName:
      return row.name;
    case ModelTable::kPart:
      return row.part;
    case ModelTable::kUsedBy:
      return row.usedBy;
    case ModelTable::kState:
      return stateBadge(row).word;
    case ModelTable::kConsent:
      return firstSentence(row.consent);
    case ModelTable::kLicence:
      return row.licence;
    case ModelTable::kColumns:
      break;
  }
  return {};
}

}  // namespace

void ModelTable::setRows(std::vector<ModelRow> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

const ModelRow* ModelTable::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int ModelTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ModelTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant ModelTable::data(const QModelIndex& index, int role) const {
  const ModelRow* row = index.isValid() ? at(index.row()) : nullptr;
  if (!row) return {};
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return textOf(*row, column);
    case Qt::ToolTipRole:
      return column == kConsent ? row->consent : column == kState ? stateBadge(*row).record : textOf(*row, column);
    case kFullTextRole:
      return column == kConsent ? QVariant(row->consent) : QVariant();
    case kPermissionRole:
      return column == kState ? QVariant::fromValue(stateBadge(*row)) : QVariant();
    default:
      return {};
  }
}

QVariant ModelTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case kName:
      return tr("Network");
    case kPart:
      return tr("What it does");
    case kUsedBy:
      return tr("Needed by");
    case kState:
      return tr("State");
    case kConsent:
      return tr("Consent of the people shown");
    case kLicence:
      return tr("Licence");
    case kColumns:
      break;
  }
  return {};
}

}  // namespace consentry::ui
