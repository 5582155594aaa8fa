// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/log/log_model.hpp"

#include <QMetaObject>
#include <algorithm>
#include <utility>

#include "ui/auditor/log/log_words.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kMostWanted = 3;  // pages a view can show at once, with one to spare

}  // namespace

LogModel::LogModel(Fetch fetch, NameOf nameOf, QObject* parent)
    : QAbstractTableModel(parent), m_fetch(std::move(fetch)), m_nameOf(std::move(nameOf)), m_pages(kPagesKept) {}

void LogModel::open(const app::ports::LogFilter& filter) {
  close();
  m_filter = filter;
  m_isOpen = true;
  want(0);
}

void LogModel::close() {
  beginResetModel();
  ++m_token;
  m_isOpen = false;
  m_rows = 0;
  m_total = m_size = m_newer = 0;
  m_pages.clear();
  m_wanted.clear();
  m_underWay = -1;
  endResetModel();
}

const app::ports::LogLine* LogModel::at(int row) const {
  if (row < 0 || row >= m_rows) return nullptr;
  const Lines* lines = m_pages.object(row / kPageRows);
  if (!lines) {
    want(row / kPageRows);
    return nullptr;
  }
  const auto place = static_cast<std::size_t>(row % kPageRows);
  return place < lines->size() ? &(*lines)[place] : nullptr;
}

void LogModel::want(int page) const {
  if (!m_isOpen || page == m_underWay || m_wanted.contains(page)) return;
  m_wanted.append(page);
  if (m_wanted.size() > kMostWanted) m_wanted.removeFirst();
  // Asked from data(): the request goes out when the view has finished painting.
  auto* self = const_cast<LogModel*>(this);
  QMetaObject::invokeMethod(self, [self] { self->fetchNext(); }, Qt::QueuedConnection);
}

void LogModel::fetchNext() {
  if (!m_isOpen || m_underWay >= 0 || m_wanted.isEmpty()) return;
  m_underWay = m_wanted.takeLast();
  app::ListLog request;
  request.filter = m_filter;
  request.offset = qint64{m_underWay} * kPageRows + m_newer;
  request.limit = kPageRows;
  m_fetch(request).then(
      this, [this, page = m_underWay, token = m_token](Page answer) { arrived(page, token, std::move(answer)); });
}

void LogModel::arrived(int page, int token, Page answer) {
  if (token != m_token) return;
  m_underWay = -1;
  if (!answer) {
    emit failed(answer.error());
    return;
  }
  const bool first = m_size == 0;
  if (first) {
    m_total = answer->total;
    m_rows = static_cast<int>(std::min(m_total, kMostRows));
  }
  m_size = answer->size;
  const qint64 newer = answer->total - m_total;
  const bool shifted = newer != m_newer;
  m_newer = newer;
  if (shifted) {
    // The log grew between asking and answering: this page is not the one that was meant.
    emit grew(m_newer);
    want(page);
    return;
  }
  const int firstRow = page * kPageRows;
  const int lastRow = std::min(firstRow + kPageRows, m_rows) - 1;
  m_pages.insert(page, new Lines(std::move(answer->lines)));
  if (first) {
    const int rows = std::exchange(m_rows, 0);
    if (rows > 0) {
      beginInsertRows({}, 0, rows - 1);
      m_rows = rows;
      endInsertRows();
    }
    emit opened();
  } else if (lastRow >= firstRow) {
    emit dataChanged(index(firstRow, 0), index(lastRow, columns - 1));
  }
  emit pageArrived(firstRow, lastRow);
  fetchNext();
}

int LogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : m_rows;
}

int LogModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant LogModel::text(const app::ports::LogLine& line, int column) const {
  switch (column) {
    case entry:
      return number(line.seq);
    case time:
      return dayAndTime(line.at);
    case who:
      if (line.actor.empty()) return tr("the program");
      return tr("%1 · %2", "person, role").arg(m_nameOf(line.actor), [&] {
        const auto role = base::fromWord<domain::Role>(line.role);
        return role ? words(*role) : fromUtf8(line.role);
      }());
    case act:
      return actWords(line);
    case permission:
      return permissionOf(line).word;
    case outcome:
      return outcomeWords(line.outcome);
    default:
      return {};
  }
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const int column = index.column();
  if (role == kMonoRole) return column == entry || column == time;
  if (role != Qt::DisplayRole && role != kPermissionRole && role != kToneRole && role != Qt::ToolTipRole) return {};
  const app::ports::LogLine* line = at(index.row());
  if (!line) return role == Qt::DisplayRole && column == act ? QVariant(QStringLiteral("…")) : QVariant();
  switch (role) {
    case Qt::DisplayRole:
      return text(*line, column);
    case Qt::ToolTipRole:
      if (column == time) return fullTime(line->at);
      return column == permission ? permissionOf(*line).record : text(*line, column);
    case kPermissionRole:
      return column == permission ? QVariant::fromValue(permissionOf(*line)) : QVariant();
    default:
      return column == outcome ? QVariant(static_cast<int>(outcomeTone(line->outcome))) : QVariant();
  }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case entry:
      return tr("Entry ▾");
    case time:
      return tr("Time");
    case who:
      return tr("Who");
    case act:
      return tr("What");
    case permission:
      return tr("Permission at that moment");
    case outcome:
      return tr("Outcome");
    default:
      return {};
  }
}

}  // namespace consentry::ui
