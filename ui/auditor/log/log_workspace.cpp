// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/log/log_workspace.hpp"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>
#include <utility>

#include "ui/auditor/log/log_detail.hpp"
#include "ui/auditor/log/log_filter_bar.hpp"
#include "ui/auditor/log/log_model.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

LogWorkspace::LogWorkspace(AppBridge& owner, QWidget* parent)
    : Workspace(owner, parent), m_message(new MessageBar), m_filters(new LogFilterBar), m_detail(new LogDetail(owner)) {
  m_model = new LogModel([this](const app::ListLog& page) { return bridge().askReader(page); },
                         [this](const std::string& handle) { return bridge().nameOf(handle); }, this);
  m_table = new DataTable(DataTable::Kind::paged, tr("Entries of the log"));
  m_table->setModel(m_model);
  m_table->setColumnWidths({64, 146, 160, -1, 170, 80});
  m_table->setTotal(0);
  m_detail->setFixedWidth(320);
  makeActions();

  auto* left = new QVBoxLayout;
  left->setSpacing(12);
  left->addLayout(makeTop());
  left->addWidget(m_message);
  left->addWidget(m_filters);
  left->addWidget(m_table, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  row->setSpacing(14);
  row->addLayout(left, 1);
  row->addWidget(m_detail);

  connect(m_filters, &LogFilterBar::filterChanged, this, &LogWorkspace::reload);
  connect(m_detail, &LogDetail::subjectWanted, m_filters, &LogFilterBar::setSubject);
  connect(m_detail, &LogDetail::caseWanted, m_filters, &LogFilterBar::setCase);
  connect(m_table, &DataTable::currentRowChanged, this, &LogWorkspace::showRow);
  connect(m_model, &LogModel::opened, this, [this] {
    showCounts();
    if (m_model->rowCount() > 0) m_table->setCurrentRow(0);
  });
  connect(m_model, &LogModel::pageArrived, this, [this](int first, int last) {
    const int current = m_table->currentRow();
    if (current >= first && current <= last) showRow(current);
  });
  connect(m_model, &LogModel::grew, this, [this](qint64 newer) {
    m_newer->setText(tr("%n newer · show", nullptr, static_cast<int>(newer)));
    m_newer->setVisible(newer > 1);
  });
  connect(m_model, &LogModel::failed, this,
          [this](const base::Error& error) { m_message->showError(error, tr("Reading the log")); });
  connect(&bridge(), &AppBridge::usersChanged, this, [this] {
    m_filters->setPeople(bridge().users());
    m_table->view()->viewport()->update();
  });
  m_filters->setPeople(bridge().users());
}

void LogWorkspace::makeActions() {
  const auto action = [this](const QString& text, const QKeySequence& key, auto slot) {
    auto* made = new QAction(text, this);
    made->setShortcut(key);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(made, &QAction::triggered, this, slot);
    addAction(made);
    return made;
  };
  m_verify = action(tr("Verify the log"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), &LogWorkspace::verify);
  m_verifyWith = action(tr("Verify with anchors…"), {}, &LogWorkspace::chooseAnchors);
  m_export = action(tr("Export a bundle for an outsider…"), {}, &LogWorkspace::chooseExportFolder);
  m_slip = action(tr("Print a slip of the head…"), {}, &LogWorkspace::chooseSlip);
  m_witness = action(tr("Anchor with a witness folder…"), {}, &LogWorkspace::chooseWitness);
  action(tr("Read the log anew"), QKeySequence::Refresh, &LogWorkspace::reload);
  action(tr("Exact bytes of the entry"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { m_detail->showBytes(); });
  action(tr("Prove the entry"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), [this] { m_detail->prove(); });
}

QLayout* LogWorkspace::makeTop() {
  m_counts = metaLabel({});
  m_counts->setWordWrap(false);
  m_newer = quietButton({});
  m_newer->setVisible(false);
  connect(m_newer, &QPushButton::clicked, this, &LogWorkspace::reload);
  auto* more = plainButton(tr("Export, anchor ▾"));
  auto* menu = new QMenu(more);
  for (QAction* each : {m_export, m_slip, m_witness, m_verifyWith}) menu->addAction(each);
  more->setMenu(menu);
  auto* verify = primaryButton(tr("Verify"));
  connect(verify, &QPushButton::clicked, m_verify, &QAction::trigger);
  connect(m_verify, &QAction::changed, verify, [this, verify] { verify->setEnabled(m_verify->isEnabled()); });
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGap);
  row->addWidget(titleLabel(title()));
  row->addWidget(m_counts);
  row->addWidget(m_newer);
  row->addStretch();
  row->addWidget(more);
  row->addWidget(verify);
  return row;
}

void LogWorkspace::activated() {
  m_verify->setEnabled(bridge().may(domain::Act::verifyLog));
  m_verifyWith->setEnabled(m_verify->isEnabled());
  m_export->setEnabled(bridge().may(domain::Act::exportLog));
  for (QAction* each : {m_slip, m_witness}) each->setEnabled(bridge().may(domain::Act::anchorLog));
  const std::string now =
      bridge().directory().toStdString() + '\n' + (bridge().acting() ? bridge().acting()->login : std::string());
  if (now != std::exchange(m_shownFor, now)) reload();
  m_table->view()->setFocus();
}

void LogWorkspace::reload() {
  if (!bridge().acting() || m_shownFor.empty()) return;
  m_message->clear();
  m_newer->setVisible(false);
  m_model->close();
  m_detail->showHint();
  m_counts->clear();
  if (!bridge().may(domain::Act::seeLog)) {
    m_table->setTotal(0);
    m_table->setEmptyState(QStringLiteral("log"), tr("Your role does not read the log"),
                           tr("Auditors do. Change who acts at the top right, or ask an administrator."));
    return;
  }
  m_table->setEmptyState(QStringLiteral("clock"), tr("Reading the log"), {});
  // That somebody looks is recorded before anything is shown.
  const app::ListLog look{.filter = m_filters->filter(), .offset = 0, .limit = 1, .record = true};
  bridge().ask(look).then(this, [this, token = ++m_token, filter = look.filter](LogModel::Page answer) {
    if (token != m_token) return;
    if (!answer) return m_message->showError(answer.error(), tr("Reading the log"));
    m_model->open(filter);
  });
}

void LogWorkspace::showCounts() {
  m_counts->setText(tr("%1 entries · %2 fit", "in the log, after filtering")
                        .arg(number(m_model->size()), number(m_model->fitting())));
  m_table->setEmptyState(QStringLiteral("filter"), tr("No entry fits the filters"),
                         tr("Take a filter away above to see more."));
  m_table->setTotal(m_model->fitting() == 0 ? 0 : m_model->size());
  if (m_model->fitting() > LogModel::kMostRows)
    m_message->showWarning(
        tr("The newest %1 entries are shown. Choose days to see older ones.").arg(number(LogModel::kMostRows)));
}

void LogWorkspace::showRow(int row) {
  if (const auto* line = m_model->at(row)) m_detail->showEntry(*line);
}

void LogWorkspace::verify() {
  verifyWith({});
}

void LogWorkspace::verifyWith(const QStringList& anchors) {
  app::VerifyLog request;
  for (const QString& anchor : anchors) request.anchors.emplace_back(anchor.toStdString());
  m_verify->setEnabled(false);
  m_message->clear();
  bridge()
      .ask(std::move(request), bridge().startJob(tr("Verifying the log")))
      .then(this, [this](base::Expected<app::ports::LogVerdict> verdict) {
        m_verify->setEnabled(bridge().may(domain::Act::verifyLog));
        if (!verdict) return m_message->showError(verdict.error(), tr("The verification"));
        m_detail->showVerdict(*verdict);
        bridge().rememberVerdict(*std::move(verdict));
        bridge().announce(Topic::log);
        checkSignatures();
      });
}

void LogWorkspace::checkSignatures() {
  bridge().checkSignatures().then(this, [this](const base::Expected<SignatureCounts>& found) {
    if (!found) return m_message->showError(found.error(), tr("Checking what people signed"));
    if (found->firstWrong)
      return m_message->showWarning(
          tr("%1 of the signatures that people made in this log are wrong, first at entry %2: %3. "
             "Keep a copy of the folder, and find out who acted there.")
              .arg(number(found->wrong), number(*found->firstWrong), fromUtf8(found->words)));
    m_message->showDone(tr("All %1 signatures that people made in this log are right.").arg(number(found->good)));
  });
}

void LogWorkspace::chooseAnchors() {
  auto* dialog = new QFileDialog(this, tr("Choose anchors: slips or witness files"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, &LogWorkspace::verifyWith);
  dialog->open();
}

void LogWorkspace::chooseExportFolder() {
  auto* dialog = new QFileDialog(this, tr("New folder for the bundle"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->selectFile(QStringLiteral("consentry-log"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    bridge()
        .ask(app::ExportLog{.folder = folder.toStdString()}, bridge().startJob(tr("Exporting the log")))
        .then(this, [this, folder](base::Expected<app::ports::LogHead> head) {
          if (!head) return m_message->showError(head.error(), tr("The export"));
          m_message->showDone(tr("%1 entries were written to %2.").arg(number(head->size), folder));
          bridge().announce(Topic::log);
        });
  });
  dialog->open();
}

void LogWorkspace::chooseSlip() {
  auto* dialog = new QFileDialog(this, tr("New file for the slip"), {}, tr("Web page (*.html)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->selectFile(QStringLiteral("consentry-slip.html"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    bridge()
        .ask(app::PrintSlip{.file = file.toStdString()})
        .then(this, [this](base::Expected<app::PrintSlip::Answer> slip) {
          if (!slip) return m_message->showError(slip.error(), tr("The slip"));
          m_message->showDone(tr("The slip of %1 entries is ready. It counts once it has left the house on paper.")
                                  .arg(number(slip->size)));
          bridge().announce(Topic::log);
        });
  });
  dialog->open();
}

void LogWorkspace::chooseWitness() {
  auto* dialog = new QFileDialog(this, tr("The witness's folder, on its own medium"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    bridge()
        .ask(app::AnchorLog{.folder = folder.toStdString()})
        .then(this, [this](base::Expected<app::ports::Witness::Seen> seen) {
          if (!seen) return m_message->showError(seen.error(), tr("The anchor"));
          m_message->showDone(
              tr("Witness %1 has signed for %2 entries.").arg(fromUtf8(seen->name), number(seen->size)));
          bridge().announce(Topic::log);
        });
  });
  dialog->open();
}

}  // namespace consentry::ui
