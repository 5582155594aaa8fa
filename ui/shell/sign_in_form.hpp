// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QTimer>
#include <QWidget>
#include <chrono>
#include <functional>
#include <vector>

#include "app/passphrases.hpp"
#include "app/ports/users.hpp"
#include "base/error.hpp"
#include "ui/application/sign_in_answer.hpp"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace consentry::ui {

class MessageBar;
class NewPassphrase;
class PassphraseField;

/// How the form reaches the core. What is slow there is done on other threads.
struct SignInDoor {
  std::function<QFuture<SignInAnswer>(const QString& login, app::SharedSecret passphrase)> signIn;
  std::function<QFuture<base::Expected<void>>(app::SharedSecret next)> change;
};

/// Who are you, and the passphrase. Emptied before the answer comes; says what is wrong where it was typed.
class SignInForm : public QWidget {
  Q_OBJECT
 public:
  explicit SignInForm(SignInDoor door, QWidget* parent = nullptr);

  void setPeople(const std::vector<app::ports::UserRow>& people);
  /// Chooses this person and waits for the passphrase; an empty login waits for a name.
  void begin(const QString& login);
  /// Leaves nothing that was typed.
  void forget();
  /// Signs in at once, as `--as` with a passphrase file does.
  void signIn(const QString& login, app::SharedSecret passphrase);

 signals:
  void signedIn(const QString& login);

 private:
  [[nodiscard]] QWidget* makeAsking();
  [[nodiscard]] QWidget* makeChanging();
  [[nodiscard]] QString login() const;
  void tryIt();
  void answered(const QString& login, const SignInAnswer& answer);
  void startWaiting(std::chrono::seconds wait);
  void countDown();
  void change();
  void setBusy(bool busy);
  void check();

  SignInDoor m_door;
  MessageBar* m_message;
  QWidget* m_asking;
  QWidget* m_changing;
  QComboBox* m_person = nullptr;
  PassphraseField* m_passphrase = nullptr;
  QLabel* m_caps = nullptr;
  QPushButton* m_signIn = nullptr;
  NewPassphrase* m_next = nullptr;
  QPushButton* m_change = nullptr;
  QProgressBar* m_working;
  QTimer m_second;
  std::chrono::seconds m_left{0};
  QString m_login;  ///< of the try under way
  bool m_busy = false;
};

}  // namespace consentry::ui
