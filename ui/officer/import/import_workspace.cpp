// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/import/import_workspace.hpp"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSplitter>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/import/import_model.hpp"
#include "ui/officer/import/set_list.hpp"
#include "ui/officer/import/verdict_tiles.hpp"

namespace consentry::ui {
namespace {

bool namesManifest(const QString& path) {
  return path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive) ||
         path.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive);
}

}  // namespace

ImportWorkspace::ImportWorkspace(AppBridge& owner, QWidget* parent) : Workspace(owner, parent) {
  setAcceptDrops(true);
  makeActions();
  m_message = new MessageBar;
  m_pages = new QStackedLayout;
  m_pages->addWidget(makeSetsPage());
  m_pages->addWidget(makeLinesPage());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  column->setSpacing(12);
  column->addWidget(m_message);
  column->addLayout(m_pages, 1);

  connect(&bridge(), &AppBridge::changed, this, [this](Topic topic) {
    if (topic == Topic::sets && isVisible()) refreshSets();
  });
  connect(&bridge(), &AppBridge::storeOpened, this, &ImportWorkspace::forget);
  connect(&bridge(), &AppBridge::actingChanged, this, &ImportWorkspace::forget);
  connect(&bridge(), &AppBridge::stopsChanged, this, [this] {
    if (bridge().siteIsStopped() && m_phase == Phase::previewed) forgetLines();
  });
  setPhase(Phase::sets);
}

