// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, choosing a passphrase, and what locks the window, each by itself and without a store.
#include <QApplication>
#include <QComboBox>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ui/application/desktop_watch.hpp"
#include "ui/application/idle_watch.hpp"
#include "ui/application/settings.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/theme.hpp"
#include "ui/shell/new_passphrase.hpp"
#include "ui/shell/passphrase_field.hpp"
#include "ui/shell/sign_in_form.hpp"

namespace consentry::ui {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

app::ports::UserRow person(const char* login, const char* name, domain::Role role) {
  app::ports::UserRow row;
  row.login = login;
  row.displayName = name;
  row.roles = {role};
  return row;
}

/// A form over a door that answers when the test says so.
struct Gate {
  Gate() {
    form = std::make_unique<SignInForm>(SignInDoor{
        .signIn =
            [this](const QString& login, app::SharedSecret passphrase) {
              logins << login;
              passphrases << QString::fromUtf8(passphrase->view().data(), qsizetype(passphrase->view().size()));
              answer = std::make_shared<QPromise<SignInAnswer>>();
              answer->start();
              return answer->future();
            },
        .change =
            [this](const app::SharedSecret& next) {
              changed << QString::fromStdString(std::string(next->view()));
              QPromise<base::Expected<void>> promise;
              promise.start();
              promise.addResult(refusal ? base::Expected<void>(std::unexpected(*refusal)) : base::Expected<void>());
              promise.finish();
              return promise.future();
            }});
    form->setPeople(
        {person("park", "Park Ji-won 박지원", domain::Role::officer), person("choi", "Choi", domain::Role::auditor)});
    form->resize(456, 260);
    form->show();
  }

  void say(SignInAnswer what) const {
    answer->addResult(std::move(what));
    answer->finish();
    QCoreApplication::processEvents();
  }
  [[nodiscard]] PassphraseField* passphrase() const {
    for (auto* field : form->findChildren<PassphraseField*>())
      if (field->accessibleName() == QStringLiteral("Passphrase")) return field;
    return nullptr;
  }
  [[nodiscard]] QPushButton* button() const { return form->findChildren<QPushButton*>().front(); }
  [[nodiscard]] QString said() const {
    const auto* bar = form->findChild<MessageBar*>();
    return bar->isVisible() ? bar->text() : QString();
  }
  void type(const char* login, const char* secret) const {
    form->begin(QString::fromLatin1(login));
    QTest::keyClicks(passphrase(), QString::fromLatin1(secret));
    QTest::keyClick(passphrase(), Qt::Key_Return);
  }

  QStringList logins;
  QStringList passphrases;
  QStringList changed;
  std::optional<base::Error> refusal;
  std::shared_ptr<QPromise<SignInAnswer>> answer;
  std::unique_ptr<SignInForm> form;
};

/// A message bus of the test's own.
class Bus {
 public:
  Bus() {
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                    QStringLiteral("--address"), QStringLiteral("unix:tmpdir=") + m_folder.path()});
    if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
      address = QString::fromLatin1(m_daemon.readLine()).trimmed();
  }
  ~Bus() {
    m_daemon.terminate();
    m_daemon.waitForFinished();
  }
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;

  QString address;

 private:
  QTemporaryDir m_folder;
  QProcess m_daemon;
};

}  // namespace

class SignInTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void aPersonChoosesThemselvesTypesAndIsIn() {
    Gate gate;
    QSignalSpy in(gate.form.get(), &SignInForm::signedIn);
    gate.type("park", "a long passphrase");
    QCOMPARE(gate.logins, QStringList{QStringLiteral("park")});
    QCOMPARE(gate.passphrases, QStringList{QStringLiteral("a long passphrase")});
    QVERIFY2(gate.passphrase()->text().isEmpty(), "the field is empty before the answer comes");
    QVERIFY(!gate.button()->isEnabled());
    QVERIFY(gate.form->findChild<QProgressBar*>()->isVisible());
    gate.say({SignInAnswer::Kind::signedIn});
    QTRY_COMPARE(in.count(), 1);
    QCOMPARE(in.front().front().toString(), QStringLiteral("park"));
    QVERIFY(!gate.form->findChild<QProgressBar*>()->isVisible());
  }

  void aLoginCanBeTypedToo() {
    Gate gate;
    gate.form->begin({});
    auto* who = gate.form->findChild<QComboBox*>();
    QTest::keyClicks(who->lineEdit(), QStringLiteral(" nobody "));
    QTest::keyClick(who->lineEdit(), Qt::Key_Return);
    QTest::keyClicks(gate.passphrase(), QStringLiteral("x"));
    QTest::keyClick(gate.passphrase(), Qt::Key_Return);
    QCOMPARE(gate.logins, QStringList{QStringLiteral("nobody")});
  }

  void aWrongNameAndAWrongPassphraseAreToldAlike() {
    Gate gate;
    QStringList said;
    for (const char* login : {"park", "nobody"}) {
      gate.type(login, "wrong");
      gate.say({SignInAnswer::Kind::wrong});
      QTRY_VERIFY(!gate.said().isEmpty());
      said << gate.said();
    }
    QCOMPARE(said[0], said[1]);
    QVERIFY(!said[0].contains(QStringLiteral("nobody")));
  }

  void afterTooManyTheButtonCountsDown() {
    Gate gate;
    gate.type("park", "wrong");
    gate.say({SignInAnswer::Kind::wait, seconds(2)});
    QTRY_COMPARE(gate.button()->text(), QStringLiteral("Next try in 2 s"));
    QTest::keyClicks(gate.passphrase(), QStringLiteral("right"));
    QTest::keyClick(gate.passphrase(), Qt::Key_Return);
    QCOMPARE(gate.logins.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(gate.button()->text(), QStringLiteral("Sign in"), 5000);
    QVERIFY(gate.button()->isEnabled());
    QTest::keyClick(gate.passphrase(), Qt::Key_Return);
    QCOMPARE(gate.logins.size(), 2);
  }

  void whoIsLockedOutReadsWhatToDo() {
    Gate gate;
    gate.type("park", "wrong");
    gate.say({SignInAnswer::Kind::lockedOut});
    QTRY_VERIFY(gate.said().contains(QStringLiteral("administrator")));
  }

  void aPassphraseSetByAnotherIsChangedAtOnce() {
    Gate gate;
    QSignalSpy in(gate.form.get(), &SignInForm::signedIn);
    gate.type("park", "one-time");
    gate.say({SignInAnswer::Kind::mustChange});
    auto* next = gate.form->findChild<NewPassphrase*>();
    QTRY_VERIFY(next->isVisible());
    QVERIFY(!gate.passphrase()->isVisible());
    QCOMPARE(in.count(), 0);
    auto fields = gate.form->findChildren<PassphraseField*>();
    fields.removeIf([](const PassphraseField* field) { return !field->isVisible(); });
    QCOMPARE(fields.size(), 2);
    for (auto* field : fields) QTest::keyClicks(field, QStringLiteral("my very own words"));
    QTest::keyClick(fields[1], Qt::Key_Return);
    QTRY_COMPARE(in.count(), 1);
    QCOMPARE(gate.changed, QStringList{QStringLiteral("my very own words")});
    for (const auto* field : fields) QVERIFY(field->text().isEmpty());
  }

  void aNewPassphraseIsJudgedByItsLengthInWords() {
    NewPassphrase chosen;
    chosen.show();
    const auto fields = chosen.findChildren<PassphraseField*>();
    const auto* words = chosen.findChild<QLabel*>();
    QTest::keyClicks(fields[0], QStringLiteral("eleven char"));
    QVERIFY(words->text().contains(QLatin1Char('1')));
    QVERIFY(!chosen.isComplete());
    QTest::keyClicks(fields[0], QStringLiteral("s"));
    QVERIFY(!chosen.isComplete());
    QTest::keyClicks(fields[1], QStringLiteral("eleven charz"));
    QVERIFY(!chosen.isComplete());
    fields[1]->clear();
    QTest::keyClicks(fields[1], QStringLiteral("eleven chars"));
    QVERIFY(chosen.isComplete());
    QCOMPARE(std::string(chosen.take()->view()), std::string("eleven chars"));
    QVERIFY(fields[0]->text().isEmpty() && fields[1]->text().isEmpty());
  }

  void aPassphraseIsNeitherCopiedNorUndone() {
    PassphraseField field(QStringLiteral("Passphrase"));
    field.show();
    QTest::keyClicks(&field, QStringLiteral("secret words"));
    QCOMPARE(field.displayText().count(QStringLiteral("s")), 0);
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(field.text(), QStringLiteral("secret words"));
    const QString shared = field.text();
    QCOMPARE(std::string(field.take()->view()), std::string("secret words"));
    QVERIFY2(!shared.contains(QLatin1Char('s')), "what shared the text's memory was overwritten with it");
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(field.text().isEmpty());
    QVERIFY(!field.isUndoAvailable());
  }

  void capitalsWithoutShiftAreTold() {
    PassphraseField field(QStringLiteral("Passphrase"));
    QSignalSpy seen(&field, &PassphraseField::capsLockSeen);
    QTest::sendKeyEvent(QTest::Press, &field, Qt::Key_A, QStringLiteral("A"), Qt::NoModifier);
    QTest::sendKeyEvent(QTest::Press, &field, Qt::Key_A, QStringLiteral("A"), Qt::ShiftModifier);
    QTest::sendKeyEvent(QTest::Press, &field, Qt::Key_1, QStringLiteral("1"), Qt::NoModifier);
    QCOMPARE(seen.count(), 2);
    QVERIFY(seen[0].front().toBool());
    QVERIFY(!seen[1].front().toBool());
  }

  void nobodyAtTheWindowIsNoticed() {
    std::chrono::milliseconds now{0};
    IdleWatch watch([&now] { return now; });
    QSignalSpy idle(&watch, &IdleWatch::idle);
    watch.start();
    now = minutes(5) - seconds(1);
    watch.look();
    QCOMPARE(idle.count(), 0);
    QLineEdit field;
    field.show();
    QTest::keyClick(&field, Qt::Key_A);
    now += minutes(4);
    watch.look();
    QCOMPARE(idle.count(), 0);
    // The key that comes too late is nobody's: it locks and is not typed.
    now += minutes(1);
    QTest::keyClick(&field, Qt::Key_B);
    QCOMPARE(idle.count(), 1);
    QCOMPARE(field.text(), QStringLiteral("a"));
    now += minutes(60);
    watch.look();
    QCOMPARE(idle.count(), 1);
    watch.start();
    watch.setLimit(minutes(1));
    now += minutes(1);
    watch.look();
    QCOMPARE(idle.count(), 2);
  }

  void thePauseIsBetweenOneAndFifteenMinutes() {
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("window.ini")));
    QCOMPARE(settings.lockAfter(), minutes(5));
    settings.setLockAfter(minutes(90));
    QCOMPARE(settings.lockAfter(), minutes(15));
    IdleWatch watch;
    watch.setLimit(minutes(0));
    QCOMPARE(watch.limit(), minutes(1));
  }

  void theDesktopsLockAndSleepAreHeard() {
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
      QSKIP("no dbus-daemon: apt-get install dbus-daemon");
    const Bus bus;
    QVERIFY(!bus.address.isEmpty());
    auto own = QDBusConnection::connectToBus(bus.address, QStringLiteral("window"));
    auto other = QDBusConnection::connectToBus(bus.address, QStringLiteral("desktop"));
    QVERIFY(own.isConnected());
    QVERIFY(other.registerService(QStringLiteral("org.freedesktop.login1")));
    DesktopWatch watch(own, own);
    QVERIFY(watch.hearsSleep());
    QVERIFY(watch.hearsScreenLock());
    QSignalSpy left(&watch, &DesktopWatch::left);
    const auto send = [&other](const char* path, const char* interface, const char* name, bool value) {
      QDBusMessage signal =
          QDBusMessage::createSignal(QLatin1String(path), QLatin1String(interface), QLatin1String(name));
      signal << value;
      return other.send(signal);
    };
    QVERIFY(send("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", true));
    QTRY_COMPARE(left.count(), 1);
    QVERIFY(send("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", true));
    QTRY_COMPARE(left.count(), 2);
    QVERIFY(send("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", true));
    QTRY_COMPARE(left.count(), 3);
    // Waking up and unlocking the screen are no reason.
    QVERIFY(send("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", false));
    QVERIFY(send("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", false));
    QTest::qWait(100);
    QCOMPARE(left.count(), 3);
    QDBusConnection::disconnectFromBus(QStringLiteral("window"));
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
  }

  void withoutABusTheWatchSaysSo() {
    const auto none =
        QDBusConnection::connectToBus(QStringLiteral("unix:path=/nowhere/at/all"), QStringLiteral("none"));
    const DesktopWatch watch(none, none);
    QVERIFY(!watch.hearsSleep());
    QVERIFY(!watch.hearsScreenLock());
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::SignInTest)
#include "sign_in_test.moc"
