// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QCache>
#include <QFuture>
#include <QList>
#include <QSet>
#include <functional>
#include <vector>

#include "app/inspect_log.hpp"

namespace consentry::ui {

/// The log's lines, newest first, over any number of rows: pages are asked for when they come into sight, and the ones
/// least looked at are let go. Rows keep their place while the log grows; `grew` says how much is newer.
class LogModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { entry, time, who, act, permission, outcome, columns };
  using Page = base::Expected<app::ListLog::Answer>;
  using Fetch = std::function<QFuture<Page>(const app::ListLog& request)>;
  using NameOf = std::function<QString(const std::string& userHandle)>;

  static constexpr int kPageRows = 200;
  static constexpr int kPagesKept = 40;
  /// The header view keeps a few bytes a row; older entries are reached through the time filter.
  static constexpr qint64 kMostRows = 1'000'000;

  LogModel(Fetch fetch, NameOf nameOf, QObject* parent = nullptr);

  /// Begins anew with these lines; the rows come when the first page has answered.
  void open(const app::ports::LogFilter& filter);
  void close();
  /// Null while the page is on its way.
  [[nodiscard]] const app::ports::LogLine* at(int row) const;
  [[nodiscard]] qint64 fitting() const { return m_total; }  ///< entries that fit the filter
  [[nodiscard]] qint64 size() const { return m_size; }      ///< entries at all
  [[nodiscard]] int pagesHeld() const { return static_cast<int>(m_pages.count()); }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 signals:
  void opened();
  void pageArrived(int firstRow, int lastRow);
  void grew(qint64 newer);
  void failed(const consentry::base::Error& error);

 private:
  using Lines = std::vector<app::ports::LogLine>;

  void want(int page) const;
  void fetchNext();
  void arrived(int page, int token, Page answer);
  [[nodiscard]] QVariant text(const app::ports::LogLine& line, int column) const;

  Fetch m_fetch;
  NameOf m_nameOf;
  app::ports::LogFilter m_filter;
  bool m_isOpen = false;
  int m_rows = 0;
  qint64 m_total = 0;
  qint64 m_size = 0;
  qint64 m_newer = 0;  ///< fitting entries added since `open`: all offsets are shifted by them
  int m_token = 0;
  mutable QCache<int, Lines> m_pages;
  mutable QList<int> m_wanted;  ///< newest last; only what was in sight lately
  int m_underWay = -1;
};

}  // namespace consentry::ui
