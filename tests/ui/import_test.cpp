// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QtTest>

#include "ui/common/words.hpp"
#include "ui/officer/import/import_model.hpp"
#include "ui/officer/import/set_list.hpp"
#include "ui/officer/import/verdict_tiles.hpp"

namespace consentry::ui {
namespace {

std::vector<app::SetLineView> lines() {
  std::vector<app::SetLineView> made;
  for (const auto& [verdict, word] : base::allOf<domain::RowVerdict>()) {
    app::SetLineView line;
    line.row.line = static_cast<std::int64_t>(made.size()) + 2;
    line.row.travellerRef = "T-" + std::to_string(line.row.line);
    line.row.verdict = verdict;
    line.row.why = std::string(word);
    made.push_back(line);
  }
  return made;
}

}  // namespace

class ImportTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void theModelKeepsTheRulesOfModels() {
    ImportModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLines(lines());
    QCOMPARE(model.rowCount(), static_cast<int>(lines().size()));
    model.setLines({});
    QCOMPARE(model.rowCount(), 0);
  }

  void onlyWhatIsTakenInIsGreenOrAmber() {
    for (const auto& [verdict, word] : base::allOf<domain::RowVerdict>()) {
      QVERIFY(!words(verdict).isEmpty());
      QCOMPARE(toneOf(verdict) == Tone::green, verdict == domain::RowVerdict::fresh);
      if (domain::isTakenIn(verdict)) QVERIFY(toneOf(verdict) != Tone::red);
    }
  }

  void aRowThatWasNeverJudgedShowsNoConsentAsGiven() {
    ImportModel model;
    model.setLines({app::SetLineView{}});
    const auto permission = model.index(0, ImportModel::permission).data(kPermissionRole).value<Permission>();
    QVERIFY(permission.tone != Tone::green);
  }

  void brokenThumbnailsAreEmptyAndHarmless() {
    app::SetLineView line;
    line.thumbnail = base::Bytes(100, std::byte{0xFF});
    ImportModel model;
    model.setLines({line});
    QVERIFY(model.thumbnail(0).isNull());
  }

  void tilesNarrowToTheChosenVerdicts() {
    VerdictTiles tiles;
    tiles.setCounts(
        {{domain::RowVerdict::fresh, 3118}, {domain::RowVerdict::duplicate, 0}, {domain::RowVerdict::noConsent, 603}});
    const auto buttons = tiles.findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 2);
    QSignalSpy changed(&tiles, &VerdictTiles::chosenChanged);
    QTest::keyClick(buttons.back(), Qt::Key_Space);
    QCOMPARE(tiles.chosen(), QSet<domain::RowVerdict>{domain::RowVerdict::noConsent});
    QCOMPARE(changed.count(), 1);
    for (const QPushButton* button : buttons) QVERIFY(!button->accessibleName().isEmpty());
  }

  void takenInCountsOnlyVerdictsThatAreKept() {
    QCOMPARE(
        takenIn(
            {{domain::RowVerdict::fresh, 5}, {domain::RowVerdict::lowQuality, 2}, {domain::RowVerdict::noConsent, 9}}),
        7);
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::ImportTest)
#include "import_test.moc"
