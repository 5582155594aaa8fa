// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;
class QTimer;

namespace consentry::ui {

/// A short message over the lower edge, gone after some seconds; with Undo where the act can be taken back.
class Toast : public QFrame {
  Q_OBJECT
 public:
  explicit Toast(QWidget* over);
  void tell(const QString& text, const std::function<void()>& undo);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void settle();

  QLabel* m_text;
  QPushButton* m_undo;
  QTimer* m_timer;
  std::function<void()> m_act;
};

}  // namespace consentry::ui
