// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_review.hpp"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QBuffer>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "fake_desk.hpp"
#include "samples.hpp"
#include "ui/common/theme.hpp"
#include "ui/officer/review/comparison_view.hpp"
#include "ui/officer/review/judgement_bar.hpp"
#include "ui/officer/review/queue_pane.hpp"
#include "ui/officer/review/review_workspace.hpp"

namespace consentry::test {
namespace {

using domain::CaseState;
using std::chrono::minutes;

using ReviewScript =
    Script<app::ListCases, app::ShowCase, app::ClaimCase, app::ReleaseCase, app::DecideCase, app::SuperviseCase>;
using FakeReviewDesk = FakeDesk<ui::ReviewDesk, ReviewScript, app::ListCases, app::ShowCase, app::ClaimCase,
                                app::ReleaseCase, app::DecideCase, app::SuperviseCase>;

/// A page over a queue of four cases, everything answered as the core would.
class Page {
 public:
  Page() : bridge(ui::StoreDoor{}) {
    script.acts = {domain::Act::seeCases, domain::Act::review};
    queue = {caseLine(41, CaseState::fresh, minutes(21), script.now),
             caseLine(40, CaseState::firstDone, minutes(14), script.now),
             caseLine(38, CaseState::conflict, minutes(9), script.now),
             caseLine(37, CaseState::claimed, minutes(6), script.now)};
    script.on<app::ListCases>().reply = [this](const auto&) { return queue; };
    script.on<app::ClaimCase>().reply = [this](const auto& request) { return lineOf(request.id); };
    script.on<app::ReleaseCase>().reply = [this](const auto& request) { return lineOf(request.id); };
    script.on<app::ShowCase>().reply = [this](const auto& request) { return shown = claimedCase(lineOf(request.id)); };
    script.on<app::DecideCase>().reply = [this](const auto& request) {
      return judgedCase(shown, request.conclusion, request.outcome);
    };
    page = std::make_unique<ui::ReviewWorkspace>(bridge, std::make_unique<FakeReviewDesk>(script));
    page->resize(1290, 694);
    page->show();
    page->activated();
    QVERIFY2(QTest::qWaitForWindowActive(page.get()), "the window never became active");
    settle();
  }

  app::CaseLine lineOf(const std::string& id) const {
    return *std::ranges::find_if(queue, [&](const auto& line) { return line.id.text() == id; });
  }
  /// Lets answers and decoded photographs arrive.
  static void settle() { QTest::qWait(150); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : page.get();
    QTest::keyClick(target, key, modifiers);
    QTest::qWait(20);
  }
  void openFirst() {
    page->findChild<QListView*>()->setFocus();
    key(Qt::Key_Return);
    settle();
  }
  ui::ComparisonView& photographs() const { return *page->findChild<ui::ComparisonView*>(); }
  ui::JudgementBar& bar() const { return *page->findChild<ui::JudgementBar*>(); }
  template <class Request>
  const std::vector<Request>& asked() {
    return script.on<Request>().asked;
  }

