// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMenu>
#include <QPromise>
#include <QPushButton>
#include <QTableView>
#include <QtTest>
#include <algorithm>
#include <utility>

#include "domain/audit_event.hpp"
#include "ui/auditor/log/log_filter_bar.hpp"
#include "ui/auditor/log/log_model.hpp"
#include "ui/auditor/log/log_words.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/theme.hpp"

namespace consentry::ui {
namespace {

/// A log of any size that answers at once and remembers what it was asked.
struct Book {
  qint64 size = 0;
  QList<qint64> offsets;

  QFuture<LogModel::Page> operator()(const app::ListLog& request) {
    offsets << request.offset;
    app::ListLog::Answer answer;
    answer.total = answer.size = size;
    for (qint64 row = request.offset; row < std::min<qint64>(size, request.offset + request.limit); ++row) {
      app::ports::LogLine line;
      line.seq = size - 1 - row;
      line.type = "face_searched";
      line.outcome = line.seq % 3 == 0 ? "denied" : "ok";
      line.actor = "u1";
      answer.lines.push_back(line);
    }
    QPromise<LogModel::Page> promise;
    promise.start();
    promise.addResult(LogModel::Page(std::move(answer)));
    promise.finish();
    return promise.future();
  }
};

struct Opened {
  explicit Opened(qint64 size) {
    book.size = size;
    model.open({});
    QSignalSpy(&model, &LogModel::opened).wait(1000);
  }
  Book book;
  LogModel model{[this](const app::ListLog& request) { return book(request); },
                 [](const std::string&) { return QStringLiteral("Park"); }};
};

}  // namespace

class LogTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void theModelKeepsTheRulesOfModels() {
    Book book{.size = 450, .offsets = {}};
    LogModel model([&](const app::ListLog& request) { return book(request); },
                   [](const std::string&) { return QStringLiteral("Park"); });
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.open({});
    QVERIFY(QSignalSpy(&model, &LogModel::opened).wait());
    QCOMPARE(model.rowCount(), 450);
    model.open({});
    QVERIFY(QSignalSpy(&model, &LogModel::opened).wait());
    model.close();
    QCOMPARE(model.rowCount(), 0);
  }

  void onlyPagesInSightAreLoaded() {
    Opened log(900'000);
    QCOMPARE(log.model.rowCount(), 900'000);
    QCOMPARE(log.book.offsets.size(), 1);
    DataTable table(DataTable::Kind::paged, QStringLiteral("Log"));
    table.setModel(&log.model);
    table.resize(900, 500);
    table.show();
    table.view()->scrollToBottom();
    QTRY_VERIFY(log.model.at(899'999) != nullptr);
    QCOMPARE(log.model.at(899'999)->seq, 0);
    for (int row = 0; row < 900'000; row += 15'000) {
      table.view()->scrollTo(log.model.index(row, 0));
      QTRY_VERIFY(log.model.at(row) != nullptr);
    }
    QVERIFY(log.model.pagesHeld() <= LogModel::kPagesKept);
    QVERIFY2(log.book.offsets.size() < 200, qPrintable(QString::number(log.book.offsets.size())));
  }

  void rowsKeepTheirPlaceWhileTheLogGrows() {
    Opened log(1000);
    QSignalSpy grew(&log.model, &LogModel::grew);
    const auto before = log.model.at(0)->seq;
    log.book.size += 37;
    QVERIFY(log.model.at(500) == nullptr);
    QTRY_VERIFY(log.model.at(500) != nullptr);
    QCOMPARE(log.model.at(500)->seq, 999 - 500);
    QCOMPARE(log.model.at(0)->seq, before);
    QCOMPARE(grew.count(), 1);
    QCOMPARE(grew.front().front().toLongLong(), 37);
  }

  void aLongerLogThanAViewCanHoldShowsItsNewestPart() {
    Opened log(57'600'000);
    QCOMPARE(log.model.rowCount(), static_cast<int>(LogModel::kMostRows));
    QCOMPARE(log.model.fitting(), 57'600'000);
  }

  void failuresAreToldAndNothingIsShown() {
    LogModel model(
        [](const app::ListLog&) {
          QPromise<LogModel::Page> promise;
          promise.start();
          promise.addResult(LogModel::Page(base::fail(base::Errc::denied, "role")));
          promise.finish();
          return promise.future();
        },
        [](const std::string&) { return QString(); });
    QSignalSpy failed(&model, &LogModel::failed);
    model.open({});
    QVERIFY(failed.wait());
    QCOMPARE(model.rowCount(), 0);
  }

  void everyTypeAndOutcomeHasWords() {
    for (const auto& [type, word] : base::allOf<domain::AuditType>()) {
      app::ports::LogLine line;
      line.type = word;
      QVERIFY2(!actWords(line).isEmpty(), word.data());
      for (const char* never : {"match", "hit", "suspect"})
        QVERIFY2(!actWords(line).contains(QRegularExpression(QStringLiteral("\\b%1").arg(QLatin1String(never)))),
                 qPrintable(actWords(line)));
    }
    for (const auto& [outcome, word] : base::allOf<domain::AuditOutcome>())
      QVERIFY(!outcomeWords(std::string(word)).isEmpty());
  }

  void anEntryOfANewerVersionIsStillShown() {
    app::ports::LogLine line;
    line.type = "moon_landing";
    QCOMPARE(actWords(line), QStringLiteral("moon landing"));
  }

  void aDenialSaysWhyAndThatNoFaceWasOpened() {
    app::ports::LogLine line;
    line.type = "face_searched";
    line.outcome = "denied";
    line.decision = "denied";
    line.reason = "withdrawn";
    line.consentState = "withdrawn";
    line.subject = "77b10000000000000000000000002ac";
    QVERIFY(sentence(line, QStringLiteral("Park")).contains(QStringLiteral("withdrawn. No face was opened.")));
    QCOMPARE(permissionOf(line).word, QStringLiteral("Withdrawn"));
  }

  void everyVerdictHasAHeading() {
    for (const char* word :
         {"ANCHORED", "UNANCHORED TAIL", "ALTERED", "GAP", "TRUNCATED", "FORKED", "KEY ORDER", "CLOCK", "UNREADABLE"}) {
      app::ports::LogVerdict verdict;
      verdict.verdict = word;
      QVERIFY(verdictHeading(verdict) != QLatin1String(word));
      QCOMPARE(verdictTone(verdict), Tone::red);
    }
  }

  void filtersAreSetFromMenusAndCleared() {
    LogFilterBar bar;
    app::ports::UserRow park;
    park.id = domain::UserId("u1");
    park.displayName = "Park";
    bar.setPeople({park});
    QSignalSpy changed(&bar, &LogFilterBar::filterChanged);
    const auto chips = bar.findChildren<QPushButton*>();
    const auto chip = *std::ranges::find_if(
        chips, [](const QPushButton* each) { return each->accessibleName() == QStringLiteral("Filter by person"); });
    chip->menu()->actions().back()->trigger();
    QCOMPARE(bar.filter().actor, std::optional<std::string>("u1"));
    QVERIFY(chip->text().contains(QStringLiteral("Park")));
    bar.setSubject("abcd");
    bar.clear();
    QVERIFY(!bar.filter().actor && !bar.filter().subject);
    QCOMPARE(changed.count(), 3);
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::LogTest)
#include "log_test.moc"
