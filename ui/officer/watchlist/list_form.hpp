// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "app/manage_watchlists.hpp"

class QDoubleSpinBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace consentry::ui {

class MessageBar;

/// A new list: its name, the law behind it, how many people at most, how many strangers may be flagged.
class ListForm : public QFrame {
  Q_OBJECT
 public:
  explicit ListForm(QWidget* parent = nullptr);

  void begin();
  void setBusy(bool busy);
  void showError(const base::Error& error);
  [[nodiscard]] app::CreateList request() const;

 signals:
  void submitted(const consentry::app::CreateList& request);
  void cancelled();

 private:
  void submit();

  QLineEdit* m_name;
  QLineEdit* m_law;
  QSpinBox* m_cap;
  QDoubleSpinBox* m_budget;
  MessageBar* m_message;
  QPushButton* m_submit;
};

}  // namespace consentry::ui
