// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/watchlist/list_form.hpp"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"

namespace consentry::ui {
namespace {

constexpr int kLargestList = 1'000'000;
constexpr double kPerThousand = 1000.0;

}  // namespace

ListForm::ListForm(QWidget* parent) : QFrame(parent) {
  setProperty("role", QStringLiteral("card"));
  m_name = new QLineEdit(this);
  m_name->setAccessibleName(tr("Name of the list"));
  m_law = new QLineEdit(this);
  m_law->setAccessibleName(tr("Legal reference"));
  m_cap = new QSpinBox(this);
  m_cap->setAccessibleName(tr("People at most"));
  m_cap->setRange(1, kLargestList);
  m_cap->setGroupSeparatorShown(true);
  m_budget = new QDoubleSpinBox(this);
  m_budget->setAccessibleName(tr("Strangers flagged, of 1,000 searched"));
  m_budget->setRange(0.1, kPerThousand);
  m_budget->setDecimals(1);
  m_message = new MessageBar(this);
  m_submit = primaryButton(tr("Create list"), this);
  connect(m_submit, &QPushButton::clicked, this, &ListForm::submit);
  connect(m_law, &QLineEdit::returnPressed, this, &ListForm::submit);
  QPushButton* cancel = plainButton(tr("Cancel"), this);
  connect(cancel, &QPushButton::clicked, this, &ListForm::cancelled);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 14, 14, 14);
  layout->setSpacing(3);
  layout->addWidget(titleLabel(tr("New list"), this));
  layout->addSpacing(8);
  const auto add = [&](const QString& label, QWidget* widget) {
    layout->addWidget(sectionLabel(label, this));
    layout->addWidget(widget);
    layout->addSpacing(6);
  };
  add(tr("Name"), m_name);
  add(tr("Legal reference"), m_law);
  add(tr("People at most"), m_cap);
  add(tr("Strangers flagged at most, of 1,000 searched"), m_budget);
  layout->addWidget(m_message);
  layout->addStretch();
  auto* foot = new QHBoxLayout;
  foot->setSpacing(Theme::kGap);
  foot->addWidget(m_submit);
  foot->addWidget(cancel);
  foot->addStretch();
  layout->addLayout(foot);
}

void ListForm::begin() {
  const app::CreateList usual;
  m_name->clear();
  m_law->clear();
  m_cap->setValue(static_cast<int>(usual.sizeCap));
  m_budget->setValue(usual.falseAlertBudget * kPerThousand);
  m_message->clear();
  setBusy(false);
  m_name->setFocus();
}

void ListForm::setBusy(bool busy) {
  m_submit->setEnabled(!busy);
}

void ListForm::showError(const base::Error& error) {
  m_message->showError(error, tr("Creating the list"));
}

app::CreateList ListForm::request() const {
  return {.name = m_name->text().trimmed().toStdString(),
          .legalReference = m_law->text().trimmed().toStdString(),
          .sizeCap = m_cap->value(),
          .falseAlertBudget = m_budget->value() / kPerThousand};
}

void ListForm::submit() {
  const app::CreateList wanted = request();
  if (wanted.name.empty()) return m_message->showWarning(tr("A name is missing."));
  if (wanted.legalReference.empty()) return m_message->showWarning(tr("The legal reference is missing."));
  m_message->clear();
  emit submitted(wanted);
}

}  // namespace consentry::ui
