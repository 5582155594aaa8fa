// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/care/care_workspace.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/store_findings.hpp"
#include "ui/administrator/care/backup_card.hpp"
#include "ui/administrator/care/finding_words.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/text_table.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kSideWidth = 400;  // px

/// What needs somebody comes first.
int order(app::ports::Health health) {
  using enum app::ports::Health;
  switch (health) {
    case attention:
      return 0;
    case warning:
      return 1;
    case unknown:
      return 2;
    case note:
      return 3;
    case good:
      return 4;
  }
  return 4;
}

}  // namespace

CareWorkspace::CareWorkspace(AppBridge& owner, QWidget* parent)
    : Workspace(owner, parent),
      m_model(new TextTable({tr("State"), tr("What"), tr("Found")}, this)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("How the store and this computer stand"))),
      m_detail(new DetailPanel),
      m_backup(new BackupCard(owner)),
      m_message(new MessageBar) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({130, 210, -1});
  m_table->setEmptyState(QStringLiteral("care"), tr("Looking…"),
                         tr("The disk, the store, the decoder’s cage and the models are looked at."));
  auto* left = new QVBoxLayout;
  left->setSpacing(12);
  left->addWidget(titleLabel(tr("How the store and this computer stand")));
  left->addWidget(m_message);
  left->addWidget(m_table, 1);
  auto* side = new QWidget;
  side->setFixedWidth(kSideWidth);
  auto* right = new QVBoxLayout(side);
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(14);
  right->addWidget(m_detail, 1);
  right->addWidget(m_backup);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  row->setSpacing(14);
  row->addLayout(left, 1);
  row->addWidget(side);
  connect(m_table, &DataTable::currentRowChanged, this, &CareWorkspace::showRow);
  connect(m_backup, &BackupCard::done, this, [this](const QString& text) {
    m_message->showDone(text);
    examine();
  });
  connect(m_backup, &BackupCard::noted, this, [this](const QString& text) {
    m_message->showWarning(text);
    examine();
  });
  connect(m_backup, &BackupCard::failed, m_message, &MessageBar::showError);
  forget();
}

void CareWorkspace::activated() {
  m_backup->setVisible(bridge().may(domain::Act::backUp));
  examine();
  m_table->view()->setFocus();
}

void CareWorkspace::forget() {
  ++m_token;
  m_findings.clear();
  m_model->setRows({});
  m_message->clear();
  m_backup->clear();
  showRow(-1);
}

void CareWorkspace::examine() {
  const int token = ++m_token;
  bridge()
      .askReader(app::SeeStoreFindings{})
      .then(this, [this, token](base::Expected<app::SeeStoreFindings::Answer> store) {
        if (token != m_token) return;
        if (!store) m_message->showError(store.error(), tr("Looking at the store"));
        bridge().examine().then(this,
                                [this, token, store = store ? *std::move(store) : app::SeeStoreFindings::Answer()](
                                    std::vector<app::ports::Finding> machine) {
                                  if (token != m_token) return;
                                  machine.insert(machine.begin(), store.begin(), store.end());
                                  show(std::move(machine));
                                });
      });
}

void CareWorkspace::show(std::vector<app::ports::Finding> findings) {
  m_findings.clear();
  for (auto& one : findings) {
    const auto behind = std::ranges::upper_bound(m_findings, order(one.health), {},
                                                 [](const auto& kept) { return order(kept.health); });
    m_findings.insert(behind, std::move(one));
  }
  std::vector<TextTable::Row> rows;
  for (const auto& one : m_findings)
    rows.push_back({{words(one.health), whatWords(one.what), fromUtf8(one.words)},
                    one.health == app::ports::Health::good ? Tone::text : toneOf(one.health)});
  m_model->setRows(std::move(rows));
  emit waitingCountChanged(
      static_cast<int>(std::ranges::count(m_findings, app::ports::Health::attention, &app::ports::Finding::health)));
  if (!m_findings.empty()) m_table->setCurrentRow(0);
}

void CareWorkspace::showRow(int row) {
  m_detail->clear();
  if (row < 0 || row >= static_cast<int>(m_findings.size()))
    return m_detail->setHeading({}, tr("Choose a line to read what to do"), Tone::secondary);
  const auto& finding = m_findings[static_cast<std::size_t>(row)];
  m_detail->setHeading(words(finding.health), whatWords(finding.what), toneOf(finding.health));
  m_detail->addText(fromUtf8(finding.words));
  if (!finding.next.empty()) m_detail->addSection(tr("Next step"), fromUtf8(finding.next));
}

}  // namespace consentry::ui