  ReviewScript script;
  std::vector<app::CaseLine> queue;
  app::CaseView shown;
  ui::AppBridge bridge;
  std::unique_ptr<ui::ReviewWorkspace> page;
};

}  // namespace

void TestReview::theQueuesModelsKeepTheRules() {
  const base::Instant now = base::fromMicros(1'795'000'000'000'000);
  ui::CaseQueueModel model;
  ui::CaseQueueFilter filter;
  QAbstractItemModelTester modelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  filter.setSourceModel(&model);
  QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setCases({caseLine(1, CaseState::fresh, minutes(1), now), caseLine(2, CaseState::conflict, minutes(5), now)},
                 now);
  QCOMPARE(model.rowCount(), 2);
  filter.setShow(ui::CaseQueueFilter::Show::conflicts);
  QCOMPARE(filter.rowCount(), 1);
  model.setNow(now + minutes(3));
  model.setCases({}, now);
  QCOMPARE(filter.rowCount(), 0);
}

void TestReview::theQueueIsSortedAndFiltered() {
  const base::Instant now = base::fromMicros(1'795'000'000'000'000);
  ui::CaseQueueModel model;
  model.setCases({caseLine(4, CaseState::fresh, minutes(1), now), caseLine(5, CaseState::fresh, minutes(3), now),
                  caseLine(6, CaseState::claimed, minutes(9), now)},
                 now);
  ui::CaseQueueFilter filter;
  filter.setSourceModel(&model);
  filter.sort(0);
  const auto first = [&] { return filter.index(0, 0).data(ui::CaseQueueModel::kNumberRole).toInt(); };
  QCOMPARE(first(), 6);
  filter.setOrder(ui::CaseQueueFilter::Order::priority);
  QCOMPARE(first(), 5);
  filter.setShow(ui::CaseQueueFilter::Show::forMe);
  QCOMPARE(filter.rowCount(), 2);
}

void TestReview::aCaseIsOpenedAndJudgedByKeyboardAlone() {
  Page page;
  page.openFirst();
  QCOMPARE(page.asked<app::ClaimCase>().size(), 1u);
  QCOMPARE(page.asked<app::ClaimCase>().front().id, page.queue[0].id.text());
  QVERIFY(page.asked<app::ShowCase>().front().withPhotographs);
  QVERIFY(page.photographs().hasFocus());

  page.key(Qt::Key_H);
  page.key(Qt::Key_R);
  page.key(Qt::Key_Return);
  QCOMPARE(page.asked<app::DecideCase>().size(), 1u);
  const app::DecideCase& decided = page.asked<app::DecideCase>().front();
  QCOMPARE(decided.conclusion, 2);
  QCOMPARE(decided.outcome, domain::CaseOutcome::referSecondary);
  QCOMPARE(decided.candidateRank, 1);
  QVERIFY(decided.shownFor > std::chrono::milliseconds(0));

  page.settle();
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("Kestrel 1")));
  QVERIFY(page.asked<app::ReleaseCase>().empty());
  page.key(Qt::Key_N);
  page.settle();
  QCOMPARE(page.asked<app::ClaimCase>().back().id, page.queue[1].id.text());
}

void TestReview::wordsInTheNoteJudgeNothing() {
  Page page;
  page.openFirst();
  page.key(Qt::Key_W);
  QVERIFY(page.bar().isEditing());
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("scar here 123"));
  QVERIFY(!page.bar().draft().conclusion);
  QCOMPARE(page.bar().draft().outcome, domain::CaseOutcome::undecided);
  QCOMPARE(page.photographs().mode(), ui::ComparisonView::Mode::sideBySide);
  page.key(Qt::Key_Escape);
  QVERIFY(page.photographs().hasFocus());
  QVERIFY(page.asked<app::ReleaseCase>().empty());
  page.key(Qt::Key_A);
  page.key(Qt::Key_C);
  page.key(Qt::Key_Return, Qt::ControlModifier);
  QCOMPARE(page.asked<app::DecideCase>().size(), 1u);
  QCOMPARE(page.asked<app::DecideCase>().front().note, std::string("scar here 123"));
  QCOMPARE(page.asked<app::DecideCase>().front().conclusion, -3);
}

void TestReview::nothingIsStoredBeforeItIsComplete() {
  Page page;
  page.openFirst();
  page.key(Qt::Key_Return);
  page.key(Qt::Key_S);
  page.key(Qt::Key_Return);
  QVERIFY(page.asked<app::DecideCase>().empty());
  QVERIFY(everyWordOf(page.bar()).contains(QStringLiteral("choose an outcome")));
}

void TestReview::aStepTooStrongForThePhotographsCannotBeChosen() {
  Page page;
  page.script.on<app::ShowCase>().reply = [&](const auto& request) {
    app::CaseView view = claimedCase(page.lineOf(request.id));
    for (app::CaseCandidate& candidate : view.candidates) candidate.conclusionCap = 2;
    return view;
  };
  page.openFirst();
  page.key(Qt::Key_J);
  QVERIFY(!page.bar().draft().conclusion);
  page.key(Qt::Key_H);
  QCOMPARE(page.bar().draft().conclusion, std::optional(2));
  QVERIFY(everyWordOf(page.bar()).contains(QStringLiteral("±2")));
}

