// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the store's care, the band about its disk, one's own passphrase, and the check of signatures.
#include <QtTest>

#include "app/inspect_log.hpp"
#include "page_checks.hpp"
#include "store_desk.hpp"
#include "ui/administrator/care/backup_card.hpp"
#include "ui/administrator/care/care_workspace.hpp"
#include "ui/administrator/care/finding_words.hpp"
#include "ui/auditor/log/log_workspace.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/text_table.hpp"
#include "ui/shell/passphrase_dialog.hpp"
#include "ui/shell/passphrase_field.hpp"
#include "ui/shell/store_band.hpp"

namespace consentry::ui {
namespace {

using test::kPatience;
using test::StoreDesk;

const QString kPage = QStringLiteral("care");

/// A door to a machine of which the test says what is found.
StoreDoor doorWith(std::shared_ptr<Room> room) {
  StoreDoor door = test::realDoor();
  door.room = [room](const std::filesystem::path&) { return *room; };
  door.examine = [](const std::filesystem::path&) {
    using enum app::ports::Health;
    return std::vector<app::ports::Finding>{
        {"decoder_cage", good, "no files, network, processes or memory beyond its limit"},
        {"swap", warning, "swap is in use and not encrypted", "encrypt it, or switch it off"},
        {"disk_encryption", unknown, "what lies under the folder cannot be told"},
        {"model:embedder", attention, "the file is not the one that was approved", "`consentry-cli models fetch`"}};
  };
  return door;
}

std::shared_ptr<Room> plenty() {
  return std::make_shared<Room>(Room{.free = 90, .whole = 100});
}

}  // namespace

class CareTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void whatNeedsSomebodyComesFirstWithItsNextStep() {
    StoreDesk desk(doorWith(plenty()));
    QVERIFY(desk.begin());
    QVERIFY(desk.act("choi"));
    desk.window.showPage(kPage);
    const auto& page = *desk.window.page(kPage);
    const auto* rows = page.findChild<TextTable*>();
    QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() > 4, kPatience);
    QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("needs somebody"));
    QCOMPARE(rows->index(rows->rowCount() - 1, 0).data().toString(), QStringLiteral("good"));
    QTRY_VERIFY(test::textOf(page).contains(QStringLiteral("Next step")));
    QVERIFY2(!page.findChild<BackupCard*>()->isVisible(), "administrators make backups");
    desk.window.lock(QStringLiteral("test"));
    QCOMPARE(rows->rowCount(), 0);
  }

  void aBackupIsMadeAndItsLogKnowsOfIt() {
    StoreDesk desk(doorWith(plenty()));
    QVERIFY(desk.begin());
    QVERIFY(desk.act("admin"));
    desk.window.showPage(kPage);
    const auto& page = *desk.window.page(kPage);
    const QString data = desk.folder.filePath(QStringLiteral("backup"));
    const QString keys = desk.folder.filePath(QStringLiteral("keys"));
    QTRY_VERIFY(test::fieldOf(page, QStringLiteral("New folder for the data")));
    QVERIFY(!test::buttonOf(page, QStringLiteral("Make a backup now"))->isEnabled());
    test::fieldOf(page, QStringLiteral("New folder for the data"))->setText(data);
    test::fieldOf(page, QStringLiteral("New folder for the people’s keys"))->setText(keys);
    QVERIFY(test::press(page, QStringLiteral("Make a backup now")));
    QTRY_VERIFY_WITH_TIMEOUT(page.findChild<MessageBar*>()->text().contains(QStringLiteral("was copied")), kPatience);
    QVERIFY(QFile::exists(data + QStringLiteral("/backup.manifest")));
    QVERIFY(QFile::exists(keys + QStringLiteral("/backup.manifest")));
    // Both lie on this computer's disk, and that is said.
    QVERIFY(page.findChild<MessageBar*>()->text().contains(QStringLiteral("on one device")));
    const auto log = desk.ask("choi", app::ListLog{.filter = {}, .offset = 0, .limit = 200, .record = false});
    QVERIFY(log);
    QVERIFY(std::ranges::any_of(log->lines, [](const auto& line) { return line.type == "backup_made"; }));
    // A folder in which something lies is refused, and nothing in it is touched.
    QVERIFY(desk.act("admin"));
    desk.window.showPage(kPage);
    test::fieldOf(page, QStringLiteral("New folder for the data"))->setText(data);
    QVERIFY(test::press(page, QStringLiteral("Make a backup now")));
    QTRY_VERIFY_WITH_TIMEOUT(page.findChild<MessageBar*>()->text().contains(QStringLiteral("The backup")), kPatience);
  }

  void aFullDiskIsToldAndForgottenWhenThereIsRoom() {
    const auto room = plenty();
    StoreDesk desk(doorWith(room));
    QVERIFY(desk.begin());
    const auto* band = desk.window.findChild<StoreBand*>();
    QTest::qWait(200);
    QVERIFY(!band->isVisible());
    room->free = 9;
    desk.bridge.refreshRoom();
    QTRY_VERIFY(band->isVisible());
    QVERIFY(test::textOf(*band).contains(QStringLiteral("Less than 10 %")));
    room->free = 4;
    desk.bridge.refreshRoom();
    QTRY_VERIFY(test::textOf(*band).contains(QStringLiteral("Less than 5 %")));
    room->free = 50;
    desk.bridge.refreshRoom();
    QTRY_VERIFY(!band->isVisible());
  }

  void aStoreThatCanOnlyBeReadSaysWhy() {
    StoreDoor door = doorWith(plenty());
    door.open = [open = door.open](const std::filesystem::path& at, StoreDoor::Mode) {
      return open(at, StoreDoor::Mode::readOnly);
    };
    StoreDesk desk(door);
    QVERIFY(desk.create());
    const auto* band = desk.window.findChild<StoreBand*>();
    QVERIFY(!band->isVisibleTo(band->parentWidget()));
    const QString store = desk.bridge.directory();
    StoreDesk reading(door);
    QVERIFY(StoreDesk::settled(reading.bridge.openStore(store)));
    QVERIFY(!reading.bridge.readOnlyReason().isEmpty());
    QVERIFY(reading.act("admin"));
    band = reading.window.findChild<StoreBand*>();
    QTRY_VERIFY(band->isVisible());
    QVERIFY(test::textOf(*band).contains(reading.bridge.readOnlyReason()));
  }

  void onesOwnPassphraseIsChangedAfterThePresentOne() {
    StoreDesk desk(doorWith(plenty()));
    QVERIFY(desk.begin());
    QVERIFY(desk.act("lee"));
    PassphraseDialog dialog(desk.bridge);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QSignalSpy changed(&dialog, &PassphraseDialog::changed);
    const auto fields = dialog.findChildren<PassphraseField*>();
    QCOMPARE(fields.size(), 3);
    const auto fill = [&](const char* present, const char* next) {
      for (auto* field : fields)
        field->setText(
            QString::fromUtf8(field->accessibleName() == QStringLiteral("Present passphrase") ? present : next));
    };
    fill("everybody's in these tests", "too short");
    QVERIFY(!test::buttonOf(dialog, QStringLiteral("Change the passphrase"))->isEnabled());
    fill("not the present one", "entirely other words");
    QVERIFY(test::press(dialog, QStringLiteral("Change the passphrase")));
    QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<MessageBar*>()->isVisible(), kPatience);
    QCOMPARE(changed.count(), 0);
    fill("everybody's in these tests", "entirely other words");
    QVERIFY(test::press(dialog, QStringLiteral("Change the passphrase")));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, kPatience);
    for (const auto* field : fields) QVERIFY(field->text().isEmpty());
    QVERIFY(desk.bridge.acting());
    desk.window.signOut();
    QVERIFY(!desk.act("lee"));
    QVERIFY(StoreDesk::settled(
        desk.bridge.actAs(QStringLiteral("lee"), std::make_shared<const base::SecretText>("entirely other words"))));
  }

  void verifyingSaysWhatPeopleSigned() {
    StoreDoor door = doorWith(plenty());
    const auto forged = std::make_shared<bool>(false);
    door.signatures = [forged, real = door.signatures](const std::filesystem::path& store) {
      if (*forged) return base::Expected<SignatureCounts>(SignatureCounts{3, 1, 7, "another key made it"});
      return real(store);
    };
    StoreDesk desk(door);
    QVERIFY(desk.begin());
    QVERIFY(desk.act("choi"));
    desk.window.showPage(QStringLiteral("log"));
    auto* log = qobject_cast<LogWorkspace*>(desk.window.page(QStringLiteral("log")));
    log->verify();
    const auto* message = log->findChild<MessageBar*>();
    QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(QStringLiteral("are right")), kPatience);
    *forged = true;
    log->verify();
    QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(QStringLiteral("entry 7")), kPatience);
  }

  void itIsPictured_data() { test::addLooks(); }

  void itIsPictured() {
    const test::Look look;
    QVERIFY(look.isGood());
    const auto room = plenty();
    StoreDesk desk(doorWith(room));
    QVERIFY(desk.begin());
    QVERIFY(desk.act("admin"));
    room->free = 8;
    desk.bridge.refreshRoom();
    desk.window.showPage(kPage);
    QTRY_VERIFY_WITH_TIMEOUT(desk.window.page(kPage)->findChild<TextTable*>()->rowCount() > 4, kPatience);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTest::qWait(300);
    QVERIFY(test::picture(desk.window, kPage));
    const QStringList complaints = test::clipped(desk.window) + test::tabComplaints(desk.window);
    PassphraseDialog dialog(desk.bridge);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(test::picture(dialog, QStringLiteral("passphrase")));
    QVERIFY2(test::clipped(dialog).isEmpty(), qPrintable(test::clipped(dialog).join(QLatin1Char('\n'))));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::CareTest)
#include "care_test.moc"
