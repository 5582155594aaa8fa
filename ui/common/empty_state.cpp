// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/empty_state.hpp"

#include <QAction>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"

namespace consentry::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_icon(new IconLabel(QStringLiteral("circle"), Tone::secondary, 40)),
      m_title(titleLabel({})),
      m_text(bodyLabel({})),
      m_button(primaryButton({})) {
  m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  m_text->setFixedWidth(440);
  setTone(m_text, Tone::secondary);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(Theme::kGap);
  column->addStretch(2);
  column->addWidget(m_icon, 0, Qt::AlignHCenter);
  column->addWidget(m_title, 0, Qt::AlignHCenter);
  column->addWidget(m_text, 0, Qt::AlignHCenter);
  column->addSpacing(Theme::kGap);
  column->addWidget(m_button, 0, Qt::AlignHCenter);
  column->addStretch(3);
  m_button->hide();
}

void EmptyState::set(const QString& icon, const QString& title, const QString& text, QAction* action) {
  m_icon->set(icon, Tone::secondary);
  m_title->setText(title);
  m_text->setText(text);
  m_text->setFixedHeight(text.isEmpty() ? 0 : m_text->heightForWidth(m_text->width()));
  disconnect(m_connection);
  m_button->setVisible(action != nullptr);
  if (!action) return;
  m_button->setText(action->text());
  m_button->setEnabled(action->isEnabled());
  m_connection = connect(m_button, &QPushButton::clicked, action, &QAction::trigger);
}

}  // namespace consentry::ui