void TestReview::nothingHiddenIsInAnyWord() {
  Page page;
  // Even an answer that carried too much would not bring it to the screen.
  page.script.on<app::ShowCase>().reply = [&](const auto& request) {
    app::CaseView view = judgedCase(claimedCase(page.lineOf(request.id)), 3, domain::CaseOutcome::referSecondary);
    view.line.state = CaseState::secondClaimed;
    view.visible = {};
    view.judgements.clear();
    return view;
  };
  page.page->findChild<QListView*>()->setFocus();
  page.key(Qt::Key_Down);
  page.key(Qt::Key_Return);
  page.settle();
  const QString words = everyWordOf(*page.page);
  QVERIFY(words.contains(QStringLiteral("hidden until you have judged")));
  for (const char* hidden : {"Kestrel", "removal order", "46-1", "0.412", "about 1", "certainly the same person ·"})
    QVERIFY2(!words.contains(QLatin1String(hidden)), hidden);
  for (const char* banned : {"match", "suspect", "% "})
    QVERIFY2(!words.contains(QLatin1String(banned), Qt::CaseInsensitive), banned);
}

void TestReview::whoWasErasedIsCalledSo() {
  Page page;
  page.script.on<app::ShowCase>().reply = [&](const auto& request) {
    app::CaseView view = judgedCase(claimedCase(page.lineOf(request.id)), -2, domain::CaseOutcome::cleared);
    view.line.erased = true;
    for (app::CaseCandidate& candidate : view.candidates) candidate.erased = true;
    return view;
  };
  page.openFirst();
  const QString words = everyWordOf(*page.page);
  QVERIFY(words.contains(QStringLiteral("An erased person")));
  QVERIFY(words.contains(QStringLiteral("· an erased person")));
}

void TestReview::aDeniedCaseShowsNoPhotograph() {
  Page page;
  page.script.on<app::ShowCase>().reply = [&](const auto& request) {
    app::CaseView view = claimedCase(page.lineOf(request.id));
    view.line.state = CaseState::consentBlocked;
    view.permission = {};
    view.permission.reason = domain::DenialReason::withdrawn;
    view.photograph.clear();
    view.candidates.clear();
    return view;
  };
  page.openFirst();
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("consent was withdrawn")));
  QVERIFY(!page.bar().isVisible());
  const QImage shown = page.photographs().grab().toImage();
  const QColor surround = ui::Theme::instance().color(ui::Tone::photoSurround);
  QVERIFY(shown.pixelColor(shown.width() / 4, shown.height() / 4) != surround);
  page.key(Qt::Key_Return);
  QVERIFY(page.asked<app::DecideCase>().empty());
  screenshot(*page.page, QStringLiteral("review_blocked"));
}

void TestReview::escapeGivesTheCaseBack() {
  Page page;
  page.openFirst();
  page.key(Qt::Key_Escape);
  QCOMPARE(page.asked<app::ReleaseCase>().size(), 1u);
  QCOMPARE(page.page->breadcrumb().size(), 1);
}

void TestReview::aClaimThatRanOutTakesThePhotographsAway() {
  Page page;
  page.openFirst();
  const QColor surround = ui::Theme::instance().color(ui::Tone::photoSurround);
  const auto quarter = [&page] {
    const QImage shown = page.photographs().grab().toImage();
    return shown.pixelColor(shown.width() / 4, shown.height() / 2);
  };
  QVERIFY(quarter() != surround);
  const QColor withFace = quarter();
  page.script.now = page.shown.claim->until + minutes(1);
  for (QTimer* timer : page.page->findChildren<QTimer*>(Qt::FindDirectChildrenOnly)) timer->setInterval(1);
  page.settle();
  QVERIFY(quarter() != withFace);
  QVERIFY(!page.bar().isVisible());
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("Your claim has ended")));
  screenshot(*page.page, QStringLiteral("review_lapsed"));
  const std::size_t claims = page.asked<app::ClaimCase>().size();
  page.key(Qt::Key_K);
  page.settle();
  QCOMPARE(page.asked<app::ClaimCase>().size(), claims + 1);
}

