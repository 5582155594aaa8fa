// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/choice_button.hpp"

#include <QPainter>

#include "ui/common/theme.hpp"

namespace consentry::ui {
namespace {

constexpr int kHeight = 30;
constexpr int kStepWidth = 42;
constexpr int kStepHeight = 40;
constexpr int kPadding = 7;
constexpr int kKeySize = 17;

}  // namespace

ChoiceButton::ChoiceButton(Look look, const QString& text, const QString& key, QWidget* parent)
    : QAbstractButton(parent), m_look(look), m_key(key) {
  setText(text);
  setCheckable(true);
  setAccessibleName(text);
  setAccessibleDescription(tr("Key %1").arg(key));
  // Chosen by key or click; the focus stays on the photographs unless somebody tabs here.
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
}

QSize ChoiceButton::sizeHint() const {
  if (m_look == Look::step) return {kStepWidth, kStepHeight};
  const int words = QFontMetrics(Theme::body()).horizontalAdvance(text());
  return {kPadding + kKeySize + 6 + words + kPadding + 2, kHeight};
}

void ChoiceButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void ChoiceButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

void ChoiceButton::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  const bool soft = m_look == Look::labelled;
  Tone fill = isEnabled() && underMouse() ? Tone::hover : Tone::surface;
  Tone frame = Tone::controlLine;
  Tone ink = isEnabled() ? Tone::text : Tone::controlLine;
  Tone quiet = isEnabled() ? Tone::secondary : Tone::controlLine;
  if (isChecked()) {
    fill = soft ? Tone::accentSoft : Tone::accent;
    frame = Tone::accent;
    ink = quiet = soft ? Tone::accent : Tone::onAccent;
  }

  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(theme.color(frame));
  painter.setBrush(theme.color(fill));
  painter.drawRoundedRect(box, Theme::kControlRadius, Theme::kControlRadius);
  if (hasFocus()) {
    painter.setPen(QPen(theme.color(isChecked() && !soft ? Tone::onAccent : Tone::accent), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), Theme::kControlRadius - 1, Theme::kControlRadius - 1);
  }
  if (m_look == Look::step)
    paintStep(painter, theme.color(ink), theme.color(quiet));
  else
    paintLabel(painter, theme.color(ink), theme.color(quiet));
}

void ChoiceButton::paintStep(QPainter& painter, const QColor& ink, const QColor& quiet) const {
  painter.setPen(ink);
  painter.setFont(Theme::strong());
  painter.drawText(QRect(0, 4, width(), 19), Qt::AlignCenter, text());
  painter.setPen(quiet);
  painter.setFont(Theme::meta());
  painter.drawText(QRect(0, 22, width(), 14), Qt::AlignCenter, m_key);
}

void ChoiceButton::paintLabel(QPainter& painter, const QColor& ink, const QColor& quiet) const {
  const QRectF keyBox(kPadding, (height() - kKeySize) / 2.0, kKeySize, kKeySize);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(quiet);
  painter.setFont(Theme::meta());
  painter.drawText(keyBox, Qt::AlignCenter, m_key);
  painter.setPen(QPen(quiet, 0.75));
  painter.drawRoundedRect(keyBox.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  painter.setPen(ink);
  painter.setFont(Theme::body());
  const QRect label(kPadding + kKeySize + 6, 0, width() - kPadding - kKeySize - 6, height());
  painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter, text());
}

}  // namespace consentry::ui
