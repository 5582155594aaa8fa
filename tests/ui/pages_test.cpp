// SPDX-License-Identifier: GPL-3.0-or-later
// Every page as people see it, in both themes, both languages and two sizes; every control by the keyboard; and the
// whole way of a set through the window while its pulse is taken. Run a second time at 150 % on a large screen.
#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>
#include <QtTest>
#include <algorithm>
#include <chrono>

#include "app/evaluate.hpp"
#include "app/manage_policy.hpp"
#include "app/manage_sets.hpp"
#include "app/manage_users.hpp"
#include "app/manage_watchlists.hpp"
#include "app/screen_set.hpp"
#include "page_checks.hpp"
#include "store_desk.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/officer/import/import_model.hpp"
#include "ui/officer/import/import_workspace.hpp"
#include "ui/officer/review/case_queue_model.hpp"
#include "ui/officer/review/comparison_view.hpp"
#include "ui/officer/review/judgement_bar.hpp"
#include "ui/officer/review/reference_strip.hpp"
#include "ui/shell/main_window.hpp"
#include "ui/shell/sign_in_form.hpp"
#include "ui/shell/welcome_page.hpp"
#include "ui/shell/window_lock.hpp"

namespace consentry::ui {
namespace {

using test::clipped;
using test::kFacesPatience;
using test::kPatience;
using Desk = test::StoreDesk;

constexpr qint64 kLongestPause = 250;  // ms
constexpr int kTravellers = 16;
constexpr int kListed = 3;

const QStringList kPages{QStringLiteral("review"), QStringLiteral("import"),   QStringLiteral("watchlist"),
                         QStringLiteral("screen"), QStringLiteral("log"),      QStringLiteral("approve"),
                         QStringLiteral("erase"),  QStringLiteral("accuracy"), QStringLiteral("models"),
                         QStringLiteral("people"), QStringLiteral("care")};

/// Whose page it is; `otherwise` for those of officers and supervisors.
const char* whose(const QString& page, const char* otherwise) {
  if (page == QStringLiteral("log") || page == QStringLiteral("accuracy")) return "choi";
  if (page == QStringLiteral("people") || page == QStringLiteral("models")) return "admin";
  return otherwise;
}

/// Where the parts of a set's way through the window are; empty when the machine has not got them.
struct Material {
  QDir photographs{qEnvironmentVariable("CONSENTRY_TEST_DATA", QStringLiteral(CONSENTRY_SOURCE_DIR "/../shared/data")) +
                   QStringLiteral("/london")};

  [[nodiscard]] QString missing() const {
    if (!photographs.exists()) return QStringLiteral("no folder ") + photographs.path();
    return test::missingWeights();
  }
  [[nodiscard]] std::filesystem::path file(int person, const char* expression) const {
    return photographs
        .filePath(QStringLiteral("%1_%2.jpg").arg(person, 3, 10, QLatin1Char('0')).arg(QLatin1String(expression)))
        .toStdString();
  }
};

/// The longest time in which the window did nothing for anybody.
class Pulse {
 public:
  Pulse() {
    m_beat.setInterval(5);
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat,
                     [this] { m_longest = std::max(m_longest, m_since.restart()); });
    m_since.start();
    m_beat.start();
  }
  [[nodiscard]] qint64 longest() const { return m_longest; }

 private:
  QTimer m_beat;
  QElapsedTimer m_since;
  qint64 m_longest = 0;
};

}  // namespace

class PagesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void everyPageFitsAndIsPictured_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << QString() << false;
    QTest::newRow("dark") << QString() << true;
    QTest::newRow("korean") << QStringLiteral("ko") << false;
  }

  void everyPageFitsAndIsPictured() {
    QFETCH(QString, language);
    QFETCH(bool, dark);
    QTranslator translator;
    if (!language.isEmpty()) {
      QVERIFY(translator.load(QStringLiteral("consentry_") + language, QStringLiteral(CONSENTRY_TRANSLATIONS)));
      QVERIFY(QCoreApplication::installTranslator(&translator));
    }
    Theme::instance().apply(*qApp, dark ? ThemeKind::dark : ThemeKind::light);
    Desk desk;
    QVERIFY(desk.begin());
    const QDir pictures(QStringLiteral(CONSENTRY_PICTURES));
    QVERIFY(pictures.mkpath(QStringLiteral(".")));
    const QString size = desk.window.devicePixelRatioF() > 1 ? QStringLiteral("2560") : QStringLiteral("1366");
    QStringList complaints;
    for (const QString& page : kPages) {
      QVERIFY(desk.act(whose(page, "park")));
      desk.window.showPage(page);
      QTest::qWait(250);
      const QString file = pictures.filePath(
          QStringLiteral("page-%1-%2-%3.png").arg(page, QString::fromLatin1(QTest::currentDataTag()), size));
      const QPixmap picture = desk.window.grab();
      QVERIFY(picture.save(file));
      QVERIFY(QFile(file).size() > 5000);
      for (const QString& label : clipped(desk.window)) complaints << page + QStringLiteral(": ") + label;
    }
    const auto picture = [&](const QString& page) {
      QTest::qWait(150);
      const QString name = QStringLiteral("page-%1-%2-%3.png");
      QVERIFY(desk.window.grab().save(
          pictures.filePath(name.arg(page, QString::fromLatin1(QTest::currentDataTag()), size))));
      for (const QString& label : clipped(desk.window)) complaints << page + QStringLiteral(": ") + label;
    };
    desk.window.lock(WindowLock::tr("The screen was locked, or the computer slept."));
    picture(QStringLiteral("locked"));
    desk.window.welcome().showSignIn(QStringLiteral("park"));
    picture(QStringLiteral("sign-in"));
    auto* form = desk.window.welcome().findChild<SignInForm*>();
    form->signIn(QStringLiteral("park"), std::make_shared<const base::SecretText>("not this one"));
    QTRY_VERIFY_WITH_TIMEOUT(form->findChild<MessageBar*>()->isVisible(), kPatience);
    picture(QStringLiteral("sign-in-wrong"));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
  }

  void tabComesToEveryControlAndBack_data() {
    QTest::addColumn<QString>("page");
    for (const QString& page : kPages) QTest::newRow(qPrintable(page)) << page;
  }

  void tabComesToEveryControlAndBack() {
    QFETCH(QString, page);
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.act(whose(page, "kim")));
    desk.window.showPage(page);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTest::qWait(250);
    const QStringList complaints = test::tabComplaints(desk.window);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
  }

  void theWindowAnswersWhileFacesAreImportedAndScreened() {
    const Material material;
    if (!material.missing().isEmpty()) QSKIP(qPrintable(material.missing()));
    Desk desk;
    QVERIFY(desk.begin());
    if (desk.window.devicePixelRatioF() > 1) QSKIP("once is enough");
    QVERIFY(govern(desk));
    const auto list = makeList(desk, material);
    QVERIFY(!list.empty());
    const QString manifest = writeManifest(desk, material);

    QVERIFY(desk.act("park"));
    desk.window.showPage(QStringLiteral("import"));
    auto* page = qobject_cast<ImportWorkspace*>(desk.window.page(QStringLiteral("import")));
    auto* lines = page->findChild<ImportModel*>();
    const Pulse pulse;
    page->preview(manifest);
    QTRY_COMPARE_WITH_TIMEOUT(lines->rowCount(), kTravellers, kFacesPatience);
    QVERIFY(!lines->at(0).thumbnail.empty());
    const qint64 previewing = pulse.longest();
    for (auto* action : page->actions())
      if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_Return)) action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!complete(desk).empty(), kFacesPatience);
    const qint64 importing = pulse.longest();

    desk.window.showPage(QStringLiteral("screen"));
    const auto run = Desk::settled(desk.bridge.ask(app::ScreenSet{.set = complete(desk), .list = list, .profile = {}},
                                                   desk.bridge.startJob(QStringLiteral("screening"))),
                                   kFacesPatience);
    QVERIFY2(run.has_value(), run ? "" : run.error().message().c_str());
    qInfo("longest pause of the window: %lld ms previewing, %lld ms with the import, %lld ms with the screening",
          previewing, importing, pulse.longest());
    QVERIFY2(pulse.longest() < kLongestPause, qPrintable(QString::number(pulse.longest())));
    filledPagesFit(desk);
    lockTakesFacesAway(desk);
    stopTakesFacesAway(desk);
  }

 private:
  /// The demonstration's policy, and a law by which all are searched.
  static bool govern(Desk& desk) {
    const std::filesystem::path root = CONSENTRY_SOURCE_DIR;
    const auto policy = desk.ask("admin", app::ProposePolicy{.file = root / "tools/demo-data/policy.toml"});
    if (!policy || !desk.ask("kim", app::ApprovePolicy{.id = policy->row.id.text()})) return false;
    const base::Date today =
        base::dateOf(std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()));
    domain::LegalBasis law;
    law.reference = "Demonstration Act 12-2";
    law.purposes = {domain::Purpose::watchlistSearch, domain::Purpose::secondReview};
    law.from = today - std::chrono::years(1);
    law.reviewBy = today + std::chrono::years(1);
    if (!law.from.ok() || !law.reviewBy.ok()) return false;
    const auto basis = desk.ask("admin", app::ProposeBasis{.basis = law});
    if (!basis || !desk.ask("kim", app::ApproveBasis{.id = basis->id.text()})) return false;
    for (const auto& file : std::filesystem::directory_iterator(root / "models/profiles"))
      if (!desk.ask("admin", app::StoreProfile{.file = file.path()})) return false;
    return true;
  }

  static std::string makeList(Desk& desk, const Material& material) {
    const auto list = desk.ask("kim", app::CreateList{.name = "Orders", .legalReference = "Demonstration Act 12-2"});
    if (!list) return {};
    const base::Date today =
        base::dateOf(std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()));
    for (int person = 1; person <= kListed; ++person) {
      app::AddListPerson entry;
      entry.list = list->list.id.text();
      entry.alias = "Heron " + std::to_string(person);
      entry.reason = "outstanding order";
      entry.legalReference = "Demonstration Act 12-2";
      entry.expectedAction = "secondary_inspection";
      entry.reviewBy = base::Date(std::chrono::sys_days(today) + std::chrono::days(90));
      entry.expires = base::Date(std::chrono::sys_days(today) + std::chrono::days(300));
      entry.photographs = {material.file(person, "03")};
      const auto added = desk.ask("lee", entry);
      if (!added || !desk.ask("kim", app::ApproveListPerson{added->person.id.text()})) return {};
    }
    if (!desk.ask("kim", app::ActivateApproved{list->list.id.text()})) return {};
    return list->list.id.text();
  }

  static QString writeManifest(const Desk& desk, const Material& material) {
    const QDir folder(desk.folder.path());
    QFile manifest(folder.filePath(QStringLiteral("manifest.csv")));
    if (!manifest.open(QIODevice::WriteOnly)) return {};
    manifest.write("traveller_ref,file,role,nationality,birth_year,gender\n");
    for (int person = 1; person <= kTravellers; ++person) {
      const QString name = QStringLiteral("%1.jpg").arg(person);
      QFile::copy(QString::fromStdString(material.file(person, "08").string()), folder.filePath(name));
      manifest.write(QStringLiteral("T-%1,%2,live,AUS,1990,F\n").arg(person).arg(name).toUtf8());
    }
    return manifest.fileName();
  }

  /// The handle of the imported set once it is usable.
  static std::string complete(Desk& desk) {
    const auto sets = Desk::settled(desk.bridge.askReader(app::ListSets{}));
    if (!sets || sets->empty() || sets->front().set.state != domain::SetState::complete) return {};
    return sets->front().set.id.text();
  }

  static void filledPagesFit(Desk& desk) {
    QStringList complaints;
    for (const QString& page : kPages) {
      QVERIFY(desk.act(whose(page, "seo")));
      desk.window.showPage(page);
      if (page == QStringLiteral("import"))
        qobject_cast<ImportWorkspace*>(desk.window.page(page))->showSet(QString::fromStdString(complete(desk)));
      QTest::qWait(400);
      QVERIFY(desk.window.grab().save(QStringLiteral(CONSENTRY_PICTURES "/page-%1-filled-1366.png").arg(page)));
      for (const QString& label : clipped(desk.window)) complaints << page + QStringLiteral(": ") + label;
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
  }

  /// Opens a flagged case and locks the window: no face may stay anywhere, and the draft comes back with the person.
  static void lockTakesFacesAway(Desk& desk) {
    QVERIFY(desk.act("seo"));
    auto* import = qobject_cast<ImportWorkspace*>(desk.window.page(QStringLiteral("import")));
    import->showSet(QString::fromStdString(complete(desk)));
    desk.window.showPage(QStringLiteral("review"));
    auto* page = desk.window.page(QStringLiteral("review"));
    auto* bar = page->findChild<JudgementBar*>();
    auto* view = page->findChild<ComparisonView*>();
    QTest::qWait(500);
    for (auto* action : page->actions())
      if (action->shortcut() == QKeySequence(Qt::Key_N)) action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible() && view->holdsPhotographs(), kPatience);
    QVERIFY(facesHeld(desk) > 0);
    bar->choose(-1);
    desk.window.lock(QStringLiteral("test"));
    QCOMPARE(facesHeld(desk), 0);
    QVERIFY(!view->holdsPhotographs());
    QVERIFY(desk.window.grab().save(QStringLiteral(CONSENTRY_PICTURES "/page-locked-1366.png")));
    // What was asked before the lock and is answered after it brings no face back.
    QTest::qWait(500);
    QCOMPARE(facesHeld(desk), 0);
    QVERIFY(desk.act("seo"));
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible() && view->holdsPhotographs(), kPatience);
    QCOMPARE(bar->draft().conclusion, std::optional<int>(-1));
  }

  /// Faces in labels, queues and tables; icons are not faces.
  static int facesHeld(const Desk& desk) {
    int faces = 0;
    for (const auto* label : desk.window.findChildren<QLabel*>())
      if (!label->pixmap().isNull() && !qobject_cast<const IconLabel*>(label)) ++faces;
    for (const auto* queue : desk.window.findChildren<CaseQueueModel*>()) faces += queue->rowCount();
    for (const auto* lines : desk.window.findChildren<ImportModel*>()) faces += lines->rowCount();
    for (const auto* strip : desk.window.findChildren<ReferenceStrip*>())
      faces += static_cast<int>(strip->findChildren<QAbstractButton*>().size());
    for (const auto* view : desk.window.findChildren<ComparisonView*>()) faces += view->holdsPhotographs() ? 1 : 0;
    return faces;
  }

  /// Opens a flagged case and stops the site: no face may stay in sight.
  static void stopTakesFacesAway(Desk& desk) {
    QVERIFY(desk.act("seo"));
    desk.window.showPage(QStringLiteral("review"));
    auto* page = desk.window.page(QStringLiteral("review"));
    auto* photographs = page->findChild<ComparisonView*>();
    QTest::qWait(500);
    for (auto* action : page->actions())
      if (action->shortcut() == QKeySequence(Qt::Key_N)) action->trigger();
    const auto colours = [photographs] {
      const QImage seen = photographs->grab().toImage();
      QSet<QRgb> found;
      for (int x = 0; x < seen.width(); x += 4) found << seen.pixel(x, seen.height() / 2);
      return found.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(photographs->isVisible() && colours() > 40, kPatience);
    QVERIFY(desk.window.grab().save(QStringLiteral(CONSENTRY_PICTURES "/page-review-open-1366.png")));
    const auto stop =
        Desk::settled(desk.bridge.ask(app::StopOn{.scope = domain::StopScope::site, .what = {}, .why = "court order"}));
    QVERIFY2(stop.has_value(), stop ? "" : stop.error().message().c_str());
    desk.bridge.refreshStops();
    QTRY_VERIFY(desk.bridge.siteIsStopped());
    QTest::qWait(200);
    QVERIFY(!photographs->isVisible() || colours() < 40);
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::PagesTest)
#include "pages_test.moc"
