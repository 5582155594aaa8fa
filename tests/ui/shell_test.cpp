// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "app/manage_policy.hpp"
#include "app/manage_sets.hpp"
#include "app/manage_users.hpp"
#include "pictures.hpp"
#include "real_store.hpp"
#include "ui/application/idle_watch.hpp"
#include "ui/auditor/log/log_model.hpp"
#include "ui/auditor/log/log_workspace.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/import/import_model.hpp"
#include "ui/officer/import/import_workspace.hpp"
#include "ui/officer/import/set_list.hpp"
#include "ui/shell/command_palette.hpp"
#include "ui/shell/main_window.hpp"
#include "ui/shell/people_page.hpp"
#include "ui/shell/stop_band.hpp"
#include "ui/shell/welcome_page.hpp"
#include "ui/shell/window_lock.hpp"

namespace consentry::ui {
namespace {

constexpr int kPatience = 20'000;  // ms

/// A window over a fresh store in which an administrator acts.
struct Desk {
  Desk() : settings(folder.filePath(QStringLiteral("window.ini"))), bridge(test::realDoor()), window(bridge, settings) {
    window.resize(1366, 768);
    window.show();
  }

  template <class Request>
  base::Expected<typename Request::Answer> ask(Request request) {
    return settled(bridge.ask(std::move(request)));
  }
  template <class T>
  static T settled(QFuture<T> future) {
    QElapsedTimer timer;
    timer.start();
    while (!future.isFinished() && timer.elapsed() < kPatience) QTest::qWait(5);
    return future.result();
  }

  bool begin() {
    const auto made =
        settled(bridge.createStore(store(), QStringLiteral("admin"), QStringLiteral("Kim Admin"), test::passphrase()));
    if (!made) qWarning("%s", made.error().message().c_str());
    return made && act("admin");
  }
  bool act(const char* login) { return settled(bridge.actAs(QLatin1String(login), test::passphrase())).has_value(); }
  bool add(const char* login, const char* name, domain::Role role) {
    return ask(app::AddUser{.login = login, .displayName = name, .roles = {role}, .passphrase = test::passphrase()})
        .has_value();
  }
  [[nodiscard]] QString store() const { return folder.filePath(QStringLiteral("store")); }

