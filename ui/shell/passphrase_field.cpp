// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/passphrase_field.hpp"

#include <QKeyEvent>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace consentry::ui {
namespace {

constexpr int kLongest = 1024;

/// Shared copies are overwritten with it: that is what is wanted.
void wipe(const QString& text) {
  auto* letters = const_cast<char16_t*>(reinterpret_cast<const char16_t*>(text.utf16()));
  for (volatile char16_t& letter : std::span(letters, static_cast<std::size_t>(text.size()))) letter = u'\0';
}

}  // namespace

PassphraseField::PassphraseField(const QString& accessibleName, QWidget* parent) : QLineEdit(parent) {
  setEchoMode(QLineEdit::Password);
  setAccessibleName(accessibleName);
  setMaxLength(kLongest);
  setDragEnabled(false);
  setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

app::SharedSecret PassphraseField::take() {
  QByteArray bytes = text().toUtf8();
  std::string secret(bytes.constData(), static_cast<std::size_t>(bytes.size()));
  bytes.fill('\0');
  forget();
  return std::make_shared<const base::SecretText>(std::move(secret));
}

void PassphraseField::forget() {
  wipe(text());
  clear();
}

void PassphraseField::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo) || event->matches(QKeySequence::Copy) ||
      event->matches(QKeySequence::Cut))
    return event->accept();
  const QString typed = event->text();
  if (typed.size() == 1 && typed.front().isLetter() && typed.front().isUpper() != typed.front().isLower())
    emit capsLockSeen(typed.front().isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
  QLineEdit::keyPressEvent(event);
}

void PassphraseField::contextMenuEvent(QContextMenuEvent* event) {
  event->accept();
}

}  // namespace consentry::ui
