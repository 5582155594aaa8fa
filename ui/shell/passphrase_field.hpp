// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include "app/passphrases.hpp"

namespace consentry::ui {

/// A field whose text is never shown, copied, dragged, undone or handed to an input method's memory.
class PassphraseField : public QLineEdit {
  Q_OBJECT
 public:
  explicit PassphraseField(const QString& accessibleName, QWidget* parent = nullptr);

  /// The text, which the field no longer has.
  [[nodiscard]] app::SharedSecret take();
  /// Overwrites and empties.
  void forget();
  [[nodiscard]] bool holdsSame(const PassphraseField& other) const { return text() == other.text(); }

 signals:
  /// Whether capital letters are coming without Shift: only a letter tells.
  void capsLockSeen(bool on);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
};

}  // namespace consentry::ui
