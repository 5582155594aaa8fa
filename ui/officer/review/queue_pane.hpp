// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/officer/review/case_queue_model.hpp"

class QComboBox;
class QLabel;
class QListView;
class QStackedWidget;
class QPushButton;

namespace consentry::ui {

/// The queue at the left: which cases wait, filtered and sorted. Opening one is a click or Enter; walking with the
/// arrow keys opens nothing, because opening a case claims it.
class QueuePane : public QFrame {
  Q_OBJECT
 public:
  explicit QueuePane(CaseQueueModel& model, QWidget* parent = nullptr);

  /// Marks the open case; null handle for none.
  void setCurrent(const std::string& caseId);
  /// The next case after that one, in the order shown, that this person may take; nothing when there is none.
  [[nodiscard]] const app::CaseLine* nextFor(const std::string& caseId) const;
  void focusList();
  void updateCount();

 signals:
  void opened(const consentry::app::CaseLine& line);

 private:
  void open(const QModelIndex& index);
  [[nodiscard]] QModelIndex indexOf(const QString& caseId) const;
  void chooseOrder(CaseQueueFilter::Order order);

  CaseQueueModel& m_model;
  CaseQueueFilter* m_filter;
  QPushButton* m_order;
  QComboBox* m_show;
  QStackedWidget* m_stack;
  QListView* m_list;
  QLabel* m_nothing;
  QLabel* m_count;
  QString m_walked;  ///< the case under the keyboard, kept when the queue is read anew
};

}  // namespace consentry::ui