void TestReview::theScaleFollowsTheCandidateShown() {
  Page page;
  page.script.on<app::ShowCase>().reply = [&page](const auto& request) {
    app::CaseView view = claimedCase(page.lineOf(request.id));
    for (app::CaseCandidate& candidate : view.candidates) candidate.conclusionCap = 3;
    view.candidates.at(1).conclusionCap = 1;
    return view;
  };
  page.openFirst();
  const auto allows = [&page](const char* step) {
    for (auto* button : page.bar().findChildren<QAbstractButton*>())
      if (button->accessibleName().startsWith(QString::fromUtf8(step))) return button->isEnabled();
    return false;
  };
  QVERIFY(allows("+3"));
  emit page.photographs().candidateStep(1);
  QVERIFY(!allows("+3"));
  QVERIFY(allows("+1"));
  emit page.photographs().candidateStep(-1);
  QVERIFY(allows("+3"));
}

void TestReview::openingAnotherCaseGivesTheFirstBack() {
  Page page;
  page.openFirst();
  page.key(Qt::Key_N);
  page.settle();
  QCOMPARE(page.asked<app::ReleaseCase>().size(), 1u);
  QCOMPARE(page.asked<app::ReleaseCase>().front().id, page.queue[0].id.text());
  QCOMPARE(page.asked<app::ClaimCase>().back().id, page.queue[1].id.text());
}

void TestReview::aFailedClaimLeavesNothingOpen() {
  Page page;
  page.script.on<app::ClaimCase>().reply = [](const auto&) -> base::Expected<app::CaseLine> {
    return base::fail(base::Errc::conflict, "somebody else holds this case");
  };
  page.openFirst();
  QVERIFY(page.asked<app::ShowCase>().empty());
  QCOMPARE(page.page->breadcrumb().size(), 1);
}

void TestReview::aFailureToStoreKeepsTheJudgement() {
  Page page;
  page.openFirst();
  page.script.on<app::DecideCase>().reply = [](const auto&) -> base::Expected<app::CaseView> {
    return base::fail(base::Errc::diskFull, "no space left");
  };
  page.key(Qt::Key_H);
  page.key(Qt::Key_R);
  page.key(Qt::Key_Return);
  page.settle();
  QVERIFY(page.bar().isVisible());
  QCOMPARE(page.bar().draft().conclusion, std::optional(2));
  page.key(Qt::Key_Return);
  QCOMPARE(page.asked<app::DecideCase>().size(), 2u);
}

void TestReview::aSupervisorSeesBothJudgementsAndDecides() {
  Page page;
  page.script.acts.insert(domain::Act::supervise);
  page.script.on<app::ShowCase>().reply = [&](const auto& request) {
    app::CaseView view = judgedCase(claimedCase(page.lineOf(request.id)), -2, domain::CaseOutcome::cleared);
    view = judgedCase(view, 2, domain::CaseOutcome::referSecondary);
    view.judgements[1].step = domain::ReviewStep::second;
    view.judgements[1].reviewer = domain::UserId("Choi");
    view.line.state = CaseState::conflict;
    view.visible = {.firstJudgement = true, .score = true, .identity = false};
    return view;
  };
  page.script.on<app::SuperviseCase>().reply = [&](const auto& request) {
    return judgedCase(claimedCase(page.lineOf(request.id)), request.conclusion, request.outcome);
  };
  page.page->activated();
  page.settle();
  page.page->findChild<QListView*>()->setFocus();
  page.key(Qt::Key_Home);
  page.key(Qt::Key_Down);
  page.key(Qt::Key_Down);
  page.key(Qt::Key_Return);
  page.settle();
  QVERIFY(page.asked<app::ClaimCase>().empty());
  const QString words = everyWordOf(*page.page);
  QVERIFY(words.contains(QStringLiteral("probably different people")));
  QVERIFY(words.contains(QStringLiteral("Choi")));
  QVERIFY(!words.contains(QStringLiteral("Kestrel")));
  screenshot(*page.page, QStringLiteral("review_conflict"));
  page.key(Qt::Key_S);
  page.key(Qt::Key_C);
  page.key(Qt::Key_Return);
  QCOMPARE(page.asked<app::SuperviseCase>().size(), 1u);
  QCOMPARE(page.asked<app::SuperviseCase>().front().conclusion, -2);
}

