// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/import/set_list.hpp"

#include <utility>

#include "ui/common/permission_badge.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

std::int64_t takenIn(const app::VerdictCounts& counts) {
  std::int64_t sum = 0;
  for (const auto& [verdict, count] : counts)
    if (domain::isTakenIn(verdict)) sum += count;
  return sum;
}

SetList::SetList(const AppBridge& bridge, QObject* parent) : QAbstractTableModel(parent), m_bridge(bridge) {}

void SetList::setRows(std::vector<app::ListSets::Row> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

int SetList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SetList::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant SetList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& [set, counts] = at(index.row());
  const bool unfinished = set.state == domain::SetState::importing;
  if (role == kToneRole && index.column() == state) return static_cast<int>(unfinished ? Tone::amber : Tone::green);
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case name:
      return fromUtf8(set.name);
    case purpose:
      return words(set.purpose);
    case photographs:
      return qlonglong(set.lines);
    case kept:
      return qlonglong(takenIn(counts));
    case state:
      return unfinished ? tr("Interrupted") : tr("Complete");
    case importedBy:
      return m_bridge.nameOf(set.importedBy.text());
    case when:
      return dayAndTime(set.finishedAt.value_or(set.startedAt));
    default:
      return {};
  }
}

QVariant SetList::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case name:
      return tr("Set");
    case purpose:
      return tr("Purpose");
    case photographs:
      return tr("Lines");
    case kept:
      return tr("Taken in");
    case state:
      return tr("State");
    case importedBy:
      return tr("Imported by");
    case when:
      return tr("When");
    default:
      return {};
  }
}

}  // namespace consentry::ui
