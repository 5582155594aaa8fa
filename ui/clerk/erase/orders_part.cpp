// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/orders_part.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <utility>

#include "ui/clerk/erase/erase_words.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/text_table.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kDetailWidth = 380;  // px

}  // namespace

OrdersPart::OrdersPart(AppBridge& owner, QWidget* parent)
    : ErasePart(owner, parent),
      m_model(new TextTable({tr("Whom"), tr("Ordered by"), tr("People"), tr("Erased"), tr("State")}, this)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("Orders to erase"))),
      m_detail(new DetailPanel),
      m_open(plainButton(tr("Read an order…"))) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({-1, 190, 70, 70, 180});
  m_table->setEmptyState(QStringLiteral("gavel"), tr("No order was proposed"),
                         tr("An order is a file that names a population. Reading one changes nothing."));
  m_detail->setFixedWidth(kDetailWidth);
  auto* left = new QVBoxLayout;
  left->setSpacing(Theme::kGap);
  left->addWidget(m_table, 1);
  left->addWidget(m_open, 0, Qt::AlignLeft);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addLayout(left, 1);
  row->addWidget(m_detail);
  connect(m_table, &DataTable::currentRowChanged, this, &OrdersPart::showRow);
  connect(m_open, &QPushButton::clicked, this, &OrdersPart::chooseFile);
  showRow(-1);
}

void OrdersPart::forget() {
  m_orders.clear();
  m_model->setRows({});
  showRow(-1);
}

void OrdersPart::load() {
  bridge().askReader(app::ListOrders{}).then(this, [this](base::Expected<app::ListOrders::Answer> orders) {
    if (!orders) return emit failed(orders.error(), tr("Reading the orders"));
    showAll(*std::move(orders));
  });
}

void OrdersPart::showAll(app::ListOrders::Answer orders) {
  m_orders = std::move(orders);
  std::vector<TextTable::Row> rows;
  for (const auto& one : m_orders)
    rows.push_back({{selectionWords(one.order.selection, one.agreed), fromUtf8(one.order.legalReference),
                     number(one.agreed), number(one.erased), orderState(one)},
                    one.order.finishedAt ? Tone::secondary : Tone::text});
  m_model->setRows(std::move(rows));
  if (m_orders.empty()) return showRow(-1);
  m_table->setCurrentRow(0);
}

void OrdersPart::showRow(int row) {
  m_detail->clear();
  if (row < 0 || row >= static_cast<int>(m_orders.size()))
    return m_detail->setHeading({}, tr("Read an order to see whom it means"), Tone::secondary);
  const auto& one = m_orders[static_cast<std::size_t>(row)];
  m_detail->setHeading(orderState(one), selectionWords(one.order.selection, one.agreed));
  m_detail->addSection(tr("Ordered by"), fromUtf8(one.order.legalReference));
  m_detail->addSection(tr("People"), tr("%1 meant, %2 erased").arg(number(one.agreed), number(one.erased)));
  m_detail->addSection(tr("Proposed by"), bridge().nameOf(one.proposal.proposedBy.text()));
  if (!one.proposal.decidedBy.empty())
    m_detail->addSection(tr("Decided by"), bridge().nameOf(one.proposal.decidedBy.text()));
  if (one.order.finishedAt || one.proposal.state != domain::ProposalState::approved) return;
  if (!bridge().may(domain::Act::erase)) return m_detail->addText(tr("A consent clerk runs it."));
  auto* go = dangerButton(one.order.startedAt ? tr("Go on erasing")
                                              : tr("Erase %n people", nullptr, static_cast<int>(one.agreed)));
  connect(go, &QPushButton::clicked, this, [this, go, id = one.proposal.id.text()] {
    go->setEnabled(false);
    run(id);
  });
  m_detail->addButton(go);
}

void OrdersPart::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("An order to erase"), {}, tr("Orders (*.toml)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &OrdersPart::preview);
  dialog->open();
}

void OrdersPart::preview(const QString& file) {
  bridge()
      .askReader(app::PreviewOrder{.file = file.toStdString()})
      .then(this, [this, file](const base::Expected<app::OrderPreview>& preview) {
        if (!preview) return emit failed(preview.error(), tr("Reading the order"));
        showPreview(*preview, file);
      });
}

void OrdersPart::showPreview(const app::OrderPreview& preview, const QString& file) {
  m_detail->clear();
  m_detail->setHeading(tr("Nothing has been changed"), selectionWords(preview.selection, preview.people));
  m_detail->addSection(tr("Ordered by"), fromUtf8(preview.order.legalReference));
  m_detail->addSection(tr("People"), tr("%1, of whom %2 are kept by a legal hold")
                                         .arg(number(preview.people), number(std::ssize(preview.preventedBy))));
  m_detail->addSection(tr("Would be destroyed"), thingWords(preview.counts));
  m_detail->addSection(tr("Open cases that would be stopped"), number(preview.openCases));
  if (!preview.unknown.empty())
    m_detail->addSection(tr("Names that nobody has here"), number(std::ssize(preview.unknown)));
  if (!bridge().may(domain::Act::proposeOrder))
    return m_detail->addText(tr("Consent clerks and administrators propose orders."));
  auto* ask = primaryButton(tr("Propose to a second person"));
  ask->setEnabled(preview.people > 0);
  connect(ask, &QPushButton::clicked, this, [this, ask, file] {
    ask->setEnabled(false);
    propose(file);
  });
  m_detail->addButton(ask);
}

void OrdersPart::propose(const QString& file) {
  bridge()
      .ask(app::ProposeOrder{.file = file.toStdString()}, bridge().startJob(tr("Counting whom the order means")))
      .then(this, [this](const base::Expected<app::ProposeOrder::Answer>& answer) {
        if (!answer) return emit failed(answer.error(), tr("Proposing the order"));
        tell(tr("Proposed. A supervisor agrees under Approve; then it is run here."));
        bridge().announce(Topic::governance);
      });
}

void OrdersPart::run(const std::string& id) {
  bridge()
      .ask(app::RunOrder{.id = id}, bridge().startJob(tr("Erasing by order")))
      .then(this, [this](const base::Expected<app::RunOrder::Answer>& answer) {
        // What was erased before it stopped stays erased, and is counted.
        if (!answer) {
          emit failed(answer.error(), tr("The order"));
          return load();
        }
        tell(tr("Erased %1 of %2 people; %3 left out, with the reason in the certificate. Read back: %4 found.")
                 .arg(number(answer->order.erased), number(answer->order.agreed),
                      number(std::ssize(answer->order.exceptions)), number(answer->readBack.found)));
      });
}

}  // namespace consentry::ui
