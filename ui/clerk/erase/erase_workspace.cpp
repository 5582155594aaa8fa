// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/erase_workspace.hpp"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "ui/clerk/erase/certificates_part.hpp"
#include "ui/clerk/erase/holds_part.hpp"
#include "ui/clerk/erase/orders_part.hpp"
#include "ui/clerk/erase/person_part.hpp"
#include "ui/clerk/erase/retention_part.hpp"
#include "ui/common/empty_state.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"

namespace consentry::ui {

EraseWorkspace::EraseWorkspace(AppBridge& owner, QWidget* parent)
    : Workspace(owner, parent), m_tabs(new QTabBar), m_stack(new QStackedWidget), m_message(new MessageBar) {
  auto* closed = new EmptyState;
  closed->set(QStringLiteral("erase"), tr("Your role does not erase"),
              tr("Consent clerks, supervisors, auditors and administrators see what was erased."));
  m_closed = closed;
  m_parts = {new PersonPart(owner), new CertificatesPart(owner), new HoldsPart(owner), new OrdersPart(owner),
             new RetentionPart(owner)};
  m_tabs->setAccessibleName(tr("Parts of this page"));
  m_tabs->setExpanding(false);
  m_tabs->setDrawBase(false);
  for (ErasePart* part : m_parts) {
    m_tabs->addTab(part->title());
    m_stack->addWidget(part);
    connect(part, &ErasePart::done, m_message, &MessageBar::showDone);
    connect(part, &ErasePart::failed, m_message, &MessageBar::showError);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  column->setSpacing(12);
  column->addWidget(titleLabel(tr("What is held about people, and how it ends")));
  column->addWidget(m_tabs);
  column->addWidget(m_message);
  column->addWidget(m_stack, 1);
  column->addWidget(m_closed, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int place) {
    m_stack->setCurrentIndex(place);
    m_message->clear();
    loadCurrent();
  });
  connect(&bridge(), &AppBridge::changed, this, [this](Topic topic) {
    if ((topic == Topic::erasures || topic == Topic::governance) && isVisible()) loadCurrent();
  });
}

void EraseWorkspace::activated() {
  const bool sees = bridge().may(domain::Act::seeErasures);
  m_tabs->setVisible(sees);
  m_stack->setVisible(sees);
  m_closed->setVisible(!sees);
  loadCurrent();
}

void EraseWorkspace::showPart(int place) {
  m_tabs->setCurrentIndex(place);
}

void EraseWorkspace::forget() {
  m_message->clear();
  for (ErasePart* part : m_parts) part->forget();
}

void EraseWorkspace::loadCurrent() {
  if (!bridge().may(domain::Act::seeErasures)) return;
  m_parts[static_cast<std::size_t>(m_stack->currentIndex())]->load();
}

}  // namespace consentry::ui
