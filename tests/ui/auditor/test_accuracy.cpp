// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_accuracy.hpp"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <cmath>

#include "fake_desk.hpp"
#include "samples.hpp"
#include "ui/auditor/accuracy/accuracy_workspace.hpp"
#include "ui/auditor/accuracy/plot_card.hpp"
#include "ui/auditor/accuracy/plot_values.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/theme.hpp"

namespace consentry::test {
namespace {

using namespace app::ports;

using AccuracyScript = Script<app::ListProfiles, app::ListSets, app::Calibrate, app::ReportFairness>;
using AccuracyFake =
    FakeDesk<ui::AccuracyDesk, AccuracyScript, app::ListProfiles, app::ListSets, app::Calibrate, app::ReportFairness>;

DetCurve curve(const std::string& name, DetOf of, double better) {
  DetCurve one{.name = name, .of = of, .points = {}, .mated = 5940, .nonmated = 3547};
  for (int step = 0; step <= 40; ++step) {
    const double rate = step == 0 ? 0 : std::pow(10, -3.5 + step * 3.5 / 40);
    const double miss = std::pow(10, -0.3 - better - step / 30.0);
    one.points.push_back({.threshold = {domain::Score::of(-0.3 + step * 0.01)},
                          .falseRate = rate,
                          .falseLow = rate * 0.7,
                          .falseHigh = std::max(3e-4, rate * 1.4),
                          .missRate = miss,
                          .missLow = miss * 0.85,
                          .missHigh = miss * 1.18});
  }
  return one;
}

Cmc ranks() {
  return {.atRank = {0.988, 0.991, 0.993, 0.994, 0.994}, .mated = 5940, .people = 1358};
}

ScoreHistogram scores() {
  ScoreHistogram one;
  one.from = domain::Score::of(-0.5);
  one.binWidth = 20'000;
  for (int bin = 0; bin < 40; ++bin) {
    one.mated.push_back(std::exp(-std::pow(bin - 9, 2) / 20.0) / 7.9);
    one.nonmated.push_back(std::exp(-std::pow(bin - 24, 2) / 12.0) / 6.1);
  }
  one.matedCount = 5940;
  one.nonmatedCount = 35'470;
  one.review = domain::Threshold{domain::Score::of(-0.17)};
  one.priority = domain::Threshold{domain::Score::of(-0.24)};
  return one;
}

GroupBars bars(const std::string& attribute, std::vector<std::string> groups) {
  GroupBars one{
      .rate = "FMR", .attribute = attribute, .bars = {}, .overall = {12, 120'000, 1e-4, 5e-5, 1.8e-4}, .fewest = 3000};
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const double rate = 4e-5 * static_cast<double>(at + 1);
    one.bars.push_back({.group = groups[at],
                        .people = 300,
                        .rate = {static_cast<std::int64_t>(rate * 45'000), 45'000, rate, rate * 0.5, rate * 1.8},
                        .tooSmall = false});
  }
  one.bars.push_back({.group = "FIN", .people = 7, .rate = {.n = 21}, .tooSmall = true});
  return one;
}

AccuracyPlots plots() {
  return {.det = {curve("own travellers", DetOf::pairs, 0.3)},
          .cmc = ranks(),
          .histograms = {scores()},
          .groups = {bars("nationality", {"KOR", "JPN", "NGA", "USA"}), bars("gender", {"F", "M"})}};
}

domain::ThresholdProfile measured(const char* name, double better) {
  domain::ThresholdProfile one = profile();
  one.name = name;
  for (const DetPoint& point : curve(name, DetOf::searches, better).points)
    one.curve.push_back({point.threshold, point.falseRate, point.falseLow, point.falseHigh, point.missRate,
                         point.missLow, point.missHigh});
  return one;
}

/// A measurement is answered when the test says so.
class SlowAccuracyDesk : public AccuracyFake {
 public:
  using AccuracyFake::AccuracyFake;
  using AccuracyFake::ask;

  QFuture<base::Expected<app::Calibrate::Answer>> ask(app::Calibrate request, ui::JobHandle) override {
    m_script.on<app::Calibrate>().asked.push_back(request);
    promise.start();
    return promise.future();
  }

  QPromise<base::Expected<app::Calibrate::Answer>> promise;
};

class Page {
 public:
  explicit Page(std::set<domain::Act> acts = {domain::Act::seeModels, domain::Act::seeSets, domain::Act::evaluate,
                                              domain::Act::reportFairness})
      : bridge(ui::StoreDoor{}) {
    script.acts = std::move(acts);
    script.on<app::ListProfiles>().reply = [this](const auto&) { return profiles; };
    script.on<app::ListSets>().reply = [](const auto&) {
      app::ListSets::Row row;
      row.set.name = "인천 저녁 입국 11월 · Evening arrivals of November";
      row.set.state = domain::SetState::complete;
      return std::vector{row};
    };
    script.on<app::ReportFairness>().reply = [](const auto&) {
      FairnessReport report;
      report.set = "Evening arrivals";
      report.engine = {.networks = "both", .mode = domain::Mode::accurate};
      report.travellers = 1214;
      report.deniedTravellers = 86;
      report.plots = plots();
      report.rates = plots().groups;
      report.worst = {
          {.attribute = "nationality", .ratio = 4, .meetsTarget = {domain::Score::of(-0.21)}, .fnmrThere = 0.041}};
      report.networks = {{.name = "MobileFaceNet",
                          .trainingData = "MS-Celeb-1M",
                          .consentOfPeopleShown = "Collected without the consent of the people shown."}};
      return report;
    };
    auto owned = std::make_unique<SlowAccuracyDesk>(script);
    desk = owned.get();
    page = std::make_unique<ui::AccuracyWorkspace>(bridge, std::move(owned));
    page->resize(1290, 694);
    page->show();
    page->activated();
    QTest::qWait(100);
  }

  [[nodiscard]] QPushButton* button(const QString& text) const {
    for (QPushButton* one : page->findChildren<QPushButton*>())
      if (one->text() == text && one->isVisible()) return one;
    return nullptr;
  }
  void press(const QString& text) const {
    button(text)->click();
    QTest::qWait(80);
  }
  [[nodiscard]] ui::PlotCard* shown() const {
    for (ui::PlotCard* card : page->findChildren<ui::PlotCard*>())
      if (card->isVisible()) return card;
    return nullptr;
  }
  [[nodiscard]] QString words() const { return everyWordOf(*page); }

  std::vector<domain::ThresholdProfile> profiles{measured("both-accurate-lfw-dev", 0.9),
                                                 measured("dlib-accurate-lfw-dev", 0.3)};
  AccuracyScript script;
  ui::AppBridge bridge;
  SlowAccuracyDesk* desk = nullptr;
  std::unique_ptr<ui::AccuracyWorkspace> page;
};

ui::Plot plotOf(const QString& kind) {
  if (kind == QStringLiteral("ranks")) return ui::cmcPlot(ranks());
  if (kind == QStringLiteral("scores")) return ui::histogramPlot(scores());
  if (kind == QStringLiteral("groups")) return ui::groupPlot(bars("nationality", {"KOR", "JPN"}));
  return ui::detPlot(std::vector{curve("a", DetOf::searches, 0)}, DetOf::searches);
}

}  // namespace

void TestAccuracy::itsModelKeepsTheRules() {
  ui::PlotValues values;
  const QAbstractItemModelTester tester(&values, QAbstractItemModelTester::FailureReportingMode::QtTest);
  values.setTable(ui::cmcPlot(ranks()).table);
  QCOMPARE(values.rowCount(), 5);
  values.setTable({});
  QCOMPARE(values.rowCount(), 0);
}

void TestAccuracy::whatWasNeverSeenIsDrawnAsABound() {
  const ui::Plot plot = plotOf(QStringLiteral("det"));
  QCOMPARE(plot.table.rows.size(), 41);
  QCOMPARE(plot.table.rows.front()[2], QStringLiteral("none seen; below 0.030 %"));
  QCOMPARE(plot.table.points.front().x(), 0.03);
}

void TestAccuracy::groupsTooSmallHaveNoBar() {
  const ui::Plot plot = plotOf(QStringLiteral("groups"));
  QCOMPARE(plot.table.rows.back()[3], QStringLiteral("too few to say"));
  QVERIFY(plot.summary.contains(QStringLiteral("fewer than 3,000")));
}

void TestAccuracy::everyPlotHasItsFiguresAndWords_data() {
  QTest::addColumn<QString>("kind");
  for (const char* kind : {"det", "ranks", "scores", "groups"}) QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestAccuracy::everyPlotHasItsFiguresAndWords() {
  QFETCH(QString, kind);
  const ui::Plot plot = plotOf(kind);
  QVERIFY(plot.chart);
  QCOMPARE(plot.table.rows.size(), plot.table.points.size());
  for (const QStringList& row : plot.table.rows) QCOMPARE(row.size(), plot.table.head.size());
  QVERIFY(!plot.summary.isEmpty());
  for (const QAbstractAxis* axis : plot.chart->axes()) QVERIFY(!axis->titleText().isEmpty());
}

void TestAccuracy::aRowIsMarkedInThePicture() {
  ui::PlotCard card(QStringLiteral("Ranks"));
  card.setPlot([] { return ui::cmcPlot(ranks()); });
  const auto* view = card.findChild<QChartView*>();
  const qsizetype before = view->chart()->series().size();
  card.findChild<ui::DataTable*>()->setCurrentRow(2);
  QCOMPARE(view->chart()->series().size(), before + 1);
  card.findChild<ui::DataTable*>()->setCurrentRow(3);
  QCOMPARE(view->chart()->series().size(), before + 1);
  ui::Theme::instance().apply(*qApp, ui::ThemeKind::dark);
  ui::Theme::instance().apply(*qApp, ui::ThemeKind::light);
  QCOMPARE(view->chart()->series().size(), before);
}

void TestAccuracy::picturesCanBeKept() {
  ui::PlotCard card(QStringLiteral("Ranks"));
  card.resize(1000, 500);
  card.setPlot([] { return ui::cmcPlot(ranks()); });
  card.show();
  QVERIFY(card.picture(QStringLiteral("png")).startsWith("\x89PNG"));
  QVERIFY(card.picture(QStringLiteral("svg")).contains("<svg"));
}

void TestAccuracy::profilesAreDrawnBesideOneAnother() {
  const Page page;
  const auto* view = page.shown()->findChild<QChartView*>();
  const QString described = view->accessibleDescription();
  QVERIFY(described.contains(QStringLiteral("both-accurate-lfw-dev")));
  QVERIFY(described.contains(QStringLiteral("dlib-accurate-lfw-dev")));
  page.page->findChild<QListWidget*>()->item(0)->setCheckState(Qt::Unchecked);
  QVERIFY(!view->accessibleDescription().contains(QStringLiteral("both-accurate-lfw-dev")));
}

void TestAccuracy::aMeasurementRunsAndCanBeCancelled() {
  Page page;
  QVERIFY(!page.button(QStringLiteral("Measure a profile"))->isEnabled());
  page.page->findChild<QLineEdit*>(QStringLiteral("profileName"))->setText(QStringLiteral("own-2026"));
  page.press(QStringLiteral("Measure a profile"));
  QCOMPARE(page.script.on<app::Calibrate>().asked.front().name, std::string("own-2026"));
  QVERIFY(!page.button(QStringLiteral("Compare groups"))->isEnabled());
  page.press(QStringLiteral("Cancel"));
  QVERIFY(page.script.job->isCancelAsked());
  page.desk->promise.addResult(base::fail(base::Errc::cancelled, "cancelled"));
  page.desk->promise.finish();
  QTest::qWait(80);
  QVERIFY(page.button(QStringLiteral("Compare groups"))->isEnabled());
  QVERIFY(page.words().contains(QStringLiteral("The measurement was cancelled")));
}

void TestAccuracy::groupsAreCompared() {
  Page page;
  page.press(QStringLiteral("Compare groups"));
  const QString words = page.words();
  QVERIFY(words.contains(QStringLiteral("86 did not allow it and were left out")));
  QVERIFY(words.contains(QStringLiteral("By nationality the worst group is confused 4.0 times")));
  QVERIFY(words.contains(QStringLiteral("Collected without the consent of the people shown.")));
}

void TestAccuracy::whoMayNotMeasureStillSeesTheCurves() {
  const Page page({domain::Act::seeModels});
  QVERIFY(!page.button(QStringLiteral("Compare groups")));
  QVERIFY(page.shown()->hasPlot());
}

void TestAccuracy::everyControlHasAName() {
  const Page page;
  const QStringList nameless = namelessControls(*page.page);
  QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

void TestAccuracy::itLooksRight_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void TestAccuracy::itLooksRight() {
  QFETCH(bool, dark);
  const QString theme = dark ? QStringLiteral("_dark") : QStringLiteral("_light");
  ui::Theme::instance().apply(*qApp, dark ? ui::ThemeKind::dark : ui::ThemeKind::light);
  Page page;
  screenshot(*page.page, QStringLiteral("accuracy_searches") + theme);
  page.press(QStringLiteral("Groups"));
  screenshot(*page.page, QStringLiteral("accuracy_empty") + theme);
  page.press(QStringLiteral("Compare groups"));
  screenshot(*page.page, QStringLiteral("accuracy_groups") + theme);
  page.press(QStringLiteral("Scores"));
  screenshot(*page.page, QStringLiteral("accuracy_scores") + theme);
  page.press(QStringLiteral("Ranks"));
  screenshot(*page.page, QStringLiteral("accuracy_ranks") + theme);
  ui::Theme::instance().apply(*qApp, ui::ThemeKind::light);
}

}  // namespace consentry::test
