// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/holds_part.hpp"

#include <QVBoxLayout>
#include <utility>

#include "ui/common/data_table.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/text_table.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

HoldsPart::HoldsPart(AppBridge& owner, QWidget* parent)
    : ErasePart(owner, parent),
      m_model(new TextTable({tr("Person"), tr("Asked for by"), tr("Since"), tr("Placed by"), tr("Ended")}, this)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("Legal holds"))),
      m_lift(plainButton(tr("End this hold"))) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({130, -1, 140, 160, 140});
  m_table->setEmptyState(QStringLiteral("lock"), tr("No hold was ever placed"),
                         tr("A supervisor places one at a person, under One person."));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGap);
  column->addWidget(m_table, 1);
  column->addWidget(m_lift, 0, Qt::AlignLeft);
  connect(m_table, &DataTable::currentRowChanged, this, &HoldsPart::check);
  connect(m_lift, &QPushButton::clicked, this, &HoldsPart::lift);
  check();
}

void HoldsPart::forget() {
  m_holds.clear();
  m_model->setRows({});
  check();
}

void HoldsPart::load() {
  bridge().askReader(app::ListHolds{.all = true}).then(this, [this](base::Expected<app::ListHolds::Answer> holds) {
    if (!holds) return emit failed(holds.error(), tr("Reading the holds"));
    m_holds = *std::move(holds);
    std::vector<TextTable::Row> rows;
    for (const auto& hold : m_holds)
      rows.push_back({{shortHandle(hold.subject), fromUtf8(hold.reference), dayAndTime(hold.placedAt),
                       bridge().nameOf(hold.placedBy.text()), hold.liftedAt ? dayAndTime(*hold.liftedAt) : QString()},
                      hold.liftedAt ? Tone::secondary : Tone::text});
    m_model->setRows(std::move(rows));
    if (!m_holds.empty()) m_table->setCurrentRow(0);
    check();
  });
}

void HoldsPart::check() {
  const int row = m_table->currentRow();
  const bool stands =
      row >= 0 && row < static_cast<int>(m_holds.size()) && !m_holds[static_cast<std::size_t>(row)].liftedAt;
  m_lift->setVisible(bridge().may(domain::Act::holdSubject));
  m_lift->setEnabled(stands);
}

void HoldsPart::lift() {
  const int row = m_table->currentRow();
  if (row < 0 || row >= static_cast<int>(m_holds.size())) return;
  m_lift->setEnabled(false);
  bridge()
      .ask(app::LiftHold{.id = m_holds[static_cast<std::size_t>(row)].id.text()})
      .then(this, [this](const base::Expected<domain::LegalHold>& hold) {
        if (!hold) return emit failed(hold.error(), tr("Ending the hold"));
        tell(tr("The hold has ended: the person can be erased."));
      });
}

}  // namespace consentry::ui
