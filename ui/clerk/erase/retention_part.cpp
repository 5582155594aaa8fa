// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/retention_part.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/clerk/erase/erase_words.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/text_table.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

RetentionPart::RetentionPart(AppBridge& owner, QWidget* parent)
    : ErasePart(owner, parent),
      m_model(new TextTable(
          {tr("What"), tr("Days"), tr("Set by"), tr("Would go now"), tr("Kept by a hold"), tr("Kept by an open case")},
          this)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("Retention rules"))),
      m_days(new QSpinBox),
      m_set(plainButton(tr("Set the days"))),
      m_run(dangerButton(tr("Destroy what has had its time"))),
      m_clock(new QCheckBox(tr("I compared this computer’s clock with another: it is right"))),
      m_last(metaLabel({})) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({-1, 70, 140, 110, 120, 150});
  m_days->setAccessibleName(tr("Days that the chosen kind is kept"));
  m_days->setRange(0, domain::kLongestRetention);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(Theme::kGap);
  foot->addWidget(m_days);
  foot->addWidget(m_set);
  foot->addStretch();
  foot->addWidget(m_run);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGap);
  column->addWidget(m_table, 1);
  column->addWidget(m_last);
  column->addWidget(m_clock);
  column->addLayout(foot);
  connect(m_table, &DataTable::currentRowChanged, this, &RetentionPart::showRow);
  connect(m_set, &QPushButton::clicked, this, &RetentionPart::setDays);
  connect(m_run, &QPushButton::clicked, this, &RetentionPart::run);
  connect(m_clock, &QCheckBox::toggled, this, [this](bool on) { m_run->setEnabled(on || !m_due.clockIsDoubtful); });
  forget();
}

void RetentionPart::forget() {
  m_rules = {};
  m_due = {};
  m_clock->setChecked(false);
  show();
}

void RetentionPart::load() {
  bridge()
      .askReader(app::ShowRetentionRules{})
      .then(this, [this](base::Expected<app::ShowRetentionRules::Answer> rules) {
        if (!rules) return emit failed(rules.error(), tr("Reading the rules"));
        m_rules = *std::move(rules);
        bridge()
            .askReader(app::PreviewRetention{})
            .then(this, [this](base::Expected<app::PreviewRetention::Answer> due) {
              if (!due) return emit failed(due.error(), tr("Counting what has had its time"));
              m_due = *std::move(due);
              show();
            });
      });
}

void RetentionPart::show() {
  const int before = std::max(0, m_table->currentRow());
  std::vector<TextTable::Row> rows;
  for (const auto& rule : m_rules.inForce) {
    const auto due = std::ranges::find(m_due.counts, rule.kind, &domain::RetentionCount::kind);
    const domain::RetentionCount count = due == m_due.counts.end() ? domain::RetentionCount{} : *due;
    rows.push_back({{words(rule.kind), number(rule.days),
                     rule.setBy.empty() ? tr("as delivered") : bridge().nameOf(rule.setBy.text()),
                     number(count.objects), number(count.held), number(count.open)}});
  }
  m_model->setRows(std::move(rows));
  const bool manages = bridge().may(domain::Act::manageRetention);
  for (QWidget* control : std::initializer_list<QWidget*>{m_days, m_set, m_run}) control->setVisible(manages);
  m_clock->setVisible(manages && m_due.clockIsDoubtful);
  m_run->setEnabled(!m_due.clockIsDoubtful || m_clock->isChecked());
  m_last->setText(m_rules.last
                      ? tr("Last run: %1. The program makes the next by itself.").arg(dayAndTime(m_rules.last->at))
                      : tr("No run was made yet: nothing goes by itself before the first one."));
  if (m_due.clockIsDoubtful)
    m_last->setText(
        tr("The log was silent for more than 31 days, or the clock was set forward: things could go before "
           "their time."));
  if (!m_rules.inForce.empty()) m_table->setCurrentRow(std::min(before, m_model->rowCount() - 1));
}

void RetentionPart::showRow(int row) {
  const bool has = row >= 0 && row < static_cast<int>(m_rules.inForce.size());
  const auto kind = has ? m_rules.inForce[static_cast<std::size_t>(row)].kind : domain::RetentionKind::probeTemplates;
  // What can never be kept has no days to be set.
  const bool canBeSet = has && domain::mayBeSet(kind, 1);
  m_days->setEnabled(canBeSet);
  m_set->setEnabled(canBeSet);
  m_days->setValue(has ? m_rules.inForce[static_cast<std::size_t>(row)].days : 0);
}

void RetentionPart::setDays() {
  const int row = m_table->currentRow();
  if (row < 0 || row >= static_cast<int>(m_rules.inForce.size())) return;
  bridge()
      .ask(app::SetRetentionRule{.kind = m_rules.inForce[static_cast<std::size_t>(row)].kind, .days = m_days->value()})
      .then(this, [this](const base::Expected<domain::RetentionRule>& rule) {
        if (!rule) return emit failed(rule.error(), tr("Setting the days"));
        tell(tr("%1: %2 days.").arg(words(rule->kind), number(rule->days)));
      });
}

void RetentionPart::run() {
  m_run->setEnabled(false);
  bridge()
      .ask(app::RunRetention{.clockIsRight = m_clock->isChecked()})
      .then(this, [this](const base::Expected<app::ports::RetentionRunRow>& ran) {
        if (!ran) {
          m_run->setEnabled(true);
          return emit failed(ran.error(), tr("The run"));
        }
        std::int64_t gone = 0;
        for (const auto& count : ran->counts) gone += count.objects;
        tell(tr("%1 objects that had had their time were destroyed.").arg(number(gone)));
      });
}

}  // namespace consentry::ui
