// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace consentry::ui {

/// The keys of the review, over the photographs; F1 or Esc puts it away.
class KeyHelp : public QFrame {
  Q_OBJECT
 public:
  explicit KeyHelp(QWidget* parent);

  void toggle();

 signals:
  void closed();

 protected:
  void hideEvent(QHideEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
};

}  // namespace consentry::ui