  QTemporaryDir folder;
  Settings settings;
  AppBridge bridge;
  MainWindow window;
};

/// A manifest of travellers nobody has a permission for.
QString manifestOf(const Desk& desk, int rows) {
  QFile manifest(desk.folder.filePath(QStringLiteral("manifest.csv")));
  if (!manifest.open(QIODevice::WriteOnly)) return {};
  manifest.write("traveller_ref,file,role,nationality,birth_year,gender\n");
  for (int row = 0; row < rows; ++row)
    manifest.write(QStringLiteral("T-%1,%1.jpg,live,KOR,1990,F\n").arg(row).toUtf8());
  return manifest.fileName();
}

/// Every word that a page's labels say now.
QString textOf(const QWidget& page) {
  QStringList all;
  for (const auto* label : page.findChildren<QLabel*>()) all << label->text();
  return all.join(QLatin1Char('\n'));
}

/// Controls that a screen reader would have no name for.
QStringList namelessControls(const QWidget& root) {
  QStringList nameless;
  for (const QWidget* widget : root.findChildren<QWidget*>()) {
    const bool control = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                         qobject_cast<const QTableView*>(widget) || qobject_cast<const QComboBox*>(widget);
    const QString className = QString::fromLatin1(widget->metaObject()->className());
    if (!control || className == QStringLiteral("QTableCornerButton") || !widget->isVisible()) continue;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const bool inside = widget->parentWidget() && (qobject_cast<const QLineEdit*>(widget->parentWidget()) ||
                                                   widget->parentWidget()->inherits("QAbstractSpinBox") ||
                                                   widget->parentWidget()->inherits("QAbstractScrollArea") ||
                                                   widget->parentWidget()->inherits("QTableView"));
    if (!inside && widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
      nameless << className + QLatin1Char(' ') + widget->objectName();
  }
  return nameless;
}

const QStringList kPages{QStringLiteral("review"), QStringLiteral("import"),   QStringLiteral("watchlist"),
                         QStringLiteral("screen"), QStringLiteral("log"),      QStringLiteral("approve"),
                         QStringLiteral("erase"),  QStringLiteral("accuracy"), QStringLiteral("models"),
                         QStringLiteral("people"), QStringLiteral("care")};

}  // namespace

class ShellTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void aNewStoreIsMadeInTheWindowAndItsAdministratorActs() {
    Desk desk;
    test::keepPicture(desk.window, QStringLiteral("welcome-light"));
    QVERIFY(!desk.bridge.acting());
    const auto field = [&](const char* name) {
      for (auto* line : desk.window.welcome().findChildren<QLineEdit*>())
        if (line->isVisible() && line->accessibleName() == QLatin1String(name)) return line;
      return static_cast<QLineEdit*>(nullptr);
    };
    const auto press = [&](const char* text) {
      for (auto* button : desk.window.welcome().findChildren<QPushButton*>())
        if (button->text() == QString::fromUtf8(text)) QTest::mouseClick(button, Qt::LeftButton);
    };
    press("New store…");
    field("Folder of the new store")->setText(desk.store());
    field("Name of the first administrator")->setText(QStringLiteral("Kim Admin"));
    field("Login of the first administrator")->setText(QStringLiteral("kim"));
    for (const char* name : {"New passphrase", "New passphrase, once more"})
      field(name)->setText(QStringLiteral("long enough for anybody"));
    test::keepPicture(desk.window, QStringLiteral("welcome-new-light"));
    press("Create store");
    QTRY_VERIFY_WITH_TIMEOUT(desk.bridge.acting().has_value(), kPatience);
    QCOMPARE(desk.bridge.acting()->login, std::string("kim"));
    QVERIFY(desk.bridge.may(domain::Act::manageUsers));
    QVERIFY(!desk.bridge.may(domain::Act::seeLog));
  }

  void aFolderWithoutAStoreEndsInAMessageAndTheWelcomePageStays() {
    Desk desk;
    desk.window.welcome().open(desk.folder.filePath(QStringLiteral("nowhere")));
    const auto* message = desk.window.welcome().findChild<QFrame*>(QString(), Qt::FindChildrenRecursively);
    QVERIFY(message);
    QTest::qWait(500);
    QVERIFY(desk.bridge.directory().isEmpty());
    QVERIFY(!desk.bridge.acting());
    test::keepPicture(desk.window, QStringLiteral("welcome-error-light"));
  }

  void everyPageOpensWithItsKeyAndHasNamedControls() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    for (int place = 0; place < kPages.size(); ++place) {
      // Nine have a number, the tenth has 0, and the last is found by its name.
      if (place == 10)
        desk.window.showPage(kPages[place]);
      else
        QTest::keyClick(&desk.window, place == 9 ? Qt::Key_0 : static_cast<Qt::Key>(Qt::Key_1 + place),
                        Qt::AltModifier);
      QTRY_COMPARE(desk.window.currentPage(), kPages[place]);
      QVERIFY(desk.window.page(kPages[place])->isVisible());
      const QStringList nameless = namelessControls(desk.window);
      QVERIFY2(nameless.isEmpty(),
               qPrintable(kPages[place] + QStringLiteral(": ") + nameless.join(QStringLiteral(", "))));
    }
  }

