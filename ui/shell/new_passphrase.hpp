// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/passphrases.hpp"

class QLabel;

namespace consentry::ui {

class PassphraseField;

/// A passphrase that somebody chooses: written twice, with its length judged in words. Length is what counts, not
/// mixtures of signs (NIST SP 800-63B, 5.1.1).
class NewPassphrase : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kShortest = 12;  ///< characters

  explicit NewPassphrase(QWidget* parent = nullptr);

  [[nodiscard]] bool isComplete() const;
  /// The passphrase; both fields are empty afterwards.
  [[nodiscard]] app::SharedSecret take();
  void forget();
  void begin();  ///< puts the focus into the first field

 signals:
  void changed();
  void returnPressed();

 private:
  void judge();

  PassphraseField* m_first;
  PassphraseField* m_again;
  QLabel* m_words;
};

}  // namespace consentry::ui
