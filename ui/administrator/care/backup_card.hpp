// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/application/app_bridge.hpp"

class QLineEdit;
class QPushButton;

namespace consentry::ui {

/// Makes a backup now: data to one new folder, keys to another, best on another device. Progress and cancelling stand
/// in the status bar.
class BackupCard : public QFrame {
  Q_OBJECT
 public:
  explicit BackupCard(AppBridge& bridge, QWidget* parent = nullptr);
  void clear();

 signals:
  void done(const QString& text);
  void noted(const QString& text);  ///< done, and something should be thought of
  void failed(const base::Error& error, const QString& doing);

 private:
  QWidget* chooser(QLineEdit* field, const QString& title);
  void check();
  void make();

  AppBridge& m_bridge;
  QLineEdit* m_folder;
  QLineEdit* m_keys;
  QPushButton* m_make;
  bool m_busy = false;
};

}  // namespace consentry::ui
