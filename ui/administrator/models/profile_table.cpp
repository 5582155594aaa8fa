// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/profile_table.hpp"

#include <utility>

#include "ui/common/engine_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

QString textOf(const domain::ThresholdProfile& profile, ProfileWorth worth, ProfileTable::Column column) {
  switch (column) {
    case ProfileTable::kName:
      return fromUtf8(profile.name);
    case ProfileTable::kEngine:
      return engineWords(profile.engine, profile.precision);
    case ProfileTable::kScoring:
      return words(profile.scoring);
    case ProfileTable::kData:
      return fromUtf8(profile.dataset);
    case ProfileTable::kPeople:
      return number(profile.people);
    case ProfileTable::kMeasured:
      return day(base::dateOf(profile.measuredAt));
    case ProfileTable::kWorth:
      return worthBadge(worth).word;
    case ProfileTable::kColumns:
      break;
  }
  return {};
}

}  // namespace

void ProfileTable::setProfiles(std::vector<domain::ThresholdProfile> profiles) {
  beginResetModel();
  m_profiles = std::move(profiles);
  endResetModel();
}

void ProfileTable::setEngine(std::optional<EngineInForce> engine) {
  m_engine = std::move(engine);
  if (rowCount() > 0) emit dataChanged(index(0, kWorth), index(rowCount() - 1, kWorth));
}

const domain::ThresholdProfile* ProfileTable::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_profiles[static_cast<std::size_t>(row)] : nullptr;
}

ProfileWorth ProfileTable::worthAt(int row) const {
  const domain::ThresholdProfile* profile = at(row);
  return profile ? worthOf(*profile, m_engine) : ProfileWorth::unknown;
}

int ProfileTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_profiles.size());
}

int ProfileTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant ProfileTable::data(const QModelIndex& index, int role) const {
  const domain::ThresholdProfile* profile = index.isValid() ? at(index.row()) : nullptr;
  if (!profile) return {};
  const auto column = static_cast<Column>(index.column());
  const ProfileWorth worth = worthAt(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return textOf(*profile, worth, column);
    case Qt::ToolTipRole:
      return column == kWorth ? worthBadge(worth).record : textOf(*profile, worth, column);
    case Qt::TextAlignmentRole:
      return column == kPeople ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case kPermissionRole:
      return column == kWorth ? QVariant::fromValue(worthBadge(worth)) : QVariant();
    case kSortRole:
      if (column == kPeople) return static_cast<qint64>(profile->people);
      if (column == kMeasured) return static_cast<qint64>(base::micros(profile->measuredAt));
      return textOf(*profile, worth, column);
    default:
      return {};
  }
}

QVariant ProfileTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case kName:
      return tr("Profile");
    case kEngine:
      return tr("Engine");
    case kScoring:
      return tr("Score");
    case kData:
      return tr("Measured on");
    case kPeople:
      return tr("List");
    case kMeasured:
      return tr("Date");
    case kWorth:
      return tr("State");
    case kColumns:
      break;
  }
  return {};
}

}  // namespace consentry::ui