void TestReview::candidatesAndReferencesAreWalkedWithArrows() {
  Page page;
  page.openFirst();
  page.key(Qt::Key_Right);
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("Candidate 2 of 3")));
  page.key(Qt::Key_Down);
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("reference 2 of 2")));
  page.key(Qt::Key_Left);
  page.key(Qt::Key_Left);
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("Candidate 1 of 3")));
  page.key(Qt::Key_G);
  page.key(Qt::Key_Right);
  page.key(Qt::Key_I);
  page.key(Qt::Key_Return);
  QCOMPARE(page.asked<app::DecideCase>().front().candidateRank, 2);
}

void TestReview::viewModesAreChosenByDigits() {
  Page page;
  page.openFirst();
  page.settle();
  const QStringList names{QStringLiteral("side"), QStringLiteral("overlay"), QStringLiteral("curtain"),
                          QStringLiteral("blink"), QStringLiteral("difference")};
  for (int i = 0; i < 5; ++i) {
    page.key(static_cast<Qt::Key>(Qt::Key_1 + i));
    QCOMPARE(static_cast<int>(page.photographs().mode()), i);
    // A window of 1366 pixels leaves so much beside the rail.
    QVERIFY(page.page->minimumSizeHint().width() <= 1290);
    screenshot(page.photographs(), QStringLiteral("view_") + names[i]);
  }
  page.key(Qt::Key_Plus);
  QVERIFY(page.photographs().zoom() > 1);
  page.key(Qt::Key_0);
  QCOMPARE(page.photographs().zoom(), 1.0);
}

void TestReview::onlyJpegAndPngAreDecoded() {
  const base::Bytes jpeg = drawnPhotograph(3);
  const auto decoded = ui::decodePhotograph(jpeg);
  QVERIFY(decoded.has_value());
  QCOMPARE(decoded->size(), QSize(480, 600));
  const std::string_view svg = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'/>";
  const auto bytes = base::asBytes(svg);
  QVERIFY(!ui::decodePhotograph(base::Bytes(bytes.begin(), bytes.end())).has_value());
  QVERIFY(!ui::decodePhotograph({}).has_value());
  QVERIFY(!ui::decodePhotograph(base::Bytes(jpeg.begin(), jpeg.begin() + 40)).has_value());
}

void TestReview::everyControlHasAName() {
  Page page;
  page.openFirst();
  const QStringList nameless = namelessControls(*page.page);
  QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

void TestReview::itLooksRight_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void TestReview::itLooksRight() {
  QFETCH(bool, dark);
  const QString theme = dark ? QStringLiteral("_dark") : QStringLiteral("_light");
  ui::Theme::instance().apply(*qApp, dark ? ui::ThemeKind::dark : ui::ThemeKind::light);
  Page page;
  screenshot(*page.page, QStringLiteral("review_nothing_open") + theme);
  page.openFirst();
  page.key(Qt::Key_H);
  page.key(Qt::Key_R);
  screenshot(*page.page, QStringLiteral("review") + theme);
  // The photographs are what the page is for.
  QVERIFY(page.photographs().height() >= page.page->height() * 6 / 10);
  page.key(Qt::Key_F1);
  screenshot(*page.page, QStringLiteral("review_keys") + theme);
  page.key(Qt::Key_F1);
  page.key(Qt::Key_Return);
  page.settle();
  screenshot(*page.page, QStringLiteral("review_stored") + theme);
  page.script.on<app::ShowCase>().reply = [&](const auto& request) {
    app::CaseView view = claimedCase(page.lineOf(request.id));
    view.visible = {};
    view.photo.quality = doubtfulQuality();
    for (app::CaseCandidate& candidate : view.candidates) candidate.conclusionCap = 2;
    return view;
  };
  page.key(Qt::Key_N);
  page.settle();
  screenshot(*page.page, QStringLiteral("review_blind") + theme);
  ui::Theme::instance().apply(*qApp, ui::ThemeKind::light);
}

}  // namespace consentry::test
