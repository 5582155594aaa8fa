// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/certificates_part.hpp"

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

CertificatesPart::CertificatesPart(AppBridge& owner, QWidget* parent)
    : ErasePart(owner, parent),
      m_model(new TextTable({tr("Certificate"), tr("When"), tr("Who"), tr("Objects"), tr("By")}, this)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("Erasures"))),
      m_detail(new DetailPanel),
      m_keys(metaLabel({})),
      m_renew(plainButton(tr("Renew the keys now"))) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({110, 140, 140, 80, -1});
  m_table->setEmptyState(QStringLiteral("erase"), tr("Nobody was erased"),
                         tr("Every erasure leaves a certificate here, with its proof in the log."));
  m_detail->setFixedWidth(kDetailWidth);
  auto* keys = new QHBoxLayout;
  keys->addWidget(m_keys, 1);
  keys->addWidget(m_renew);
  auto* left = new QVBoxLayout;
  left->setSpacing(Theme::kGap);
  left->addWidget(m_table, 1);
  left->addLayout(keys);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addLayout(left, 1);
  row->addWidget(m_detail);
  connect(m_table, &DataTable::currentRowChanged, this, &CertificatesPart::showRow);
  connect(m_renew, &QPushButton::clicked, this, [this] {
    m_renew->setEnabled(false);
    bridge().ask(app::RenewKeys{}).then(this, [this](const base::Expected<app::RenewalView>& view) {
      if (!view) return emit failed(view.error(), tr("Renewing the keys"));
      tell(renewalWords(*view));
    });
  });
  forget();
}

void CertificatesPart::forget() {
  ++m_token;
  m_rows.clear();
  m_model->setRows({});
  m_keys->clear();
  m_renew->setVisible(false);
  showRow(-1);
}

void CertificatesPart::load() {
  bridge().askReader(app::ListErasures{}).then(this, [this](base::Expected<app::ListErasures::Answer> answer) {
    if (!answer) return emit failed(answer.error(), tr("Reading the erasures"));
    showAll(*std::move(answer));
  });
}

void CertificatesPart::showAll(app::ListErasures::Answer answer) {
  const bool waits =
      answer.renewal.state == domain::RenewalState::waiting || answer.renewal.state == domain::RenewalState::overdue;
  m_keys->setText(renewalWords(answer.renewal));
  setTone(m_keys, answer.renewal.state == domain::RenewalState::overdue ? Tone::red
                  : waits                                               ? Tone::amber
                                                                        : Tone::secondary);
  m_renew->setVisible(waits && bridge().may(domain::Act::renewKeys));
  m_renew->setEnabled(true);
  m_rows = std::move(answer.erasures);
  std::vector<TextTable::Row> rows;
  for (const auto& one : m_rows)
    rows.push_back(
        {{fromUtf8(one.id.text().substr(0, 8)), dayAndTime(one.at), words(one.kind), number(domain::sumOf(one.counts)),
          one.by.empty() ? tr("a rule of retention") : bridge().nameOf(one.by.text())}});
  m_model->setRows(std::move(rows));
  if (m_rows.empty()) return showRow(-1);
  m_table->setCurrentRow(0);
}

void CertificatesPart::showRow(int row) {
  m_detail->clear();
  if (row < 0 || row >= static_cast<int>(m_rows.size()))
    return m_detail->setHeading({}, tr("Choose a line to read its certificate"), Tone::secondary);
  const int token = ++m_token;
  const auto& erasure = m_rows[static_cast<std::size_t>(row)];
  bridge()
      .askReader(app::ShowCertificate{.id = erasure.id.text(), .check = true})
      .then(this, [this, token](const base::Expected<app::ShowCertificate::Answer>& certificate) {
        if (token != m_token) return;
        if (!certificate) return emit failed(certificate.error(), tr("The certificate"));
        showCertificate(*certificate);
      });
}

void CertificatesPart::showCertificate(const app::ports::ErasureCertificate& certificate) {
  m_detail->clear();
  const bool sound = certificate.entryAgrees && certificate.foundNow.value_or(0) == 0;
  m_detail->setHeading(fullTime(certificate.at),
                       sound ? tr("Erased, and nothing is found") : tr("This certificate does not hold"),
                       sound ? Tone::green : Tone::red);
  m_detail->addSection(tr("Destroyed"), thingWords(certificate.counts));
  if (!certificate.reason.empty()) m_detail->addSection(tr("Reason"), fromUtf8(certificate.reason));
  if (certificate.order) m_detail->addSection(tr("Ordered by"), fromUtf8(certificate.order->order.legalReference));
  m_detail->addSection(tr("Looked for just now"), tr("%1 found").arg(number(certificate.foundNow.value_or(0))));
  m_detail->addSection(
      tr("Entry in the log"),
      certificate.entryAgrees
          ? tr("%1 of %2: agrees").arg(number(certificate.proof.seq), number(certificate.proof.size))
          : tr("%1 of %2: does not agree").arg(number(certificate.proof.seq), number(certificate.proof.size)));
  m_detail->addHash(tr("Leaf hash"), fromUtf8(base::toHex(certificate.proof.leaf)));
  auto* save = plainButton(tr("Save as a page…"));
  connect(save, &QPushButton::clicked, this, &CertificatesPart::chooseFile);
  m_detail->addButton(save);
}

void CertificatesPart::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("New file for the certificate"), {}, tr("Web page (*.html)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->selectFile(QStringLiteral("certificate.html"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { save(m_table->currentRow(), file); });
  dialog->open();
}

void CertificatesPart::save(int row, const QString& file) {
  if (row < 0 || row >= static_cast<int>(m_rows.size())) return;
  const auto& erasure = m_rows[static_cast<std::size_t>(row)];
  bridge()
      .askReader(app::ShowCertificate{.id = erasure.id.text(), .check = true, .page = file.toStdString()})
      .then(this, [this, file](const base::Expected<app::ShowCertificate::Answer>& certificate) {
        if (!certificate) return emit failed(certificate.error(), tr("Saving the certificate"));
        emit done(tr("The certificate is in %1.").arg(file));
      });
}

}  // namespace consentry::ui
