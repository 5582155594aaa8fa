// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include "ui/common/error_text.hpp"
#include "ui/common/pieces.hpp"

namespace consentry::ui {

/// A message where it belongs: above the table or field that it speaks of. Hidden until told something.
class MessageBar : public QFrame {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void showError(const base::Error& error, const QString& doing);
  void showWarning(const QString& text);
  void showDone(const QString& text);
  void clear();
  [[nodiscard]] QString text() const { return m_text->text(); }

 private:
  void show(const QString& icon, Tone tone, const QString& text);

  IconLabel* m_icon;
  QLabel* m_text;
};

}  // namespace consentry::ui
