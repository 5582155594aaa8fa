// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/application/app_bridge.hpp"
#include "ui/application/settings.hpp"

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace consentry::ui {

class MessageBar;

/// The first page: open a store or make one, then say who is acting.
class WelcomePage : public QWidget {
  Q_OBJECT
 public:
  WelcomePage(AppBridge& bridge, Settings& settings, QWidget* parent = nullptr);

  void showStores();
  void showPeople();
  /// Asks for the passphrase of this person.
  void choose(const QString& login);
  /// Opens a store and, with a login and a passphrase, begins as that person at once.
  void open(const QString& directory, const QString& login = {}, const app::SharedSecret& passphrase = {});

 private:
  QWidget* makeStores();
  QWidget* makeNewStore();
  QWidget* makePeople();
  void fillRecent();
  void chooseStore();
  void chooseNewFolder();
  void create();
  void actAs(const QString& login, app::SharedSecret passphrase);
  void setBusy(bool busy);

  AppBridge& m_bridge;
  Settings& m_settings;
  QStackedLayout* m_steps;
  MessageBar* m_message;
  QVBoxLayout* m_recent = nullptr;
  QVBoxLayout* m_people = nullptr;
  QScrollArea* m_peopleScroll = nullptr;
  QLabel* m_store = nullptr;
  QLineEdit* m_folder = nullptr;
  QLineEdit* m_login = nullptr;
  QLineEdit* m_name = nullptr;
  QLineEdit* m_newPassphrase = nullptr;
  QLineEdit* m_passphrase = nullptr;
  QString m_chosen;  ///< login of the person whose passphrase is asked for
  QPushButton* m_create = nullptr;
  QWidget* m_body = nullptr;
};

}  // namespace consentry::ui
