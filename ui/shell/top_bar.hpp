// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

#include "ui/application/app_bridge.hpp"

class QHBoxLayout;
class QMenu;
class QPushButton;

namespace consentry::ui {

class WindowLock;

/// Where am I, find or do, under which purpose, who acts.
class TopBar : public QFrame {
  Q_OBJECT
 public:
  TopBar(AppBridge& bridge, WindowLock& lock, QWidget* parent = nullptr);
  void setBreadcrumb(const QStringList& crumbs);
  void openPeopleMenu();
  void openPurposeMenu();

 signals:
  void crumbChosen(int index);
  void paletteWanted();
  void personChosen(const QString& login);
  void peoplePageWanted();
  void otherStoreWanted();
  void lockWanted();
  void signOutWanted();
  void passphraseWanted();

 private:
  void showPurpose();
  void showPerson();

  void addPauses(QMenu& menu);

  AppBridge& m_bridge;
  WindowLock& m_lock;
  QHBoxLayout* m_crumbs;
  QPushButton* m_find;
  QPushButton* m_purpose;
  QPushButton* m_person;
};

/// "officer, supervisor"
[[nodiscard]] QString roleList(const std::vector<domain::Role>& roles);

}  // namespace consentry::ui
