// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/application/app_bridge.hpp"

class QLabel;
class QLineEdit;
class QPushButton;

namespace consentry::ui {

/// Full width and red while a stop is in force: who, when, why. Also where a stop is asked for, with its reason.
class StopBand : public QFrame {
  Q_OBJECT
 public:
  explicit StopBand(AppBridge& bridge, QWidget* parent = nullptr);
  /// Opens the line in which the reason is written.
  void askForReason();
  void lift();

 private:
  void showStops();
  void stopSite();
  void answered(const base::Expected<domain::Stop>& stop, const QString& doing);
  void showAsking(bool asking);

  AppBridge& m_bridge;
  QLabel* m_text;
  QLineEdit* m_why;
  QPushButton* m_stop;
  QPushButton* m_keep;
  QPushButton* m_lift;
};

}  // namespace consentry::ui
