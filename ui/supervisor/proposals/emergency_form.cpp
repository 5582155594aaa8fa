// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/proposals/emergency_form.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "domain/emergency.hpp"
#include "ui/common/pieces.hpp"
#include "ui/supervisor/proposals/proposal_words.hpp"

namespace consentry::ui {

std::vector<domain::Act> grantableTo(const std::vector<domain::Role>& roles) {
  std::vector<domain::Act> acts;
  for (const auto& [act, word] : base::allOf<domain::Act>()) {
    const auto mayAnyway = [each = act](domain::Role role) { return domain::roleMay(role, each); };
    if (domain::mayBeGranted(act) && std::ranges::none_of(roles, mayAnyway) && domain::roleForGrant(roles, act))
      acts.push_back(act);
  }
  return acts;
}

EmergencyForm::EmergencyForm(QWidget* parent)
    : QFrame(parent),
      m_act(new QComboBox),
      m_hours(new QSpinBox),
      m_reason(new QLineEdit),
      m_propose(primaryButton(tr("Propose"))) {
  setProperty("role", QStringLiteral("card"));
  m_act->setAccessibleName(tr("What has to be done"));
  m_hours->setAccessibleName(tr("For how many hours"));
  m_hours->setRange(1, static_cast<int>(domain::kLongestEmergency.count()));
  m_reason->setAccessibleName(tr("Why it cannot wait"));
  m_reason->setPlaceholderText(tr("The second person reads it"));
  auto* back = quietButton(tr("Back to the list"));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 14, 14, 14);
  column->setSpacing(6);
  auto* title = titleLabel(tr("Act outside your role"));
  title->setWordWrap(true);
  column->addWidget(title);
  column->addWidget(
      bodyLabel(tr("For an emergency: one act, for some hours, once another person has agreed. Everything that is done "
                   "with it names both of you in the log.")));
  column->addSpacing(6);
  column->addWidget(sectionLabel(tr("What has to be done")));
  column->addWidget(m_act);
  column->addWidget(sectionLabel(tr("For how many hours")));
  column->addWidget(m_hours);
  column->addWidget(sectionLabel(tr("Why it cannot wait")));
  column->addWidget(m_reason);
  column->addSpacing(6);
  auto* foot = new QHBoxLayout;
  foot->addWidget(m_propose);
  foot->addWidget(back);
  foot->addStretch();
  column->addLayout(foot);
  column->addStretch();

  connect(m_reason, &QLineEdit::textChanged, this, &EmergencyForm::check);
  connect(m_reason, &QLineEdit::returnPressed, m_propose, &QPushButton::click);
  connect(back, &QPushButton::clicked, this, &EmergencyForm::left);
  connect(m_propose, &QPushButton::clicked, this, [this] {
    m_propose->setEnabled(false);
    emit wanted({.act = static_cast<domain::Act>(m_act->currentData().toInt()),
                 .hours = m_hours->value(),
                 .reason = m_reason->text().trimmed().toStdString()});
  });
  check();
}

void EmergencyForm::begin(const std::vector<domain::Role>& roles) {
  clear();
  for (const domain::Act act : grantableTo(roles)) m_act->addItem(grantWords(act), static_cast<int>(act));
  check();
  m_act->setFocus();
}

void EmergencyForm::clear() {
  m_act->clear();
  m_hours->setValue(1);
  m_reason->clear();
}

void EmergencyForm::check() {
  m_propose->setEnabled(m_act->count() > 0 && !m_reason->text().trimmed().isEmpty());
}

}  // namespace consentry::ui
