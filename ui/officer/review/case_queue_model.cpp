// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/case_queue_model.hpp"

#include "ui/common/words.hpp"
#include "ui/officer/review/review_words.hpp"

namespace consentry::ui {
namespace {

/// Thumbnails are 96-pixel JPEGs made by this program's own engine; decoding one costs microseconds.
QPixmap thumbnailOf(const base::Bytes& jpeg) {
  if (jpeg.empty()) return {};
  QPixmap pixmap;
  pixmap.loadFromData(reinterpret_cast<const uchar*>(jpeg.data()), static_cast<uint>(jpeg.size()), "JPEG");
  return pixmap;
}

QString accessibleWords(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(QStringLiteral(", "));
}

}  // namespace

CaseQueueModel::CaseQueueModel(QObject* parent) : QAbstractListModel(parent) {}

void CaseQueueModel::setCases(std::vector<app::CaseLine> cases, base::Instant now) {
  beginResetModel();
  m_cases = std::move(cases);
  m_now = now;
  m_thumbnails.clear();
  m_thumbnails.reserve(m_cases.size());
  for (const app::CaseLine& line : m_cases) m_thumbnails.push_back(thumbnailOf(line.thumbnail));
  endResetModel();
}

void CaseQueueModel::setNow(base::Instant now) {
  m_now = now;
  if (!m_cases.empty()) emit dataChanged(index(0), index(rowCount() - 1), {kWaitingRole});
}

const app::CaseLine* CaseQueueModel::at(const QModelIndex& index) const {
  if (!index.isValid() || index.row() >= rowCount()) return nullptr;
  return &m_cases[static_cast<std::size_t>(index.row())];
}

int CaseQueueModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_cases.size());
}

QVariant CaseQueueModel::data(const QModelIndex& index, int role) const {
  const app::CaseLine* line = at(index);
  if (line == nullptr) return {};
  const bool forMe = line->mayClaim || (line->state == domain::CaseState::conflict && m_maySupervise);
  const QString whyNot = forMe ? QString() : whyNotWords(line->whyNot, line->heldBy);
  const QString title = tr("Case %1").arg(line->number);
  const QString level = line->level == domain::FlagLevel::priority ? tr("priority") : QString();
  switch (role) {
    case Qt::DisplayRole:
    case kTitleRole:
      return title;
    case kIdRole:
      return QString::fromStdString(line->id.text());
    case kStepRole:
      return stepWords(line->state);
    case kLevelRole:
      return level;
    case kConflictRole:
      return line->state == domain::CaseState::conflict;
    case kSecondRole:
      return line->state == domain::CaseState::firstDone || line->state == domain::CaseState::secondClaimed;
    case kWaitingRole:
      return since(line->openedAt, m_now);
    case kOpenedRole:
      return static_cast<qint64>(base::micros(line->openedAt));
    case kPriorityRole:
      return line->level == domain::FlagLevel::priority;
    case kMineRole:
      return forMe;
    case kFaceRole:
      return m_thumbnails[static_cast<std::size_t>(index.row())];
    case kNumberRole:
      return static_cast<qint64>(line->number);
    case kReasonRole:
    case Qt::ToolTipRole:
      return whyNot;
    case Qt::AccessibleTextRole:
      return accessibleWords(
          {title, level, stepWords(line->state), tr("waiting %1").arg(since(line->openedAt, m_now)), whyNot});
    default:
      return {};
  }
}

CaseQueueFilter::CaseQueueFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  sort(0);
}

void CaseQueueFilter::setShow(Show show) {
  m_show = show;
  invalidateFilter();
}

void CaseQueueFilter::setOrder(Order order) {
  m_order = order;
  invalidate();
}

bool CaseQueueFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  switch (m_show) {
    case Show::open:
      return true;
    case Show::forMe:
      return index.data(CaseQueueModel::kMineRole).toBool();
    case Show::conflicts:
      return index.data(CaseQueueModel::kConflictRole).toBool();
  }
  return true;
}

bool CaseQueueFilter::lessThan(const QModelIndex& a, const QModelIndex& b) const {
  if (m_order == Order::priority) {
    const bool urgentA = a.data(CaseQueueModel::kPriorityRole).toBool();
    const bool urgentB = b.data(CaseQueueModel::kPriorityRole).toBool();
    if (urgentA != urgentB) return urgentA;
  }
  const auto openedA = a.data(CaseQueueModel::kOpenedRole).toLongLong();
  const auto openedB = b.data(CaseQueueModel::kOpenedRole).toLongLong();
  if (openedA != openedB) return openedA < openedB;
  return a.data(CaseQueueModel::kNumberRole).toLongLong() < b.data(CaseQueueModel::kNumberRole).toLongLong();
}

}  // namespace consentry::ui
