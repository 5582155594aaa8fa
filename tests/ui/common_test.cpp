// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QStandardItemModel>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <thread>
#include <utility>

#include "ui/application/background_job.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/error_text.hpp"
#include "ui/common/permission_badge.hpp"
#include "ui/common/row_filter.hpp"
#include "ui/common/theme.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/command_palette.hpp"

namespace consentry::ui {
namespace {

double luminance(const QColor& color) {
  const auto part = [](double value) {
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

/// WCAG 2 contrast of two colours, 1 to 21.
double contrast(const QColor& a, const QColor& b) {
  const std::pair<double, double> both = std::minmax({luminance(a), luminance(b)});
  const auto [dark, light] = both;
  return (light + 0.05) / (dark + 0.05);
}

void fill(QStandardItemModel& model) {
  model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("State")});
  for (const auto& [name, state] : {std::pair{"Ann", "new"}, {"Bo", "old"}, {"Cy", "new"}})
    model.appendRow({new QStandardItem(QString::fromLatin1(name)), new QStandardItem(QString::fromLatin1(state))});
}

}  // namespace

class CommonTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void textStandsOutFromItsGround_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("light") << static_cast<int>(ThemeKind::light);
    QTest::newRow("dark") << static_cast<int>(ThemeKind::dark);
  }
  void textStandsOutFromItsGround() {
    QFETCH(int, kind);
    Theme& theme = Theme::instance();
    theme.apply(*qApp, static_cast<ThemeKind>(kind));
    for (const Tone ground : {Tone::window, Tone::surface, Tone::accentSoft, Tone::hover})
      for (const Tone ink :
           {Tone::text, Tone::secondary, Tone::accent, Tone::green, Tone::amber, Tone::red, Tone::redDark}) {
        // Amber on a selected or pointed-at row is a state, not running text.
        const double needed = ink == Tone::amber && ground != Tone::surface && ground != Tone::window ? 3.0 : 4.5;
        const double found = contrast(theme.color(ground), theme.color(ink));
        QVERIFY2(found >= needed,
                 qPrintable(QStringLiteral("%1 on %2: %3").arg(theme.name(ink), theme.name(ground)).arg(found)));
      }
    QVERIFY(contrast(theme.color(Tone::accent), theme.color(Tone::onAccent)) >= 4.5);
    QVERIFY(contrast(theme.color(Tone::band), theme.color(Tone::onRed)) >= 4.5);
  }

  void everyPermissionHasAnIconAWordAndATone() {
    for (const auto& [state, word] : base::allOf<domain::ConsentState>()) {
      const Permission permission = permissionOf(state);
      QVERIFY(!permission.word.isEmpty());
      QVERIFY2(!Theme::instance().pixmap(permission.icon, permission.tone).isNull(), qPrintable(permission.icon));
    }
    for (const auto& [reason, word] : base::allOf<domain::DenialReason>()) {
      const Permission permission =
          permissionOf(domain::DecisionKind::denied, reason, domain::BasisKind::none, domain::ConsentState::none, {});
      QVERIFY(!permission.word.isEmpty());
      QVERIFY(!permission.record.isEmpty());
      QVERIFY(permission.tone != Tone::green);
      QVERIFY2(!Theme::instance().pixmap(permission.icon, permission.tone).isNull(), qPrintable(permission.icon));
    }
  }

  void aDefaultDecisionLooksDenied() {
    const Permission permission = permissionOf(domain::Decision{});
    QCOMPARE(permission.word, QStringLiteral("No consent"));
    QCOMPARE(permission.tone, Tone::secondary);
  }

  void aLawIsShownAsALawAndNotAsConsent() {
    domain::Decision decision;
    decision.kind = domain::DecisionKind::allowedByLaw;
    decision.reason.reset();
    decision.basis = domain::BasisKind::statute;
    decision.reference = "Immigration Act 12-2";
    const Permission permission = permissionOf(decision);
    QCOMPARE(permission.word, QStringLiteral("Statute"));
    QVERIFY(permission.record.contains(QStringLiteral("Immigration Act 12-2")));
  }

  void everyErrorSaysWhatHappenedWhatWasKeptAndWhatToDo() {
    for (int code = 0; code <= static_cast<int>(base::Errc::internal); ++code) {
      const ErrorText text = errorText(base::Error(static_cast<base::Errc>(code), "detail"), QStringLiteral("The act"));
      QVERIFY2(!text.what.isEmpty() && !text.kept.isEmpty() && !text.next.isEmpty(), qPrintable(text.line()));
      QVERIFY(!text.line().contains(QLatin1Char('!')));
    }
  }

  void handlesAreShortenedInTheMiddle() {
    QCOMPARE(shortHandle("4f2a0000000000000000000000009 1c0"), QStringLiteral("4f2a…91c0").replace("91c0", " 1c0"));
    QCOMPARE(shortHandle("short"), QStringLiteral("short"));
  }

  void rowFilterKeepsTheModelsRules() {
    QStandardItemModel model;
    fill(model);
    RowFilter filter;
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    filter.setSourceModel(&model);
    filter.setValues(1, {QStringLiteral("new")});
    QCOMPARE(filter.rowCount(), 2);
    filter.setText(QStringLiteral("cy"));
    QCOMPARE(filter.rowCount(), 1);
    filter.clear();
    filter.setCondition([](int row) { return row == 1; });
    QCOMPARE(filter.rowCount(), 1);
  }

  void selectedRowsAreCopiedAsTsvWithAHeader() {
    QStandardItemModel model;
    fill(model);
    DataTable table(DataTable::Kind::rowsInMemory, QStringLiteral("People"));
    table.setModel(&model);
    table.show();
    QVERIFY(QTest::qWaitForWindowActive(&table));
    table.view()->setFocus();
    table.view()->selectAll();
    QTest::keySequence(table.view(), QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Name\tState\nAnn\tnew\nBo\told\nCy\tnew\n"));
  }

  void aCopiedCellIsNoFormula() {
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({QStringLiteral("Note")});
    for (const char* text : {"=1+1", "@SUM(A1)", "-2+3", "-0.5", "\t=1", "Ann = Bo"})
      model.appendRow(new QStandardItem(QString::fromLatin1(text)));
    DataTable table(DataTable::Kind::rowsInMemory, QStringLiteral("Notes"));
    table.setModel(&model);
    table.show();
    QVERIFY(QTest::qWaitForWindowActive(&table));
    table.view()->setFocus();
    table.view()->selectAll();
    QTest::keySequence(table.view(), QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("Note\n'=1+1\n'@SUM(A1)\n'-2+3\n-0.5\n' =1\nAnn = Bo\n"));
  }

  void theTableSaysHowManyOfHowMany() {
    QStandardItemModel model;
    fill(model);
    DataTable table(DataTable::Kind::rowsInMemory, QStringLiteral("People"));
    table.setModel(&model);
    table.setRowCondition([](int row) { return row < 2; });
    const auto labels = table.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == QStringLiteral("2 of 3"); }));
    table.setCurrentRow(1);
    QCOMPARE(table.currentRow(), 1);
  }

  void progressArrivesOnTheGuiThreadAndTheNewestWins() {
    const JobHandle job = makeJob(QStringLiteral("work"));
    QSignalSpy told(job.get(), &BackgroundJob::progressed);
    QSignalSpy finished(job.get(), &BackgroundJob::finished);
    std::jthread([job] {
      const app::Job core = BackgroundJob::jobFor(job);
      for (int done = 1; done <= 1000; ++done) {
        app::Progress progress;
        progress.stage = "photographs";
        progress.done = done;
        progress.total = 1000;
        core.progress(progress);
      }
      BackgroundJob::finish(job);
    }).join();
    QVERIFY(finished.wait());
    QCOMPARE(job->progress().done, 1000);
    QVERIFY(told.count() < 1000);
    job->cancel();
    QVERIFY(!job->isCancelAsked());
  }

  void cancelReachesTheWorkingThread() {
    const JobHandle job = makeJob(QStringLiteral("work"));
    const app::Job core = BackgroundJob::jobFor(job);
    QVERIFY(!core.stop.stop_requested());
    job->cancel();
    QVERIFY(core.stop.stop_requested());
  }

  void thePaletteFindsByLettersInOrderAndRunsWithEnter() {
    QVERIFY(CommandPalette::fits(QStringLiteral("vlog"), QStringLiteral("Verify the log")));
    QVERIFY(!CommandPalette::fits(QStringLiteral("gol"), QStringLiteral("Verify the log")));
    QWidget window;
    window.resize(800, 600);
    QAction verify(QStringLiteral("Verify the log"));
    QAction quit(QStringLiteral("Quit"));
    QSignalSpy ran(&verify, &QAction::triggered);
    CommandPalette palette(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    palette.open({&quit, &verify});
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("verif"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(ran.count(), 1);
    QVERIFY(!palette.isVisible());
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::CommonTest)
#include "common_test.moc"
