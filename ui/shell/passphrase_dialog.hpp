// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/application/app_bridge.hpp"

class QPushButton;

namespace consentry::ui {

class MessageBar;
class NewPassphrase;
class PassphraseField;

/// Somebody changes their own passphrase: the present one first, because a window may be left open.
class PassphraseDialog : public QDialog {
  Q_OBJECT
 public:
  explicit PassphraseDialog(AppBridge& bridge, QWidget* parent = nullptr);

 signals:
  void changed();

 private:
  void check();
  void change();
  void refused(const base::Error& error, const QString& doing);

  AppBridge& m_bridge;
  PassphraseField* m_present;
  NewPassphrase* m_next;
  MessageBar* m_message;
  QPushButton* m_change;
  bool m_busy = false;
};

}  // namespace consentry::ui
