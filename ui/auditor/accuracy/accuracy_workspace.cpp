// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/accuracy/accuracy_workspace.hpp"

#include <QButtonGroup>
#include <QChart>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/accuracy_plots.hpp"
#include "ui/auditor/accuracy/measure_form.hpp"
#include "ui/auditor/accuracy/plot_card.hpp"
#include "ui/auditor/accuracy/plot_words.hpp"
#include "ui/common/engine_words.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kSideWidth = 264;  // px
constexpr int kMostAtOnce = 4;   // curves that stay apart by colour and dashes
constexpr int kListRow = 26;     // px
constexpr int kMostRows = 8;     // of the list, before it scrolls

QString aboutCalibration(const app::Calibrate::Answer& answer) {
  return AccuracyWorkspace::tr(
             "Measured in this window: %1 · %2 · %3 travellers; %4 did not allow it and were left out")
      .arg(engineWords(answer.figures.engine, answer.figures.precision), words(answer.figures.scoring),
           number(answer.travellers), number(answer.deniedTravellers));
}

/// With the sentence on whose photographs each network learned from: no figure without it.
QString aboutReport(const app::ports::FairnessReport& report) {
  QStringList lines{
      AccuracyWorkspace::tr("Measured in this window on “%1”: %2 · pairs: %3 · %4 travellers; %5 did not allow it and "
                            "were left out · threshold for pairs %6")
          .arg(fromUtf8(report.set), engineWords(report.engine, report.precision), words(report.pairScoring),
               number(report.travellers), number(report.deniedTravellers), scoreText(report.threshold.at))};
  for (const app::ports::WorstToBest& one : report.worst)
    if (one.ratio)
      lines << AccuracyWorkspace::tr(
                   "By %1 the worst group is confused %2 times as often as the best; at score %3 it would be at "
                   "most twice the best group’s rate, and %4 of the same people would be taken for two")
                   .arg(attributeName(fromUtf8(one.attribute)), QLocale().toString(*one.ratio, 'f', 1),
                        scoreText(one.meetsTarget.at), percentText(one.fnmrThere));
  for (const app::ports::NetworkNote& network : report.networks)
    lines << AccuracyWorkspace::tr("%1 — %2").arg(fromUtf8(network.name), fromUtf8(network.consentOfPeopleShown));
  return lines.join(QChar(u'\n'));
}

}  // namespace

AccuracyWorkspace::AccuracyWorkspace(AppBridge& bridge, QWidget* parent)
    : AccuracyWorkspace(bridge, std::make_unique<BridgeAccuracyDesk>(bridge), parent) {}

