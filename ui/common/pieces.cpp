// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pieces.hpp"

#include <QStyle>
#include <utility>

namespace consentry::ui {
namespace {

template <class W>
W* withRole(W* widget, const char* role) {
  widget->setProperty("role", QLatin1String(role));
  return widget;
}

QLabel* label(const QString& text, const char* role, QWidget* parent) {
  auto* label = withRole(new QLabel(text, parent), role);
  label->setTextFormat(Qt::PlainText);
  return label;
}

QLabel* selectable(QLabel* label) {
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QString toneWord(Tone tone) {
  switch (tone) {
    case Tone::green:
      return QStringLiteral("green");
    case Tone::amber:
      return QStringLiteral("amber");
    case Tone::red:
      return QStringLiteral("red");
    case Tone::redDark:
    case Tone::band:
      return QStringLiteral("redDark");
    case Tone::accent:
    case Tone::accentSoft:
    case Tone::accentPressed:
      return QStringLiteral("accent");
    case Tone::secondary:
      return QStringLiteral("secondary");
    case Tone::onRed:
      return QStringLiteral("onRed");
    case Tone::window:
    case Tone::surface:
    case Tone::line:
    case Tone::controlLine:
    case Tone::text:
    case Tone::onAccent:
    case Tone::hover:
    case Tone::photoSurround:
    case Tone::seriesBlue:
    case Tone::seriesOrange:
    case Tone::seriesGreen:
    case Tone::seriesPurple:
      return QStringLiteral("text");
  }
  return {};
}

QPushButton* button(const QString& text, const char* role, QWidget* parent) {
  auto* button = withRole(new QPushButton(text, parent), role);
  button->setCursor(Qt::PointingHandCursor);
  return button;
}

}  // namespace

QLabel* titleLabel(const QString& text, QWidget* parent) {
  return label(text, "title", parent);
}
QLabel* sectionLabel(const QString& text, QWidget* parent) {
  return label(text, "section", parent);
}

QLabel* metaLabel(const QString& text, QWidget* parent) {
  auto* made = label(text, "meta", parent);
  made->setWordWrap(true);
  return made;
}

QLabel* bodyLabel(const QString& text, QWidget* parent) {
  auto* made = selectable(label(text, "body", parent));
  made->setWordWrap(true);
  return made;
}

QLabel* monoLabel(const QString& text, QWidget* parent) {
  auto* made = selectable(label(text, "mono", parent));
  made->setFont(Theme::mono());
  return made;
}

void setTone(QWidget* widget, Tone tone) {
  widget->setProperty("tone", toneWord(tone));
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

QPushButton* primaryButton(const QString& text, QWidget* parent) {
  return button(text, "primary", parent);
}
QPushButton* plainButton(const QString& text, QWidget* parent) {
  return button(text, "plain", parent);
}
QPushButton* dangerButton(const QString& text, QWidget* parent) {
  return button(text, "danger", parent);
}
QPushButton* quietButton(const QString& text, QWidget* parent) {
  return button(text, "quiet", parent);
}

QFrame* card(QWidget* parent) {
  return withRole(new QFrame(parent), "card");
}

QFrame* horizontalLine(QWidget* parent) {
  auto* line = withRole(new QFrame(parent), "line");
  line->setFixedHeight(1);
  return line;
}

IconLabel::IconLabel(QString icon, Tone tone, int size, QWidget* parent)
    : QLabel(parent), m_icon(std::move(icon)), m_tone(tone), m_size(size) {
  setFixedSize(size, size);
  connect(&Theme::instance(), &Theme::changed, this, &IconLabel::paint);
  paint();
}

void IconLabel::set(const QString& icon, Tone tone) {
  m_icon = icon;
  m_tone = tone;
  paint();
}

void IconLabel::paint() {
  setPixmap(Theme::instance().pixmap(m_icon, m_tone, m_size, devicePixelRatioF()));
}

}  // namespace consentry::ui
