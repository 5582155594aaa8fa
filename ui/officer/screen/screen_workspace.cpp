// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/screen/screen_workspace.hpp"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/common/data_table.hpp"
#include "ui/common/engine_words.hpp"
#include "ui/common/error_text.hpp"
#include "ui/common/group_words.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/review/review_words.hpp"
#include "ui/officer/screen/run_tiles.hpp"

namespace consentry::ui {
namespace {

QString stageWords(const std::string& stage) {
  if (stage == "reading") return ScreenWorkspace::tr("Reading the list");
  if (stage == "checking") return ScreenWorkspace::tr("Checking permissions");
  if (stage == "references") return ScreenWorkspace::tr("Opening the list’s references for the engine in force");
  if (stage == "photographs") return ScreenWorkspace::tr("Looking at photographs");
  if (stage == "searching") return ScreenWorkspace::tr("Searching");
  return ScreenWorkspace::tr("Working");
}

/// "dlib and MobileFaceNet · accurate · … · scaled by list and cohort · cohort “…” · profile …"
QString engineAndScore(const app::RunView& view) {
  QStringList parts{engineWords(view.run.choice, view.run.precision), words(view.run.scoring)};
  if (!view.cohortName.empty()) parts << ScreenWorkspace::tr("cohort “%1”").arg(fromUtf8(view.cohortName));
  parts << ScreenWorkspace::tr("profile %1").arg(fromUtf8(view.run.profile));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace

ScreenWorkspace::ScreenWorkspace(AppBridge& bridge, QWidget* parent)
    : ScreenWorkspace(bridge, std::make_unique<BridgeScreenDesk>(bridge), parent) {}

ScreenWorkspace::ScreenWorkspace(AppBridge& bridge, std::unique_ptr<ScreenDesk> desk, QWidget* parent)
    : Workspace(bridge, parent),
      m_desk(std::move(desk)),
      m_runs([this](const std::string& user) { return m_desk->nameOf(user); }) {
  makeParts();
  connect(&bridge, &AppBridge::changed, this, [this](Topic topic) {
    if (topic == Topic::sets || topic == Topic::lists || topic == Topic::profiles) load();
  });
  showRun(nullptr);
  refresh();
}

ScreenWorkspace::~ScreenWorkspace() = default;

void ScreenWorkspace::makeParts() {
  m_message = new MessageBar(this);
  m_resultTitle = sectionLabel(QString(), this);
  m_resultEngine = metaLabel(QString(), this);
  m_uncoveredIcon = new IconLabel(QStringLiteral("warning"), Tone::amber, 16, this);
  m_uncovered = bodyLabel(QString(), this);
  setTone(m_uncovered, Tone::amber);
  m_tiles = new RunTiles(this);
  m_review = primaryButton(tr("Review flagged"), this);
  connect(m_review, &QPushButton::clicked, this, [this] { emit pageRequested(QStringLiteral("review")); });
  m_table = new DataTable(DataTable::Kind::rowsInMemory, tr("Past screenings"), this);
  m_table->setModel(&m_runs);
  m_table->setColumnWidths({130, 170, 150, 76, 70, 70, 86, 70, 160, 110, 80});
  m_table->setEmptyState(QStringLiteral("screen"), tr("No screening yet"),
                         tr("Choose a set and a list above. What came out of it stays here."));
  connect(m_table, &DataTable::currentRowChanged, this, [this](int row) { showRun(m_runs.at(row)); });

  auto* results = new QHBoxLayout;
  results->setSpacing(Theme::kMargin);
  results->addWidget(m_tiles, 1);
  results->addWidget(m_review, 0, Qt::AlignVCenter);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, 12);
  layout->setSpacing(10);
  layout->addWidget(titleLabel(tr("Compare a set with a list"), this));
  layout->addWidget(makeChoice());
  layout->addWidget(m_message);
  layout->addWidget(makeProgress());
  auto* uncovered = new QHBoxLayout;
  uncovered->setSpacing(6);
  uncovered->addWidget(m_uncoveredIcon, 0, Qt::AlignTop);
  uncovered->addWidget(m_uncovered, 1);
  auto* result = new QVBoxLayout;
  result->setSpacing(2);
  result->addWidget(m_resultTitle);
  result->addWidget(m_resultEngine);
  result->addLayout(uncovered);
  layout->addLayout(result);
  layout->addLayout(results);
  layout->addWidget(m_table, 1);

  auto* start = new QAction(tr("Start screening"), this);
  start->setShortcut(Qt::CTRL | Qt::Key_Return);
  start->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(start, &QAction::triggered, this, &ScreenWorkspace::start);
  addAction(start);
}

QFrame* ScreenWorkspace::makeChoice() {
  QFrame* box = card(this);
  auto* fields = new QHBoxLayout;
  fields->setSpacing(12);
  const auto add = [&](const QString& label) {
    auto* combo = new QComboBox(box);
    combo->setAccessibleName(label);
    combo->setMinimumContentsLength(12);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* column = new QVBoxLayout;
    column->setSpacing(3);
    column->addWidget(sectionLabel(label, box));
    column->addWidget(combo);
    fields->addLayout(column, 1);
    return combo;
  };
  m_set = add(tr("Photo set"));
  m_list = add(tr("List"));
  m_profile = add(tr("Threshold profile"));
  m_start = primaryButton(tr("Start screening"), box);
  m_start->setMinimumHeight(32);
  fields->addWidget(m_start, 0, Qt::AlignBottom);
  connect(m_start, &QPushButton::clicked, this, &ScreenWorkspace::start);
  for (QComboBox* combo : {m_set, m_list, m_profile})
    connect(combo, &QComboBox::currentIndexChanged, this, &ScreenWorkspace::refresh);

  connect(m_profile, &QComboBox::activated, this, [this] { m_profileChosen = true; });

  m_engineLine = metaLabel(QString(), box);
  m_measured = metaLabel(QString(), box);
  m_warningIcon = new IconLabel(QStringLiteral("warning"), Tone::amber, 16, box);
  m_warning = metaLabel(QString(), box);
  setTone(m_warning, Tone::amber);
  auto* warning = new QHBoxLayout;
  warning->setSpacing(6);
  warning->addWidget(m_warningIcon, 0, Qt::AlignTop);
  warning->addWidget(m_warning, 1);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(14, 12, 14, 12);
  layout->setSpacing(6);
  layout->addLayout(fields);
  layout->addSpacing(2);
  layout->addWidget(m_engineLine);
  layout->addWidget(m_measured);
  layout->addLayout(warning);
  return box;
}

QFrame* ScreenWorkspace::makeProgress() {
  m_progress = card(this);
  m_stage = bodyLabel(QString(), m_progress);
  m_bar = new QProgressBar(m_progress);
  m_bar->setTextVisible(false);
  m_bar->setAccessibleName(tr("Progress of the screening"));
  m_cancel = plainButton(tr("Cancel"), m_progress);
  m_cancel->setToolTip(tr("Stops between two photographs; what was found until then stays"));
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    if (!m_job) return;
    m_job->cancel();
    m_cancel->setEnabled(false);
    m_cancel->setText(tr("Stopping…"));
  });
  auto* words = new QVBoxLayout;
  words->setSpacing(6);
  words->addWidget(m_stage);
  words->addWidget(m_bar);
  auto* layout = new QHBoxLayout(m_progress);
  layout->setContentsMargins(14, 10, 14, 12);
  layout->setSpacing(Theme::kMargin);
  layout->addLayout(words, 1);
  layout->addWidget(m_cancel);
  m_progress->hide();
  return m_progress;
}

