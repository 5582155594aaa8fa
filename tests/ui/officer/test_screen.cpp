// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_screen.hpp"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "fake_desk.hpp"
#include "samples.hpp"
#include "ui/common/theme.hpp"
#include "ui/officer/screen/screen_workspace.hpp"

namespace consentry::test {
namespace {

using app::ports::RunState;

using ScreenScript =
    Script<app::ListSets, app::ListWatchlists, app::ListProfiles, app::ScreenSet, app::ListRuns, app::ShowEngine>;
using ScreenDeskBase = FakeDesk<ui::ScreenDesk, ScreenScript, app::ListSets, app::ListWatchlists, app::ListProfiles,
                                app::ScreenSet, app::ListRuns, app::ShowEngine>;

/// A screening is answered when the test says so.
class SlowScreenDesk : public ScreenDeskBase {
 public:
  using ScreenDeskBase::ask;
  using ScreenDeskBase::ScreenDeskBase;

  QFuture<base::Expected<app::RunView>> ask(app::ScreenSet request, ui::JobHandle) override {
    m_script.on<app::ScreenSet>().asked.push_back(request);
    promise.start();
    return promise.future();
  }

  QPromise<base::Expected<app::RunView>> promise;
};

class Page {
 public:
  Page() : bridge(ui::StoreDoor{}) {
    script.acts = {domain::Act::seeSets, domain::Act::seeLists, domain::Act::screen};
    app::ListSets::Row set;
    set.set.id = domain::SetId("5e7a91c0b7d2e4f6a8091c2d3e4f5a6b");
    set.set.name = "Evening arrivals";
    set.set.state = domain::SetState::complete;
    set.counts = {
        {domain::RowVerdict::fresh, 3118}, {domain::RowVerdict::lowQuality, 86}, {domain::RowVerdict::noConsent, 603}};
    app::ListSets::Row half = set;
    half.set.name = "Half of a set";
    half.set.state = domain::SetState::importing;
    script.on<app::ListSets>().reply = [set, half](const auto&) { return std::vector{set, half}; };
    script.on<app::ListWatchlists>().reply = [](const auto&) { return std::vector{list("Orders 2026", 41, 44)}; };
    script.on<app::ListProfiles>().reply = [this](const auto&) { return profiles; };
    script.on<app::ListRuns>().reply = [this](const auto&) { return runs; };
    script.on<app::ShowEngine>().reply = [](const auto&) {
      app::EngineView view;
      view.choice = {.networks = "both", .mode = domain::Mode::accurate};
      return view;
    };
    auto owned = std::make_unique<SlowScreenDesk>(script);
    desk = owned.get();
    page = std::make_unique<ui::ScreenWorkspace>(bridge, std::move(owned));
    page->resize(1290, 694);
    page->show();
    page->activated();
    QTest::qWait(100);
  }

  QPushButton* button(const QString& text) const {
    for (QPushButton* one : page->findChildren<QPushButton*>())
      if (one->text() == text && one->isVisible()) return one;
    return nullptr;
  }
  void report(std::int64_t done) {
    const app::Progress progress{
        .stage = "searching", .done = done, .total = 3204, .perSecond = 41, .remaining = std::chrono::seconds(171)};
    ui::BackgroundJob::jobFor(script.job).progress(progress);
    QTest::qWait(50);
  }
  void finish(base::Expected<app::RunView> answer) {
    desk->promise.addResult(std::move(answer));
    desk->promise.finish();
    QTest::qWait(80);
  }

