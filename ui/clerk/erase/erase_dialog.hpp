// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/held_about.hpp"

class QLineEdit;
class QPushButton;

namespace consentry::ui {

/// Names what would be destroyed, and asks to type whose it is: there is no way back.
class EraseDialog : public QDialog {
  Q_OBJECT
 public:
  explicit EraseDialog(const app::ShowHeldAbout::Answer& held, QWidget* parent = nullptr);

 signals:
  void agreed(const QString& reason);

 private:
  void check();

  QString m_name;  ///< to be typed
  QLineEdit* m_typed;
  QLineEdit* m_reason;
  QPushButton* m_erase;
};

/// How a person is called here: by reference, or by the beginning of their handle.
[[nodiscard]] QString nameOf(const app::Subject& subject);

}  // namespace consentry::ui
