// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <chrono>
#include <utility>

namespace consentry::ui {

Toast::Toast(QWidget* over)
    : QFrame(over), m_text(new QLabel), m_undo(new QPushButton(tr("Undo"))), m_timer(new QTimer(this)) {
  setProperty("role", QStringLiteral("toast"));
  m_text->setTextFormat(Qt::PlainText);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 10, 12, 10);
  row->setSpacing(16);
  row->addWidget(m_text);
  row->addWidget(m_undo);
  m_timer->setSingleShot(true);
  connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
  connect(m_undo, &QPushButton::clicked, this, [this] {
    hide();
    if (const auto act = std::exchange(m_act, {})) act();
  });
  over->installEventFilter(this);
  hide();
}

void Toast::tell(const QString& text, const std::function<void()>& undo) {
  m_text->setText(text);
  m_act = undo;
  m_undo->setVisible(static_cast<bool>(undo));
  setAccessibleName(text);
  settle();
  show();
  raise();
  m_timer->start(undo ? std::chrono::seconds(10) : std::chrono::seconds(5));
}

void Toast::settle() {
  adjustSize();
  move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - 46);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && isVisible()) settle();
  return QFrame::eventFilter(watched, event);
}

}  // namespace consentry::ui