void ImportWorkspace::makeActions() {
  const auto action = [this](const QString& text, const QKeySequence& key, auto slot) {
    auto* made = new QAction(text, this);
    made->setShortcut(key);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(made, &QAction::triggered, this, slot);
    addAction(made);
    return made;
  };
  m_chooseFolder = action(tr("Choose folder…"), QKeySequence::Open, &ImportWorkspace::chooseFolder);
  m_chooseManifest =
      action(tr("Choose manifest…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), &ImportWorkspace::chooseManifest);
  m_import = action(tr("Import the previewed set"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { startImport(); });
  action(tr("Show the newest set"), QKeySequence(Qt::Key_N), [this] {
    if (m_phase == Phase::sets && m_sets->rowCount() > 0) showSet(fromUtf8(m_sets->at(0).set.id.text()));
  });
  m_cancel = action(tr("Cancel the import"), {}, [this] {
    if (auto job = m_job.lock()) job->cancel();
  });
}

QWidget* ImportWorkspace::makeSetsPage() {
  auto* drop = card();
  drop->setProperty("role", QStringLiteral("drop"));
  drop->setFixedHeight(132);
  m_drop = drop;
  auto* folder = primaryButton(m_chooseFolder->text());
  connect(folder, &QPushButton::clicked, m_chooseFolder, &QAction::trigger);
  auto* manifest = plainButton(m_chooseManifest->text());
  connect(manifest, &QPushButton::clicked, m_chooseManifest, &QAction::trigger);
  auto* words = metaLabel(tr(
      "The folder holds a manifest.csv or .jsonl and the photographs it names. First you see, row by row, what would "
      "be taken in and why the rest would not. Photographs without permission are never opened."));
  auto* texts = new QVBoxLayout;
  texts->addStretch();
  texts->addWidget(titleLabel(tr("Drop a folder of photographs here")));
  texts->addWidget(words);
  texts->addStretch();
  auto* row = new QHBoxLayout(drop);
  row->setContentsMargins(24, 8, 24, 8);
  row->setSpacing(16);
  row->addWidget(new IconLabel(QStringLiteral("import"), Tone::accent, 32));
  row->addLayout(texts, 1);
  row->addWidget(manifest);
  row->addWidget(folder);

  m_sets = new SetList(bridge(), this);
  m_setTable = new DataTable(DataTable::Kind::rowsInMemory, tr("Photo sets"));
  m_setTable->setModel(m_sets);
  m_setTable->setColumnWidths({300, 170, 90, 90, 120, 180});
  connect(m_setTable, &DataTable::rowActivated, this,
          [this](int set) { showSet(fromUtf8(m_sets->at(set).set.id.text())); });

  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(drop);
  column->addWidget(sectionLabel(tr("Photo sets in this store · Enter shows one")));
  column->addWidget(m_setTable, 1);
  return page;
}

QWidget* ImportWorkspace::makeLinesPage() {
  m_heading = titleLabel({});
  m_meta = metaLabel({});
  m_importButton = primaryButton({});
  connect(m_importButton, &QPushButton::clicked, this, [this] {
    m_phase == Phase::importing || m_phase == Phase::previewing ? m_cancel->trigger() : m_import->trigger();
  });
  m_backButton = plainButton(tr("All sets"));
  connect(m_backButton, &QPushButton::clicked, this, [this] { setPhase(Phase::sets); });
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(m_heading);
  texts->addWidget(m_meta);
  auto* top = new QHBoxLayout;
  top->setSpacing(12);
  top->addLayout(texts, 1);
  top->addWidget(m_backButton);
  top->addWidget(m_importButton);

  m_tiles = new VerdictTiles;
  connect(m_tiles, &VerdictTiles::chosenChanged, this, &ImportWorkspace::filterByTiles);
  m_model = new ImportModel(this);
  m_table = new DataTable(DataTable::Kind::rowsInMemory, tr("Lines of the manifest"));
  m_table->setModel(m_model);
  m_table->setColumnWidths({40, 48, 84, 136, 80, 60, 52, 124, 124});
  m_table->setEmptyState(QStringLiteral("clock"), tr("Reading the manifest"),
                         tr("The gate is asked for each photograph before it is opened."));
  connect(m_table, &DataTable::currentRowChanged, this, &ImportWorkspace::showRow);
  m_detail = new DetailPanel;
  m_detail->setFixedWidth(280);

  auto* below = new QHBoxLayout;
  below->setSpacing(12);
  below->addWidget(m_table, 1);
  below->addWidget(m_detail);
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addLayout(top);
  column->addWidget(m_tiles);
  column->addLayout(below, 1);
  return page;
}

QStringList ImportWorkspace::breadcrumb() const {
  return m_phase == Phase::sets ? QStringList{title()} : QStringList{title(), m_name};
}

void ImportWorkspace::goToCrumb(int index) {
  if (index == 0) setPhase(Phase::sets);
}

void ImportWorkspace::activated() {
  const bool may = bridge().may(domain::Act::importSet);
  for (QAction* act : {m_chooseFolder, m_chooseManifest}) act->setEnabled(may);
  for (auto* button : findChildren<QPushButton*>())
    if (button->text() == m_chooseFolder->text() || button->text() == m_chooseManifest->text()) button->setEnabled(may);
  m_import->setEnabled(may && m_phase == Phase::previewed && m_takeIn > 0);
  m_importButton->setEnabled(m_import->isEnabled() || m_phase == Phase::importing || m_phase == Phase::previewing);
  refreshSets();
  (m_phase == Phase::sets ? m_setTable : m_table)->view()->setFocus();
}

void ImportWorkspace::setPhase(Phase phase) {
  m_phase = phase;
  m_pages->setCurrentIndex(phase == Phase::sets ? 0 : 1);
  const bool busy = phase == Phase::previewing || phase == Phase::importing;
  m_cancel->setEnabled(busy);
  m_import->setEnabled(phase == Phase::previewed && m_takeIn > 0);
  m_importButton->setVisible(phase != Phase::imported);
  m_importButton->setEnabled(busy || m_import->isEnabled());
  m_backButton->setEnabled(!busy);
  if (busy)
    m_importButton->setText(tr("Cancel"));
  else if (m_resumes)
    m_importButton->setText(tr("Go on importing"));
  else
    m_importButton->setText(tr("Import %n photograph(s)", nullptr, static_cast<int>(m_takeIn)));
  if (phase == Phase::sets) {
    ++m_token;
    refreshSets();
  }
  emit breadcrumbChanged();
}

void ImportWorkspace::forget() {
  m_sets->setRows({});
  forgetLines();
}

void ImportWorkspace::forgetLines() {
  // A preview is for nobody now; an import goes on in the name of the person who began it.
  if (auto job = m_job.lock(); job && m_phase == Phase::previewing) job->cancel();
  m_manifests.clear();
  m_manifest.clear();
  m_name.clear();
  m_resumes.reset();
  m_takeIn = 0;
  m_heading->clear();
  m_meta->clear();
  m_meta->setToolTip({});
  m_model->setLines({});
  m_tiles->setCounts({});
  m_detail->clear();
  m_message->clear();
  setPhase(Phase::sets);
}

void ImportWorkspace::refreshSets() {
  const int token = ++m_setsToken;
  if (!bridge().acting()) return;
  if (!bridge().may(domain::Act::seeSets)) {
    m_sets->setRows({});
    m_setTable->setEmptyState(QStringLiteral("photo"), tr("Your role does not see photo sets"),
                              tr("Officers import and see them. Change who acts at the top right."));
    return;
  }
  m_setTable->setEmptyState(
      QStringLiteral("photo"), tr("No photo sets yet"),
      tr("Drop a folder above, or choose one. Before you press Import, only the gate’s decisions are "
         "recorded, with the references of the people it decided about."),
      m_chooseFolder);
  bridge().askReader(app::ListSets{}).then(this, [this, token](base::Expected<app::ListSets::Answer> sets) {
    if (token != m_setsToken) return;
    if (sets)
      m_sets->setRows(*std::move(sets));
    else
      m_message->showError(sets.error(), tr("Reading the sets"));
  });
}

void ImportWorkspace::chooseManifest() {
  auto* dialog = new QFileDialog(this, tr("Choose manifest"), {}, tr("Manifests (*.csv *.jsonl)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &ImportWorkspace::preview);
  dialog->open();
}

void ImportWorkspace::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Choose folder of photographs"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, &ImportWorkspace::preview);
  dialog->open();
}

void ImportWorkspace::preview(const QString& path) {
  if (m_phase == Phase::importing || m_phase == Phase::previewing) {
    m_message->showWarning(tr("An import is under way. Wait until it is done, or cancel it."));
    return;
  }
  // A folder stands for the manifest inside. Whether there is one is for the core to say: no file is touched here.
  m_manifests = namesManifest(path)
                    ? QStringList{path}
                    : QStringList{path + QStringLiteral("/manifest.csv"), path + QStringLiteral("/manifest.jsonl")};
  m_purpose = bridge().purpose();
  previewNext();
}

void ImportWorkspace::previewNext() {
  m_manifest = m_manifests.takeFirst();
  m_name = m_manifest.section(QChar(u'/'), -2, -2);
  m_resumes.reset();
  m_takeIn = 0;
  m_message->clear();
  m_detail->clear();
  m_detail->setHeading(tr("Only the gate’s decisions are recorded"), tr("Preview"));
  m_heading->setText(m_name);
  m_meta->setText(m_manifest);
  m_model->setLines({});
  m_tiles->setCounts({});
  setPhase(Phase::previewing);

  const int token = ++m_token;
  auto job = bridge().startJob(tr("Preview of “%1”").arg(m_name));
  m_job = job;
  bridge()
      .ask(app::PreviewSet{.manifest = m_manifest.toStdString(), .purpose = m_purpose, .name = std::nullopt}, job)
      .then(this, [this, token](base::Expected<app::PreviewSet::Answer> preview) {
        if (token != m_token) return;
        bridge().announce(Topic::log);
        if (!preview) {
          if (preview.error().code() == base::Errc::notFound && !m_manifests.isEmpty()) return previewNext();
          setPhase(Phase::sets);
          m_message->showError(preview.error(), tr("The preview"));
          return;
        }
        m_name = fromUtf8(preview->name);
        m_resumes = preview->resumes;
        m_takeIn = takenIn(preview->counts);
        showHeading(m_name, preview->manifestHash, static_cast<qint64>(preview->lines.size()), preview->notOpened);
        showLines(std::move(preview->lines), preview->counts);
        setPhase(Phase::previewed);
        if (m_resumes)
          m_message->showWarning(tr("An import of this manifest was interrupted on %1. It goes on where it stopped; "
                                    "nothing is taken in twice.")
                                     .arg(dayAndTime(m_resumes->startedAt)));
      });
}

void ImportWorkspace::showHeading(const QString& name, const base::Digest& manifest, qint64 lines, qint64 notOpened) {
  m_heading->setText(name);
  const QString hash = fromUtf8(base::toHex(manifest));
  QStringList parts{tr("For %1").arg(words(m_purpose)), tr("%n row(s)", nullptr, static_cast<int>(lines)),
                    tr("SHA-256 %1").arg(shortHandle(hash.toStdString()))};
  if (notOpened >= 0)
    parts << tr("%n photograph(s) without permission were not opened", nullptr, static_cast<int>(notOpened));
  m_meta->setText(parts.join(QStringLiteral(" · ")));
  m_meta->setToolTip(hash);
}

void ImportWorkspace::showLines(std::vector<app::SetLineView> lines, const app::VerdictCounts& counts) {
  m_model->setLines(std::move(lines));
  m_tiles->setCounts(counts);
  bool photographs = false;
  for (int row = 0; row < m_model->rowCount() && !photographs; ++row) photographs = !m_model->at(row).thumbnail.empty();
  m_table->view()->setColumnHidden(ImportModel::photo, !photographs);
  m_table->setEmptyState(QStringLiteral("photo"), tr("The manifest has no rows"),
                         tr("It has a header only. Check that it is the file you meant."));
  if (m_model->rowCount() > 0) m_table->setCurrentRow(0);
  if (isVisible()) m_table->view()->setFocus();
}

void ImportWorkspace::filterByTiles() {
  const auto chosen = m_tiles->chosen();
  if (chosen.isEmpty())
    m_table->setRowCondition({});
  else
    m_table->setRowCondition([this, chosen](int row) { return chosen.contains(m_model->at(row).row.verdict); });
}

void ImportWorkspace::showRow(int row) {
  if (row < 0) return;
  const app::SetLineView& line = m_model->at(row);
  m_detail->clear();
  m_detail->setHeading(tr("Line %1").arg(number(line.row.line)), words(line.row.verdict), toneOf(line.row.verdict));
  if (const QPixmap photo = m_model->thumbnail(row); !photo.isNull()) {
    auto* picture = new QLabel;
    picture->setPixmap(photo.scaled(160, 160, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    picture->setAccessibleName(tr("Photograph of this line"));
    m_detail->addWidget({}, picture);
  }
  if (!line.row.why.empty()) m_detail->addSection(tr("Why"), fromUtf8(line.row.why));
  m_detail->addPermission(tr("Permission for %1").arg(words(m_purpose)), permissionOf(line.row));
  m_detail->addMono(tr("Traveller"), fromUtf8(line.row.travellerRef));
  const QStringList facts{fromUtf8(line.nationality), fromUtf8(line.gender),
                          line.birthYear.empty() ? QString() : tr("born %1").arg(fromUtf8(line.birthYear))};
  QStringList known = facts;
  known.removeAll(QString());
  if (!known.isEmpty()) m_detail->addText(known.join(QStringLiteral(" · ")));
  m_detail->addSection(tr("File"), fromUtf8(line.row.file));
}

void ImportWorkspace::startImport() {
  if (m_phase != Phase::previewed) return;
  m_message->clear();
  setPhase(Phase::importing);
  auto job = bridge().startJob(tr("Import of “%1”").arg(m_name));
  m_job = job;
  const int token = ++m_token;
  bridge()
      .ask(app::ImportSet{.manifest = m_manifest.toStdString(),
                          .purpose = m_purpose,
                          .name = m_name.toStdString(),
                          .sourceSystem = {}},
           job)
      .then(this, [this, token](base::Expected<app::ImportSet::Answer> answer) {
        bridge().announce(Topic::sets);
        bridge().announce(Topic::log);
        if (token != m_token) return;
        if (answer) return imported(*answer);
        setPhase(Phase::previewed);
        m_message->showError(answer.error(), tr("The import"));
      });
}

void ImportWorkspace::imported(const app::ImportSet::Answer& answer) {
  m_resumes.reset();
  const qint64 kept = takenIn(answer.counts);
  m_message->showDone(answer.wasThere ? tr("This set was complete already; nothing was changed.")
                                      : tr("%1 of %2 photographs were taken in, %3 without permission were not opened.")
                                            .arg(number(kept), number(answer.set.lines), number(answer.notOpened)));
  showSet(fromUtf8(answer.set.id.text()));
}

void ImportWorkspace::showSet(const QString& handle) {
  const int token = ++m_token;
  bridge()
      .askReader(app::ShowSet{.set = handle.toStdString(), .offset = 0, .limit = 100'000})
      .then(this, [this, token](base::Expected<app::ShowSet::Answer> set) {
        if (token != m_token) return;
        if (!set) return m_message->showError(set.error(), tr("Showing the set"));
        m_name = fromUtf8(set->set.name);
        m_purpose = set->set.purpose;
        showHeading(m_name, set->set.manifestHash, set->set.lines, -1);
        showLines(std::move(set->lines), set->counts);
        setPhase(Phase::imported);
      });
}

void ImportWorkspace::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() != 1 || !urls.front().isLocalFile() || !m_chooseFolder->isEnabled()) return;
  event->acceptProposedAction();
  showOver(true);
}

void ImportWorkspace::dragLeaveEvent(QDragLeaveEvent*) {
  showOver(false);
}

void ImportWorkspace::dropEvent(QDropEvent* event) {
  showOver(false);
  event->acceptProposedAction();
  preview(event->mimeData()->urls().front().toLocalFile());
}

void ImportWorkspace::showOver(bool over) {
  m_drop->setProperty("over", over);
  m_drop->style()->unpolish(m_drop);
  m_drop->style()->polish(m_drop);
}

}  // namespace consentry::ui