void ScreenWorkspace::activated() {
  load();
  loadRuns();
  m_set->setFocus();
}

void ScreenWorkspace::load() {
  if (!m_desk->may(domain::Act::seeSets)) return refresh();
  m_desk->ask(app::ListSets{}).then(this, [this](base::Expected<app::ListSets::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the sets"));
    fillSets(*answer);
  });
  m_desk->ask(app::ListWatchlists{}).then(this, [this](base::Expected<app::ListWatchlists::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the lists"));
    fillLists(*std::move(answer));
  });
  m_desk->ask(app::ShowEngine{}).then(this, [this](base::Expected<app::EngineView> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the engine in force"));
    showEngine(*std::move(answer));
  });
  m_desk->ask(app::ListProfiles{}).then(this, [this](base::Expected<app::ListProfiles::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the threshold profiles"));
    fillProfiles(*std::move(answer));
  });
}

void ScreenWorkspace::loadRuns() {
  if (!m_desk->may(domain::Act::seeSets)) return m_runs.setRuns({});
  m_desk->ask(app::ListRuns{}).then(this, [this](base::Expected<app::ListRuns::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading past screenings"));
    m_runs.setRuns(*std::move(answer));
    m_table->setCurrentRow(0);
    showRun(m_runs.at(0));
  });
}