  void tabReachesEveryPartOfThePageAndComesBack() {
    Desk desk;
    QVERIFY(desk.begin());
    desk.window.showPage(QStringLiteral("people"));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QSet<QWidget*> visited;
    for (int step = 0; step < 80; ++step) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      visited << QApplication::focusWidget();
    }
    for (const auto* button : desk.window.page(QStringLiteral("people"))->findChildren<QLineEdit*>())
      if (button->isVisible() && button->isEnabled())
        QVERIFY2(visited.contains(const_cast<QLineEdit*>(button)), qPrintable(button->accessibleName()));
  }

  void thePaletteListsEveryActionOfThePageWithItsKey() {
    Desk desk;
    QVERIFY(desk.begin());
    desk.window.showPage(QStringLiteral("import"));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    auto* palette = desk.window.findChild<CommandPalette*>();
    QTRY_VERIFY(palette->isVisible());
    QTest::qWait(200);
    test::keepPicture(desk.window, QStringLiteral("palette-light"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("go to log"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(desk.window.currentPage(), QStringLiteral("log"));
  }

  void theLogIsReadByAnAuditorFilteredAndVerified() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("choi", "Choi", domain::Role::auditor));
    QVERIFY(desk.add("park", "Park", domain::Role::officer));
    desk.window.showPage(QStringLiteral("log"));
    QTest::qWait(100);
    test::keepPicture(desk.window, QStringLiteral("log-not-allowed-light"));
    QVERIFY(desk.act("choi"));
    auto* log = qobject_cast<LogWorkspace*>(desk.window.page(QStringLiteral("log")));
    auto* model = log->findChild<LogModel*>();
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() > 2, kPatience);
    QTRY_VERIFY(model->at(0) != nullptr);
    QCOMPARE(model->at(0)->type, std::string("log_viewed"));
    log->verify();
    QTRY_VERIFY_WITH_TIMEOUT(desk.bridge.verdict() && desk.bridge.verdict()->accepted, kPatience);
    QTest::qWait(300);
    test::keepPicture(desk.window, QStringLiteral("log-light"));
    Theme::instance().apply(*qApp, ThemeKind::dark);
    test::keepPicture(desk.window, QStringLiteral("log-dark"));
  }

  void aStopPaintsTheBandAndDisablesWhatIsBiometric() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("lee", "Lee", domain::Role::supervisor));
    QVERIFY(desk.act("lee"));
    const auto stop = desk.ask(app::StopOn{.scope = domain::StopScope::site, .what = {}, .why = "court order 41/2026"});
    QVERIFY2(stop.has_value(), stop ? "" : stop.error().message().c_str());
    desk.bridge.refreshStops();
    auto* band = desk.window.findChild<StopBand*>();
    QTRY_VERIFY(band->isVisible());
    QVERIFY(!desk.window.page(QStringLiteral("screen"))->isEnabled());
    desk.window.showPage(QStringLiteral("screen"));
    QTest::qWait(200);
    test::keepPicture(desk.window, QStringLiteral("stop-light"));
    band->lift();
    QTRY_VERIFY(!band->isVisible());
    QVERIFY(desk.window.page(QStringLiteral("screen"))->isEnabled());
  }

  void eachOfSeveralStopsHasItsOwnButton() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("lee", "Lee", domain::Role::supervisor));
    QVERIFY(desk.act("lee"));
    using domain::StopScope;
    QVERIFY(desk.ask(app::StopOn{.scope = StopScope::purpose, .what = "quality_check", .why = "first"}));
    QVERIFY(desk.ask(app::StopOn{.scope = StopScope::nationality, .what = "KOR", .why = "second"}));
    desk.bridge.refreshStops();
    auto* band = desk.window.findChild<StopBand*>();
    const auto buttons = [band] {
      QList<QPushButton*> shown;
      for (auto* button : band->findChildren<QPushButton*>())
        if (button->isVisible()) shown << button;
      return shown;
    };
    QTRY_COMPARE(buttons().size(), 2);
    QVERIFY(buttons()[0]->accessibleName() != buttons()[1]->accessibleName());
    test::keepPicture(desk.window, QStringLiteral("stops-light"));
    band->lift();
    QTest::qWait(200);
    QCOMPARE(buttons().size(), 2);
    for (auto* button : buttons())
      if (button->accessibleName().contains(QStringLiteral("KOR"))) QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(desk.bridge.stops().size(), 1u);
    QCOMPARE(desk.bridge.stops().front().scope, StopScope::purpose);
  }

  void whatWaitsIsDoneInTheNameOfWhoeverAskedForIt() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("park", "Park", domain::Role::officer));
    QVERIFY(desk.add("lee", "Lee", domain::Role::auditor));
    QVERIFY(desk.act("park"));
    const std::string manifest = manifestOf(desk, 300).toStdString();
    const auto preview = [&] {
      return desk.bridge.ask(app::PreviewSet{.manifest = manifest, .name = std::nullopt, .openPhotographs = false},
                             desk.bridge.startJob(QStringLiteral("preview")));
    };
    const auto first = preview();
    const auto second = preview();
    // The change of person is brief and overtakes; an auditor may not preview.
    QVERIFY(desk.act("lee"));
    QVERIFY(Desk::settled(first).has_value());
    const auto answer = Desk::settled(second);
    QVERIFY2(answer.has_value(), answer ? "" : answer.error().message().c_str());
    QVERIFY(!Desk::settled(preview()).has_value());
  }

  void whoCannotActLeavesTheFormerPersonActing() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(!desk.act("nobody"));
    QVERIFY(desk.bridge.acting());
    QCOMPARE(desk.bridge.acting()->login, std::string("admin"));
    QVERIFY(desk.add("park", "Park", domain::Role::officer));
  }

  void aStoreThatOpensByHalvesLeavesTheFormerOneWhole() {
    const QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("first"));
    const QString second = folder.filePath(QStringLiteral("second"));
    StoreDoor door = test::realDoor();
    std::atomic<bool> broken = false;
    door.open = [&broken, open = door.open](const std::filesystem::path& at, StoreDoor::Mode mode) {
      if (broken && mode == StoreDoor::Mode::readOnly)
        return StoreDoor::Opened(base::fail(base::Errc::internal, "broken"));
      return open(at, mode);
    };
    {
      AppBridge other(door);
      QVERIFY(
          Desk::settled(other.createStore(second, QStringLiteral("kim"), QStringLiteral("Kim"), test::passphrase())));
    }
    AppBridge bridge(door);
    QVERIFY(
        Desk::settled(bridge.createStore(first, QStringLiteral("admin"), QStringLiteral("Admin"), test::passphrase())));
    QVERIFY(Desk::settled(bridge.actAs(QStringLiteral("admin"), test::passphrase())));
    broken = true;
    QVERIFY(!Desk::settled(bridge.openStore(second)));
    QCOMPARE(bridge.directory(), first);
    QVERIFY(bridge.acting());
    const auto added = Desk::settled(bridge.ask(app::AddUser{
        .login = "park", .displayName = "Park", .roles = {domain::Role::officer}, .passphrase = test::passphrase()}));
    QVERIFY(added.has_value());
    // Opening what is open already touches nothing, so that even a broken half cannot hurt.
    QVERIFY(Desk::settled(bridge.openStore(first)));
    QVERIFY(bridge.acting());
    broken = false;
    QVERIFY(Desk::settled(bridge.openStore(second)));
    QCOMPARE(bridge.directory(), second);
    QVERIFY(!bridge.acting());
    QVERIFY(Desk::settled(bridge.actAs(QStringLiteral("kim"), test::passphrase())));
  }

  void aPreviewIsGoneOnceSomebodyElseActs() {
    if (const QString missing = test::missingWeights(); !missing.isEmpty()) QSKIP(qPrintable(missing));
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("park", "Park", domain::Role::officer));
    QVERIFY(desk.add("lee", "Lee", domain::Role::officer));
    QVERIFY(desk.act("park"));
    desk.window.showPage(QStringLiteral("import"));
    auto* page = qobject_cast<ImportWorkspace*>(desk.window.page(QStringLiteral("import")));
    auto* lines = page->findChild<ImportModel*>();
    desk.bridge.setPurpose(domain::Purpose::qualityCheck);
    page->preview(manifestOf(desk, 5));
    // The set's purpose is the one chosen when the preview was asked for.
    desk.bridge.setPurpose(domain::Purpose::watchlistSearch);
    QTRY_COMPARE_WITH_TIMEOUT(lines->rowCount(), 5, kPatience);
    const QString said = textOf(*page);
    QVERIFY2(said.contains(words(domain::Purpose::qualityCheck)), qPrintable(said));
    QVERIFY(!said.contains(words(domain::Purpose::watchlistSearch)));
    QVERIFY(desk.act("lee"));
    QCOMPARE(lines->rowCount(), 0);
    QTRY_VERIFY(!textOf(*page).contains(QStringLiteral("T-")));
    QCOMPARE(page->breadcrumb().size(), 1);
  }

  void theWindowStaysResponsiveWhileThousandsOfRowsAreChecked() {
    if (const QString missing = test::missingWeights(); !missing.isEmpty()) QSKIP(qPrintable(missing));
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("park", "Park", domain::Role::officer));
    QVERIFY(desk.act("park"));
    const QString manifest = manifestOf(desk, 3000);
    desk.window.showPage(QStringLiteral("import"));

    qint64 longest = 0;
    QElapsedTimer since;
    QTimer beat;
    beat.setInterval(5);
    connect(&beat, &QTimer::timeout, &beat, [&] { longest = std::max(longest, since.restart()); });
    since.start();
    beat.start();
    auto* page = qobject_cast<ImportWorkspace*>(desk.window.page(QStringLiteral("import")));
    QSignalSpy jobs(&desk.bridge, &AppBridge::jobStarted);
    page->preview(manifest);
    QCOMPARE(jobs.count(), 1);
    QTest::qWait(50);
    QElapsedTimer answer;
    answer.start();
    const auto sets = Desk::settled(desk.bridge.askReader(app::ListSets{}));
    QVERIFY(sets.has_value());
    QVERIFY2(answer.elapsed() < 2000, qPrintable(QString::number(answer.elapsed())));
    const auto model = page->findChildren<QAbstractTableModel*>();
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(model, [](auto* each) { return each->rowCount() == 3000; }), 60'000);
    beat.stop();
    qInfo("longest pause of the window: %lld ms", static_cast<long long>(longest));
    // A shared machine can hold any thread for a moment; what must not happen is that the window waits for the work.
    QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
    QTest::qWait(200);
    test::keepPicture(desk.window, QStringLiteral("import-denied-light"));
  }

  void lockingTakesEverythingOffAndTheSamePersonGoesOnWhereTheyWere() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("park", "Park", domain::Role::officer));
    desk.window.showPage(QStringLiteral("people"));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!desk.bridge.acting());
    QVERIFY(desk.window.welcome().isVisible());
    QCOMPARE(desk.window.windowTitle(), QStringLiteral("Consentry"));
    test::keepPicture(desk.window, QStringLiteral("locked-light"));
    QVERIFY2(!desk.ask(app::ListUsers{}).has_value(), "nobody acts");
    QVERIFY(desk.act("admin"));
    QCOMPARE(desk.window.currentPage(), QStringLiteral("people"));
    QVERIFY(desk.window.page(QStringLiteral("people"))->isVisible());
    // Whoever else signs in begins anew, and so does everybody after signing out.
    desk.window.lock(QStringLiteral("test"));
    QVERIFY(desk.act("park"));
    desk.window.signOut();
    QVERIFY(!desk.bridge.acting());
    QVERIFY(desk.act("park"));
    QCOMPARE(desk.window.currentPage(), kPages.front());
  }

  void thePauseAndTheDesktopLockTheWindow() {
    Desk desk;
    QVERIFY(desk.begin());
    auto* lock = desk.window.findChild<WindowLock*>();
    emit lock->due(QStringLiteral("The screen was locked."));
    QVERIFY(!desk.bridge.acting());
    QVERIFY(textOf(desk.window.welcome()).contains(QStringLiteral("The screen was locked.")));
    auto* idle = lock->findChild<IdleWatch*>();
    QVERIFY(!idle->isRunning());
    QVERIFY(desk.act("admin"));
    QVERIFY(idle->isRunning());
  }

  void workGoesOnBehindALockedWindowAndEndsItsSession() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("park", "Park", domain::Role::officer));
    QVERIFY(desk.act("park"));
    const std::string manifest = manifestOf(desk, 300).toStdString();
    const auto answer =
        desk.bridge.ask(app::PreviewSet{.manifest = manifest, .name = std::nullopt, .openPhotographs = false},
                        desk.bridge.startJob(QStringLiteral("preview")));
    desk.window.lock(QStringLiteral("test"));
    QVERIFY(!desk.bridge.acting());
    const auto previewed = Desk::settled(answer);
    QVERIFY2(previewed.has_value(), previewed ? "" : previewed.error().message().c_str());
    // Signing in again while the end of the first session still waits keeps the second.
    QVERIFY(desk.act("park"));
    QTest::qWait(200);
    QVERIFY(desk.ask(app::ListUsers{}).has_value());
  }

  void aPassphraseSetByAnotherIsGoodForChoosingOneOnly() {
    Desk desk;
    QVERIFY(desk.begin());
    const auto added = desk.ask(
        app::AddUser{.login = "park", .displayName = "Park", .roles = {domain::Role::officer}, .passphrase = {}});
    QVERIFY(added.has_value());
    desk.window.signOut();
    const auto first = Desk::settled(desk.bridge.signIn(QStringLiteral("park"), added->oneTime));
    QCOMPARE(first.kind, SignInAnswer::Kind::mustChange);
    QVERIFY(!desk.bridge.acting());
    const auto tooShort = std::make_shared<const base::SecretText>("short");
    QVERIFY(!Desk::settled(desk.bridge.changePassphrase(tooShort)).has_value());
    const auto changed = Desk::settled(desk.bridge.changePassphrase(test::passphrase()));
    QVERIFY2(changed.has_value(), changed ? "" : changed.error().message().c_str());
    QVERIFY(desk.bridge.acting());
    QVERIFY(desk.act("park"));
  }

  void wrongPassphrasesAreRefusedAlikeAndThenMadeToWait() {
    Desk desk;
    QVERIFY(desk.begin());
    desk.window.signOut();
    const auto wrong = std::make_shared<const base::SecretText>("certainly not this one");
    QCOMPARE(Desk::settled(desk.bridge.signIn(QStringLiteral("nobody"), wrong)).kind, SignInAnswer::Kind::wrong);
    SignInAnswer answer;
    int wrongOnes = 0;
    // On a busy machine a wait may be over before the next try begins; each further one is twice as long.
    for (int attempt = 0; attempt < 8 && answer.kind != SignInAnswer::Kind::wait; ++attempt) {
      answer = Desk::settled(desk.bridge.signIn(QStringLiteral("admin"), wrong));
      wrongOnes += answer.kind == SignInAnswer::Kind::wrong ? 1 : 0;
    }
    QVERIFY(wrongOnes >= 3);
    QCOMPARE(answer.kind, SignInAnswer::Kind::wait);
    QVERIFY(answer.wait.count() > 0);
    QTest::qWait(static_cast<int>(answer.wait.count()) * 1000 + 100);
    QCOMPARE(Desk::settled(desk.bridge.signIn(QStringLiteral("admin"), test::passphrase())).kind,
             SignInAnswer::Kind::signedIn);
  }

  void everyPageInBothThemes() {
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.add("park", "Park Ji-won 박지원", domain::Role::officer));
    for (const auto& [kind, name] : {std::pair{ThemeKind::light, "light"}, {ThemeKind::dark, "dark"}}) {
      Theme::instance().apply(*qApp, kind);
      for (const char* login : {"admin", "park"}) {
        QVERIFY(desk.act(login));
        for (const QString& page : kPages) {
          desk.window.showPage(page);
          QTest::qWait(150);
          test::keepPicture(desk.window,
                            QStringLiteral("%1-%2-%3").arg(page, QLatin1String(login), QLatin1String(name)));
        }
      }
    }
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::ShellTest)
#include "shell_test.moc"
