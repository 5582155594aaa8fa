// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/message_bar.hpp"

#include <QHBoxLayout>
#include <QToolButton>

namespace consentry::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new IconLabel(QStringLiteral("info"), Tone::accent)), m_text(bodyLabel({})) {
  setProperty("role", QStringLiteral("message"));
  auto* close = new QToolButton;
  close->setProperty("role", QStringLiteral("flat"));
  close->setIcon(Theme::instance().icon(QStringLiteral("close"), Tone::secondary));
  close->setIconSize({14, 14});
  close->setAccessibleName(tr("Close the message"));
  connect(close, &QToolButton::clicked, this, &MessageBar::clear);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 8, 8, 8);
  row->setSpacing(10);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  row->addWidget(m_text, 1);
  row->addWidget(close, 0, Qt::AlignTop);
  setVisible(false);
}

void MessageBar::showError(const base::Error& error, const QString& doing) {
  const bool asked = error.code() == base::Errc::cancelled;
  show(asked ? QStringLiteral("info") : QStringLiteral("warning"), asked ? Tone::accent : Tone::red,
       errorText(error, doing).line());
}

void MessageBar::showWarning(const QString& text) {
  show(QStringLiteral("warning"), Tone::amber, text);
}
void MessageBar::showDone(const QString& text) {
  show(QStringLiteral("check"), Tone::green, text);
}
void MessageBar::clear() {
  setVisible(false);
}

void MessageBar::show(const QString& icon, Tone tone, const QString& text) {
  m_icon->set(icon, tone);
  m_text->setText(text);
  setAccessibleName(text);
  setTone(this, tone);
  setVisible(true);
}

}  // namespace consentry::ui