AccuracyWorkspace::AccuracyWorkspace(AppBridge& bridge, std::unique_ptr<AccuracyDesk> desk, QWidget* parent)
    : Workspace(bridge, parent),
      m_desk(std::move(desk)),
      m_message(new MessageBar),
      m_chips(new QButtonGroup(this)),
      m_which(new QComboBox),
      m_pages(new QStackedWidget),
      m_about(metaLabel({})) {
  m_about->hide();
  makeParts();
  auto* chips = new QHBoxLayout;
  chips->setSpacing(Theme::kGap);
  for (QAbstractButton* chip : m_chips->buttons()) chips->addWidget(chip);
  chips->addStretch();
  chips->addWidget(m_which);
  auto* right = new QVBoxLayout;
  right->setSpacing(10);
  right->addLayout(chips);
  right->addWidget(m_about);
  right->addWidget(m_pages, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(14);
  row->addWidget(makeSide());
  row->addLayout(right, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  layout->setSpacing(10);
  layout->addWidget(titleLabel(title()));
  layout->addWidget(m_message);
  layout->addLayout(row, 1);
  connect(&bridge, &AppBridge::changed, this, [this](Topic topic) {
    if ((topic == Topic::profiles || topic == Topic::sets) && isVisible()) load();
  });
  showPart(kSearches);
}

AccuracyWorkspace::~AccuracyWorkspace() = default;

void AccuracyWorkspace::makeParts() {
  const std::array<QString, kParts> names{tr("Searches"), tr("Pairs"), tr("Ranks"), tr("Scores"), tr("Groups")};
  const QString measure = tr("Measure on a set of your own at the left; it then stands here.");
  const std::array<std::pair<QString, QString>, kParts> nothing{
      std::pair{tr("No curve chosen"),
                tr("Choose a threshold profile at the left. Where there is none, store one that came with the models, "
                   "or measure your own.")},
      {tr("No pairs were measured"), tr("The profiles chosen hold searches only.")},
      {tr("No ranks were measured in this window"), measure},
      {tr("No scores were measured in this window"), measure},
      {tr("No groups were measured in this window"), measure}};
  for (int part = 0; part < kParts; ++part) {
    const auto at = static_cast<std::size_t>(part);
    auto* cardOfPart = m_cards[at] = new PlotCard(names[at]);
    cardOfPart->setEmptyText(nothing[at].first, nothing[at].second);
    m_pages->addWidget(cardOfPart);
    connect(cardOfPart, &PlotCard::pictureSaved, this,
            [this](const QString& file) { m_message->showDone(tr("The picture is in %1.").arg(file)); });
    connect(cardOfPart, &PlotCard::pictureFailed, this, [this](const QString& why) {
      m_message->showWarning(tr("The picture was not saved: %1. Choose another folder.").arg(why));
    });
    auto* chip = new QPushButton(names[at]);
    chip->setProperty("role", QStringLiteral("chip"));
    chip->setCheckable(true);
    chip->setChecked(part == 0);
    m_chips->addButton(chip, part);
  }
  m_which->setAccessibleName(tr("Which of them"));
  connect(m_chips, &QButtonGroup::idClicked, this, &AccuracyWorkspace::showPart);
  connect(m_which, &QComboBox::currentIndexChanged, this, &AccuracyWorkspace::showChosen);
}

QWidget* AccuracyWorkspace::makeSide() {
  auto* side = new QWidget;
  side->setFixedWidth(kSideWidth);
  auto* box = card();
  m_list = new QListWidget;
  m_list->setAccessibleName(tr("Threshold profiles to draw"));
  m_list->setTextElideMode(Qt::ElideMiddle);
  m_list->setWordWrap(false);
  m_list->setProperty("role", QStringLiteral("checks"));
  connect(m_list, &QListWidget::itemChanged, this, &AccuracyWorkspace::showCurves);
  m_source = metaLabel({});
  auto* heading = bodyLabel(tr("Threshold profiles"));
  heading->setFont(Theme::strong());
  auto* inside = new QVBoxLayout(box);
  inside->setContentsMargins(14, 12, 14, 12);
  inside->setSpacing(6);
  inside->addWidget(heading);
  inside->addWidget(m_list);
  inside->addWidget(m_source);
  m_form = new MeasureForm;
  connect(m_form, &MeasureForm::calibrationWanted, this, &AccuracyWorkspace::calibrate);
  connect(m_form, &MeasureForm::comparisonWanted, this, &AccuracyWorkspace::compareGroups);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(box);
  column->addWidget(m_form);
  column->addStretch();
  return side;
}

void AccuracyWorkspace::activated() {
  const bool seesSets = m_desk->may(app::ListSets::kAct);
  m_form->setMay(seesSets && m_desk->may(app::ReportFairness::kAct), seesSets && m_desk->may(app::Calibrate::kAct));
  load();
  m_list->setFocus();
}

void AccuracyWorkspace::load() {
  m_desk->ask(app::ListProfiles{}).then(this, [this](base::Expected<app::ListProfiles::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the threshold profiles"));
    fillProfiles(*std::move(answer));
  });
  if (!m_desk->may(app::ListSets::kAct)) return;
  m_desk->ask(app::ListSets{}).then(this, [this](base::Expected<app::ListSets::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the sets"));
    m_form->setSets(*answer);
  });
}

void AccuracyWorkspace::fillProfiles(app::ListProfiles::Answer profiles) {
  QSet<QString> chosen;
  for (int row = 0; row < m_list->count(); ++row)
    if (m_list->item(row)->checkState() == Qt::Checked) chosen << m_list->item(row)->text();
  m_profiles = std::move(profiles);
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  for (const domain::ThresholdProfile& profile : m_profiles) {
    auto* item = new QListWidgetItem(fromUtf8(profile.name), m_list);
    item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    const bool first = chosen.isEmpty() && m_list->count() <= kMostAtOnce;
    item->setCheckState(first || chosen.contains(item->text()) ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(
        tr("%1\n%2 · %3").arg(item->text(), engineWords(profile.engine, profile.precision), words(profile.scoring)));
  }
  m_list->setVisible(m_list->count() > 0);
  m_list->setFixedHeight(std::min(m_list->count(), kMostRows) * kListRow + kListRow / 4);
  showCurves();
}

std::vector<app::ports::DetCurve> AccuracyWorkspace::chosenCurves() const {
  std::vector<app::ports::DetCurve> curves;
  for (int row = 0; row < m_list->count(); ++row) {
    if (m_list->item(row)->checkState() != Qt::Checked) continue;
    for (auto& curve : app::detOf(m_profiles[static_cast<std::size_t>(row)])) curves.push_back(std::move(curve));
  }
  curves.insert(curves.end(), m_measured.det.begin(), m_measured.det.end());
  return curves;
}

void AccuracyWorkspace::showCurves() {
  const auto curves = chosenCurves();
  for (const auto& tab : {std::pair{kSearches, app::ports::DetOf::searches}, {kPairs, app::ports::DetOf::pairs}}) {
    const app::ports::DetOf of = tab.second;
    const bool any = std::ranges::any_of(curves, [of](const auto& curve) { return curve.of == of; });
    m_cards[tab.first]->setPlot(any ? [curves, of] { return detPlot(curves, of); } : std::function<Plot()>());
  }
  const auto chosen =
      std::ranges::count_if(curves, [](const auto& curve) { return curve.of == app::ports::DetOf::searches; });
  m_source->setText(m_profiles.empty()     ? tr("None is stored yet.")
                    : chosen > kMostAtOnce ? tr("More than %1 curves are hard to tell apart.").arg(kMostAtOnce)
                                           : tr("Tick those to draw beside one another."));
}

void AccuracyWorkspace::showMeasured(app::ports::AccuracyPlots plots, const QString& about) {
  m_measured = std::move(plots);
  m_about->setText(about);
  m_about->show();
  showCurves();
  const bool ranks = m_measured.cmc && !m_measured.cmc->atRank.empty();
  m_cards[kRanks]->setPlot(ranks ? [cmc = *m_measured.cmc] { return cmcPlot(cmc); } : std::function<Plot()>());
  showPart(m_pages->currentIndex());
}

void AccuracyWorkspace::showPart(int part) {
  m_pages->setCurrentIndex(part);
  QStringList names;
  if (part == kScores)
    for (std::size_t at = 0; at < m_measured.histograms.size(); ++at)
      names << tr("Scores %1").arg(number(static_cast<qint64>(at) + 1));
  if (part == kGroups)
    for (const auto& bars : m_measured.groups)
      names << tr("%1 by %2").arg(rateName(fromUtf8(bars.rate)), attributeName(fromUtf8(bars.attribute)));
  const QSignalBlocker quiet(m_which);
  m_which->clear();
  m_which->addItems(names);
  m_which->setVisible(names.size() > 1);
  showChosen();
}

void AccuracyWorkspace::showChosen() {
  const auto at = static_cast<std::size_t>(std::max(0, m_which->currentIndex()));
  const int part = m_pages->currentIndex();
  if (part == kScores && at < m_measured.histograms.size())
    m_cards[kScores]->setPlot([histogram = m_measured.histograms[at]] { return histogramPlot(histogram); });
  if (part == kGroups && at < m_measured.groups.size())
    m_cards[kGroups]->setPlot([bars = m_measured.groups[at]] { return groupPlot(bars); });
}

void AccuracyWorkspace::calibrate(const std::string& set, const std::string& name) {
  m_message->clear();
  const JobHandle job = m_desk->startJob(tr("Measuring “%1”").arg(fromUtf8(name)));
  m_form->follow(job);
  app::Calibrate request;
  request.set = set;
  request.name = name;
  m_desk->ask(std::move(request), job).then(this, [this](base::Expected<app::Calibrate::Answer> answer) {
    m_form->finish();
    bridge().announce(Topic::log);
    if (!answer) return m_message->showError(answer.error(), tr("The measurement"));
    showMeasured(std::move(answer->figures.plots), aboutCalibration(*answer));
    m_message->showDone(tr("The profile %1 is stored.").arg(fromUtf8(answer->profile.name)));
    bridge().announce(Topic::profiles);
  });
}

void AccuracyWorkspace::compareGroups(const std::string& set) {
  m_message->clear();
  const JobHandle job = m_desk->startJob(tr("Comparing groups"));
  m_form->follow(job);
  app::ReportFairness request;
  request.set = set;
  m_desk->ask(std::move(request), job).then(this, [this](base::Expected<app::ports::FairnessReport> answer) {
    m_form->finish();
    bridge().announce(Topic::log);
    if (!answer) return m_message->showError(answer.error(), tr("The comparison of groups"));
    const QString about = aboutReport(*answer);
    answer->plots.groups = std::move(answer->rates);
    showMeasured(std::move(answer->plots), about);
    m_chips->button(kGroups)->setChecked(true);
    showPart(kGroups);
  });
}

}  // namespace consentry::ui
