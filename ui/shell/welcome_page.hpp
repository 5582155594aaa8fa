// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/passphrases.hpp"
#include "ui/application/app_bridge.hpp"
#include "ui/application/settings.hpp"

class QLabel;
class QStackedLayout;
class QVBoxLayout;

namespace consentry::ui {

class IconLabel;
class JobStrip;
class MessageBar;
class NewStoreForm;
class SignInForm;

/// What stands there while nobody is signed in: open a store or make one, sign in, or sign in again after a lock. It
/// shows nothing of the store but its place and the names of the people who work with it.
class WelcomePage : public QWidget {
  Q_OBJECT
 public:
  WelcomePage(AppBridge& bridge, Settings& settings, QWidget* parent = nullptr);

  void showStores();
  /// `login` is whom the form offers first; empty for nobody.
  void showSignIn(const QString& login = {});
  /// The same with the reason for the lock: "The screen was locked."
  void showLocked(const QString& login, const QString& why);
  /// Opens a store and, with a login, offers that person; with a passphrase too, signs in at once.
  void open(const QString& directory, const QString& login = {}, const app::SharedSecret& passphrase = {});

 private:
  QWidget* makeStores();
  QWidget* makeSignIn();
  void fillRecent();
  void chooseStore();
  void create();
  void showForm(const QString& login, const QString& icon, const QString& title, const QString& words);
  void setBusy(bool busy);

  AppBridge& m_bridge;
  Settings& m_settings;
  QStackedLayout* m_steps;
  MessageBar* m_message;
  QVBoxLayout* m_recent = nullptr;
  NewStoreForm* m_newStore;
  SignInForm* m_form;
  IconLabel* m_icon;
  QLabel* m_title;
  QLabel* m_words;
  QWidget* m_body = nullptr;
};

}  // namespace consentry::ui
