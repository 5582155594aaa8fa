// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QString>

#include "ui/common/theme.hpp"

namespace consentry::ui {

// Small parts that every page is made of; the style sheet knows them by their property "role".

[[nodiscard]] QLabel* titleLabel(const QString& text, QWidget* parent = nullptr);    ///< 17 px, strong
[[nodiscard]] QLabel* sectionLabel(const QString& text, QWidget* parent = nullptr);  ///< 11 px, secondary, a heading
[[nodiscard]] QLabel* metaLabel(const QString& text, QWidget* parent = nullptr);     ///< 11 px, secondary, wraps
[[nodiscard]] QLabel* bodyLabel(const QString& text, QWidget* parent = nullptr);     ///< 13 px, wraps, selectable
[[nodiscard]] QLabel* monoLabel(const QString& text, QWidget* parent = nullptr);     ///< mono, selectable
/// Text in a tone; follows a change of theme.
void setTone(QWidget* widget, Tone tone);

[[nodiscard]] QPushButton* primaryButton(const QString& text, QWidget* parent = nullptr);
[[nodiscard]] QPushButton* plainButton(const QString& text, QWidget* parent = nullptr);
/// For what cannot be undone.
[[nodiscard]] QPushButton* dangerButton(const QString& text, QWidget* parent = nullptr);
/// Looks like a link inside text.
[[nodiscard]] QPushButton* quietButton(const QString& text, QWidget* parent = nullptr);

/// Surface with a line around and rounded corners.
[[nodiscard]] QFrame* card(QWidget* parent = nullptr);
[[nodiscard]] QFrame* horizontalLine(QWidget* parent = nullptr);

/// An icon that follows the theme.
class IconLabel : public QLabel {
  Q_OBJECT
 public:
  IconLabel(QString icon, Tone tone, int size = 20, QWidget* parent = nullptr);
  void set(const QString& icon, Tone tone);

 private:
  void paint();

  QString m_icon;
  Tone m_tone;
  int m_size;
};

}  // namespace consentry::ui