void ScreenWorkspace::fillSets(const app::ListSets::Answer& sets) {
  const QVariant before = m_set->currentData();
  m_set->clear();
  for (const app::ListSets::Row& row : sets) {
    if (row.set.state != domain::SetState::complete) continue;
    qint64 photographs = 0;
    for (const auto& [verdict, count] : row.counts)
      if (domain::isTakenIn(verdict)) photographs += count;
    m_set->addItem(tr("%1 · %2 photographs").arg(fromUtf8(row.set.name), number(photographs)),
                   fromUtf8(row.set.id.text()));
  }
  m_set->setCurrentIndex(std::max(0, m_set->findData(before)));
  refresh();
}

void ScreenWorkspace::fillLists(app::ListWatchlists::Answer lists) {
  const QVariant before = m_list->currentData();
  m_lists = std::move(lists);
  m_list->clear();
  for (const app::ListView& view : m_lists)
    m_list->addItem(tr("%1 · %2 active").arg(fromUtf8(view.list.name), number(view.active)),
                    fromUtf8(view.list.id.text()));
  m_list->setCurrentIndex(std::max(0, m_list->findData(before)));
  refresh();
}

void ScreenWorkspace::fillProfiles(app::ListProfiles::Answer profiles) {
  const QVariant before = m_profile->currentData();
  m_profiles = std::move(profiles);
  m_profile->clear();
  for (const domain::ThresholdProfile& profile : m_profiles)
    m_profile->addItem(fromUtf8(profile.name), fromUtf8(profile.name));
  m_profile->setCurrentIndex(std::max(0, m_profile->findData(before)));
  preferProfile();
  refresh();
}

void ScreenWorkspace::showEngine(app::EngineView engine) {
  m_engine = std::move(engine);
  const domain::Precision precision = m_engine->identity ? m_engine->identity->precision : domain::Precision::f32;
  m_engineLine->setText(m_engine->problem ? errorText(*m_engine->problem, tr("The engine in force")).line()
                                          : tr("Engine in force: %1").arg(engineWords(m_engine->choice, precision)));
  setTone(m_engineLine, m_engine->problem ? Tone::red : Tone::secondary);
  preferProfile();
  refresh();
}

/// The newest that was measured with the engine in force, until the person chooses another.
void ScreenWorkspace::preferProfile() {
  if (m_profileChosen || !m_engine || !m_engine->identity) return;
  const domain::ThresholdProfile* newest = nullptr;
  for (const domain::ThresholdProfile& profile : m_profiles)
    if (profile.model == m_engine->identity->hash && (!newest || profile.measuredAt > newest->measuredAt))
      newest = &profile;
  if (newest) m_profile->setCurrentIndex(m_profile->findData(fromUtf8(newest->name)));
}

void ScreenWorkspace::showProfile() {
  const int index = m_profile->currentIndex();
  if (index < 0 || index >= static_cast<int>(m_profiles.size())) {
    m_measured->setText(tr("No threshold profile is stored yet; without one nothing can be screened."));
    m_warning->clear();
    return m_warningIcon->hide();
  }
  const domain::ThresholdProfile& profile = m_profiles[static_cast<std::size_t>(index)];
  m_measured->setText(tr("Measured on %1 on %2: %3 people on the list, %4 searches by strangers · %5 · %6 · review at "
                         "%7, priority at %8")
                          .arg(fromUtf8(profile.dataset), day(base::dateOf(profile.measuredAt)), number(profile.people),
                               number(profile.nonmatedProbes), engineWords(profile.engine, profile.precision),
                               words(profile.scoring), scoreText(profile.review.at), scoreText(profile.priority.at)));
  const int list = m_list->currentIndex();
  const std::int64_t people =
      list >= 0 && list < static_cast<int>(m_lists.size()) ? m_lists[static_cast<std::size_t>(list)].active : 0;
  // Photographs of travellers are never the data set that a profile was measured on.
  QStringList reasons;
  const base::Digest& model = m_engine && m_engine->identity ? m_engine->identity->hash : profile.model;
  for (const auto reason : domain::uncalibratedReasons(profile, model, std::nullopt, people))
    reasons << uncalibratedWords(reason);
  m_warningIcon->setVisible(!reasons.isEmpty());
  m_warning->setText(reasons.isEmpty() ? QString()
                                       : tr("Uncalibrated for this use: %1. The rates shown are those measured, not "
                                            "a promise for your travellers.")
                                             .arg(reasons.join(QStringLiteral("; "))));
}

