// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QPixmap>
#include <QSortFilterProxyModel>
#include <vector>

#include "app/review_cases.hpp"

namespace consentry::ui {

/// Cases that wait, as the queue shows them. A reset keeps nothing but the rows; selection is the view's to restore.
class CaseQueueModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role {
    kIdRole = Qt::UserRole,  ///< handle
    kTitleRole,              ///< "Case 41"
    kStepRole,               ///< "second judgement, blind"
    kLevelRole,              ///< word of the flag level: "priority", or empty
    kConflictRole,           ///< bool: waits for a supervisor
    kSecondRole,             ///< bool: waits for, or is with, the second person
    kWaitingRole,            ///< "6 min"
    kOpenedRole,             ///< qint64 microseconds, for sorting
    kPriorityRole,           ///< bool, for sorting
    kMineRole,               ///< bool: this person may take it now
    kFaceRole,               ///< QPixmap, null when the permission ended
    kNumberRole,
    kReasonRole  ///< why this person may not take it; empty when they may
  };

  explicit CaseQueueModel(QObject* parent = nullptr);

  void setCases(std::vector<app::CaseLine> cases, base::Instant now);
  /// A conflict waits for a supervisor, who does not claim it.
  void setMaySupervise(bool may) { m_maySupervise = may; }
  /// Waiting times grow while nobody asks anew.
  void setNow(base::Instant now);
  [[nodiscard]] const app::CaseLine* at(const QModelIndex& index) const;
  [[nodiscard]] const std::vector<app::CaseLine>& cases() const { return m_cases; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<app::CaseLine> m_cases;
  std::vector<QPixmap> m_thumbnails;
  base::Instant m_now;
  bool m_maySupervise = false;
};

/// What of the queue is shown, and in which order.
class CaseQueueFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  enum class Show { open, forMe, conflicts };
  enum class Order { waiting, priority };

  explicit CaseQueueFilter(QObject* parent = nullptr);
  void setShow(Show show);
  void setOrder(Order order);

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  [[nodiscard]] bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;

 private:
  Show m_show = Show::open;
  Order m_order = Order::waiting;
};

}  // namespace consentry::ui