  ScreenScript script;
  std::vector<domain::ThresholdProfile> profiles{profile()};
  std::vector<app::RunView> runs{run(2, RunState::finished), run(1, RunState::cancelled)};
  ui::AppBridge bridge;
  SlowScreenDesk* desk = nullptr;
  std::unique_ptr<ui::ScreenWorkspace> page;
};

}  // namespace

void TestScreen::itsModelKeepsTheRules() {
  ui::RunModel model([](const std::string& user) { return QString::fromStdString(user); });
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setRuns({run(1, RunState::finished), run(2, RunState::cancelled)});
  QCOMPARE(model.rowCount(), 2);
  model.setRuns({});
  QCOMPARE(model.rowCount(), 0);
}

void TestScreen::nothingStartsWithoutAProfile() {
  Page page;
  QVERIFY(page.button(QStringLiteral("Start screening"))->isEnabled());
  page.profiles.clear();
  page.page->activated();
  QTest::qWait(80);
  QVERIFY(!page.button(QStringLiteral("Start screening"))->isEnabled());
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("No threshold profile")));
}

void TestScreen::aScreeningRunsAndShowsItsResult() {
  Page page;
  QTest::keyClick(page.page.get(), Qt::Key_Return, Qt::ControlModifier);
  QTest::qWait(50);
  QCOMPARE(page.script.on<app::ScreenSet>().asked.size(), 1u);
  QCOMPARE(page.script.on<app::ScreenSet>().asked.front().profile, std::optional<std::string>("lfw-dev-2026-11"));
  QVERIFY(!page.button(QStringLiteral("Start screening"))->isEnabled());
  page.report(1986);
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("1,986 of 3,204")));
  screenshot(*page.page, QStringLiteral("screen_running"));
  page.runs.insert(page.runs.begin(), run(3, RunState::finished));
  page.finish(run(3, RunState::finished));
  QVERIFY(page.button(QStringLiteral("Start screening"))->isEnabled());
  QVERIFY(!page.button(QStringLiteral("Cancel")));
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("2,389 photographs")));
}

void TestScreen::cancellingAsksTheJob() {
  Page page;
  page.button(QStringLiteral("Start screening"))->click();
  QTest::qWait(50);
  page.button(QStringLiteral("Cancel"))->click();
  QVERIFY(page.script.job->isCancelAsked());
  page.finish(run(3, RunState::cancelled));
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("Cancelled.")));
}

void TestScreen::theProfileSaysWhatItWasMeasuredOn() {
  Page page;
  const QString words = everyWordOf(*page.page);
  QVERIFY(words.contains(QStringLiteral("Measured on lfw-dev")));
  QVERIFY(words.contains(QStringLiteral("Uncalibrated for this use")));
  QVERIFY(!words.contains(QStringLiteral("Half of a set")));
}

void TestScreen::itSaysByWhatFacesAreJudgedAndWhomThatDoesNotServe() {
  Page page;
  const QString words = everyWordOf(*page.page);
  QVERIFY(words.contains(QStringLiteral("Engine in force: dlib and MobileFaceNet · accurate")));
  QVERIFY(words.contains(QStringLiteral("scaled by list and cohort")));
  QVERIFY(words.contains(QStringLiteral("cohort “Balanced volunteers”")));
  QVERIFY(words.contains(QStringLiteral("KOR (12 traveller(s)), 60 years and over (3 traveller(s))")));
}

void TestScreen::flaggedLeadsToTheReview() {
  Page page;
  QSignalSpy asked(page.page.get(), &ui::Workspace::pageRequested);
  page.button(QStringLiteral("Review flagged"))->click();
  QCOMPARE(asked.size(), 1);
  QCOMPARE(asked.front().front().toString(), QStringLiteral("review"));
}

void TestScreen::everyControlHasAName() {
  Page page;
  const QStringList nameless = namelessControls(*page.page);
  QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

void TestScreen::itLooksRight_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void TestScreen::itLooksRight() {
  QFETCH(bool, dark);
  ui::Theme::instance().apply(*qApp, dark ? ui::ThemeKind::dark : ui::ThemeKind::light);
  Page page;
  screenshot(*page.page, dark ? QStringLiteral("screen_dark") : QStringLiteral("screen_light"));
  page.runs.clear();
  page.page->activated();
  QTest::qWait(80);
  screenshot(*page.page, dark ? QStringLiteral("screen_empty_dark") : QStringLiteral("screen_empty_light"));
  ui::Theme::instance().apply(*qApp, ui::ThemeKind::light);
}

}  // namespace consentry::test
