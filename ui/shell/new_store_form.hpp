// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/passphrases.hpp"

class QLineEdit;
class QPushButton;

namespace consentry::ui {

class NewPassphrase;

/// What a new store needs: a folder, and the first administrator with their passphrase.
class NewStoreForm : public QWidget {
  Q_OBJECT
 public:
  explicit NewStoreForm(QWidget* parent = nullptr);

  void begin();
  void forget();
  [[nodiscard]] QString folder() const;
  [[nodiscard]] QString login() const;
  [[nodiscard]] QString name() const;
  [[nodiscard]] app::SharedSecret takePassphrase();

 signals:
  void createWanted();
  void backWanted();

 private:
  void chooseFolder();
  void check();

  QLineEdit* m_folder;
  QLineEdit* m_login;
  QLineEdit* m_name;
  NewPassphrase* m_passphrase;
  QPushButton* m_create;
};

}  // namespace consentry::ui
