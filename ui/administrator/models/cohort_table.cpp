// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/cohort_table.hpp"

#include <utility>

#include "ui/common/words.hpp"

namespace consentry::ui {

void CohortTable::setCohorts(std::vector<app::CohortView> cohorts) {
  beginResetModel();
  m_cohorts = std::move(cohorts);
  endResetModel();
}

void CohortTable::setEngine(const std::optional<base::Digest>& engine) {
  m_engine = engine;
  if (rowCount() > 0) emit dataChanged(index(0, kState), index(rowCount() - 1, kState));
}

const app::CohortView* CohortTable::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_cohorts[static_cast<std::size_t>(row)] : nullptr;
}

Permission CohortTable::badgeAt(int row) const {
  const app::CohortView* view = at(row);
  if (!view) return {};
  const bool fits = !view->builds.empty() && m_engine && view->builds.front().engine == *m_engine;
  if (view->inUse && !fits && m_engine)
    return {tr("In use, but of another engine"), QStringLiteral("warning"), Tone::red,
            tr("Build it anew with the engine in force: nothing can be screened until then.")};
  if (view->inUse && view->tooSmall())
    return {tr("In use, but small"), QStringLiteral("warning"), Tone::amber,
            tr("Too few people stand around: groups may be treated more unequally than by distances.")};
  if (view->inUse)
    return {tr("In use"), QStringLiteral("check"), Tone::green, tr("Scores are made with these people around.")};
  return {
      tr("Not used"), QStringLiteral("circle"), Tone::secondary,
      fits || !m_engine ? tr("Built, and ready to be used.") : tr("Built by another engine than the one in force.")};
}

int CohortTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_cohorts.size());
}

int CohortTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString CohortTable::text(int row, Column column) const {
  const app::CohortView& view = *at(row);
  switch (column) {
    case kName:
      return fromUtf8(view.cohort.name);
    case kSet:
      return fromUtf8(view.setName);
    case kPeople:
      return view.builds.empty() ? QString() : number(view.peopleNow);
    case kBuilt:
      return view.builds.empty() ? tr("not built") : dayAndTime(view.builds.front().at);
    case kState:
      return badgeAt(row).word;
    case kColumns:
      break;
  }
  return {};
}

QVariant CohortTable::data(const QModelIndex& index, int role) const {
  const app::CohortView* view = index.isValid() ? at(index.row()) : nullptr;
  if (!view) return {};
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return text(index.row(), column);
    case Qt::ToolTipRole:
      return column == kState ? badgeAt(index.row()).record : text(index.row(), column);
    case Qt::TextAlignmentRole:
      return column == kPeople ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case kPermissionRole:
      return column == kState ? QVariant::fromValue(badgeAt(index.row())) : QVariant();
    case kSortRole:
      if (column == kPeople) return view->builds.empty() ? qint64{0} : static_cast<qint64>(view->peopleNow);
      if (column == kBuilt)
        return view->builds.empty() ? qint64{0} : static_cast<qint64>(base::micros(view->builds.front().at));
      return text(index.row(), column);
    default:
      return {};
  }
}

QVariant CohortTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case kName:
      return tr("Cohort");
    case kSet:
      return tr("People of set");
    case kPeople:
      return tr("People");
    case kBuilt:
      return tr("Built");
    case kState:
      return tr("State");
    case kColumns:
      break;
  }
  return {};
}

}  // namespace consentry::ui
