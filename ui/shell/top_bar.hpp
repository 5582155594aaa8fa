// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

#include "ui/application/app_bridge.hpp"

class QHBoxLayout;
class QPushButton;

namespace consentry::ui {

/// Where am I, find or do, under which purpose, who acts.
class TopBar : public QFrame {
  Q_OBJECT
 public:
  explicit TopBar(AppBridge& bridge, QWidget* parent = nullptr);
  void setBreadcrumb(const QStringList& crumbs);
  void openPeopleMenu();
  void openPurposeMenu();

 signals:
  void crumbChosen(int index);
  void paletteWanted();
  void personChosen(const QString& login);
  void peoplePageWanted();
  void otherStoreWanted();

 private:
  void showPurpose();
  void showPerson();

  AppBridge& m_bridge;
  QHBoxLayout* m_crumbs;
  QPushButton* m_find;
  QPushButton* m_purpose;
  QPushButton* m_person;
};

/// "officer, supervisor"
[[nodiscard]] QString roleList(const std::vector<domain::Role>& roles);

}  // namespace consentry::ui