void ScreenWorkspace::refresh() {
  showProfile();
  const bool complete = m_set->currentIndex() >= 0 && m_list->currentIndex() >= 0 && m_profile->currentIndex() >= 0;
  const bool may = m_desk->may(domain::Act::screen);
  m_start->setEnabled(complete && may && !m_job);
  m_start->setToolTip(may ? QString() : tr("Only an officer screens."));
}

void ScreenWorkspace::start() {
  if (!m_start->isEnabled()) return;
  m_message->clear();
  m_job = m_desk->startJob(tr("Screening “%1”").arg(m_set->currentText().section(QStringLiteral(" · "), 0, 0)));
  connect(m_job.get(), &BackgroundJob::progressed, this, &ScreenWorkspace::showProgress);
  m_cancel->setEnabled(true);
  m_cancel->setText(tr("Cancel"));
  m_bar->setRange(0, 0);
  m_stage->setText(tr("Starting"));
  m_progress->show();
  refresh();
  m_desk
      ->ask(app::ScreenSet{.set = m_set->currentData().toString().toStdString(),
                           .list = m_list->currentData().toString().toStdString(),
                           .profile = m_profile->currentData().toString().toStdString()},
            m_job)
      .then(this, [this](base::Expected<app::RunView> answer) { finished(answer); });
}

void ScreenWorkspace::showProgress(const app::Progress& progress) {
  QStringList parts{stageWords(progress.stage)};
  if (progress.total > 0) parts << tr("%1 of %2").arg(number(progress.done), number(progress.total));
  if (progress.perSecond > 0)
    parts << tr("%1 photographs a second")
                 .arg(QLocale().toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0));
  if (progress.remaining) parts << timeLeft(*progress.remaining);
  m_stage->setText(parts.join(QStringLiteral(" · ")));
  m_bar->setRange(0, static_cast<int>(progress.total));
  m_bar->setValue(static_cast<int>(progress.done));
}

void ScreenWorkspace::finished(const base::Expected<app::RunView>& answer) {
  m_job.reset();
  m_progress->hide();
  refresh();
  if (!answer)
    m_message->showError(answer.error(), tr("The screening"));
  else if (answer->run.state == app::ports::RunState::cancelled)
    m_message->showWarning(tr("Cancelled. What was found until then stays and can be reviewed."));
  else
    m_message->showDone(tr("Screened %1 photographs in %2 s.")
                            .arg(number(answer->run.searched), QLocale().toString(answer->seconds, 'f', 1)));
  loadRuns();
  bridge().announce(Topic::cases);
  bridge().announce(Topic::log);
}

void ScreenWorkspace::showRun(const app::RunView* view) {
  m_resultTitle->setVisible(view != nullptr);
  m_tiles->setVisible(view != nullptr);
  m_review->setVisible(view != nullptr);
  m_resultEngine->setVisible(view != nullptr);
  const bool uncovered = view && !view->run.uncovered.empty();
  m_uncoveredIcon->setVisible(uncovered);
  m_uncovered->setVisible(uncovered);
  if (!view) return;
  m_resultEngine->setText(engineAndScore(*view));
  if (uncovered)
    m_uncovered->setText(tr("The cohort holds too few people of some travellers’ groups: %1. They may be flagged more "
                            "often than others.")
                             .arg(groupList(view->run.uncovered)));
  m_resultTitle->setText(tr("Result of “%1” against “%2”, version %3, %4")
                             .arg(fromUtf8(view->setName), fromUtf8(view->listName))
                             .arg(view->run.listVersion)
                             .arg(dayAndTime(view->run.startedAt)));
  m_tiles->show(view->run);
  m_review->setEnabled(view->run.flaggedReview + view->run.flaggedPriority > 0);
}

}  // namespace consentry::ui
