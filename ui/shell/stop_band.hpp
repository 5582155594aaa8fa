// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>
#include <string>

#include "ui/application/app_bridge.hpp"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace consentry::ui {

/// Full width and red while stops are in force, a line each: what, who, when, why, and the button that lifts this one.
/// Also where a stop is asked for, with its reason.
class StopBand : public QFrame {
  Q_OBJECT
 public:
  explicit StopBand(AppBridge& bridge, QWidget* parent = nullptr);
  /// Opens the line in which the reason is written.
  void askForReason();
  /// Lifts the stop in force; with several, goes to their buttons, so that somebody chooses which.
  void lift();

 private:
  void showStops();
  void addRow(const domain::Stop& stop, const QString& line, bool mayLift);
  void stopSite();
  void liftOne(const std::string& id);
  void answered(const base::Expected<domain::Stop>& stop, const QString& doing);
  void showAsking(bool asking);

  AppBridge& m_bridge;
  QVBoxLayout* m_rows;
  QWidget* m_stops;
  QStringList m_shown;  ///< what the lines say; they are made anew only when it changes
  QLabel* m_error;
  QWidget* m_asking;
  QLineEdit* m_why;
  QPushButton* m_stop;
  QPushButton* m_keep;
};

}  // namespace consentry::ui
