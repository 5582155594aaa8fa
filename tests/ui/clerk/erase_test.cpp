// SPDX-License-Identifier: GPL-3.0-or-later
// The page of erasing over a real store: what is held, holds, an erasure with its certificate, an order, retention.
#include <QAbstractItemModelTester>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QtTest>

#include "app/manage_consents.hpp"
#include "app/manage_erasures.hpp"
#include "app/manage_sets.hpp"
#include "app/two_person.hpp"
#include "page_checks.hpp"
#include "store_desk.hpp"
#include "ui/clerk/erase/certificates_part.hpp"
#include "ui/clerk/erase/erase_dialog.hpp"
#include "ui/clerk/erase/erase_workspace.hpp"
#include "ui/clerk/erase/orders_part.hpp"
#include "ui/clerk/erase/person_part.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/permission_badge.hpp"
#include "ui/common/text_table.hpp"

namespace consentry::ui {
namespace {

using test::kPatience;
using test::StoreDesk;

enum Part { person, certificates, holds, orders, retention };

/// Travellers T-0 … of whom nothing but their lines and identities is known, and a clerk.
bool fill(StoreDesk& desk, int travellers) {
  if (!desk.begin() || !desk.add("han", "Han Clerk", {domain::Role::consentClerk})) return false;
  QFile manifest(desk.folder.filePath(QStringLiteral("manifest.csv")));
  if (!manifest.open(QIODevice::WriteOnly)) return false;
  manifest.write("traveller_ref,file,role,nationality,birth_year,gender\n");
  for (int row = 0; row < travellers; ++row)
    manifest.write(QStringLiteral("T-%1,%1.jpg,live,AUS,1990,F\n").arg(row).toUtf8());
  manifest.close();
  return desk
      .ask("park",
           app::ImportSet{.manifest = manifest.fileName().toStdString(), .name = std::nullopt, .sourceSystem = {}})
      .has_value();
}

struct Page {
  explicit Page(StoreDesk& desk) : all(*qobject_cast<EraseWorkspace*>(desk.window.page(QStringLiteral("erase")))) {
    desk.window.showPage(QStringLiteral("erase"));
  }
  /// Names a person and waits until what is held is said.
  [[nodiscard]] bool find(const QString& who) const {
    all.showPart(person);
    auto* field = test::fieldOf(all, QStringLiteral("Reference or handle of a person"));
    if (!field) return false;
    field->setText(who);
    return test::press(all, QStringLiteral("Show what is held"));
  }
  [[nodiscard]] QString said() const { return all.findChild<MessageBar*>()->text(); }
  [[nodiscard]] bool says(const QString& words) const {
    return QTest::qWaitFor([&] { return test::textOf(all).contains(words); }, kPatience);
  }
  /// Of the part in front.
  [[nodiscard]] int rows() const {
    for (const auto* table : all.findChildren<TextTable*>())
      if (qobject_cast<QWidget*>(table->parent())->isVisibleTo(&all)) return table->rowCount();
    return -1;
  }

  EraseWorkspace& all;
};

QString orderFile(const StoreDesk& desk) {
  QFile file(desk.folder.filePath(QStringLiteral("order.toml")));
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write("format = 1\nreason = \"they asked\"\nlegal_reference = \"Order 2026-7\"\nnationality = \"AUS\"\n");
  return file.fileName();
}

}  // namespace

class EraseTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void tablesOfWordsAreSoundModels() {
    TextTable model({QStringLiteral("a"), QStringLiteral("b")});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{{QStringLiteral("1"), QStringLiteral("2")}, Tone::secondary}, {{QStringLiteral("3")}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(0, 1).data(kToneRole).toInt(), static_cast<int>(Tone::secondary));
    QVERIFY(model.index(1, 1).data().toString().isEmpty());
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
  }

  void aPersonIsFoundErasedAndCertified() {
    StoreDesk desk;
    QVERIFY(fill(desk, 2));
    QVERIFY(desk.act("han"));
    const Page page(desk);
    QVERIFY(page.find(QStringLiteral("T-nobody")));
    QVERIFY(page.says(QStringLiteral("did not find")));
    QVERIFY(page.find(QStringLiteral("T-1")));
    QVERIFY(page.says(QStringLiteral("manifest lines")));
    QVERIFY(test::press(page.all, QStringLiteral("Erase this person…")));
    EraseDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = page.all.findChild<EraseDialog*>()));
    auto* erase = test::buttonOf(*dialog, QStringLiteral("Erase this person"));
    test::fieldOf(*dialog, QStringLiteral("Why"))->setText(QStringLiteral("asked by letter"));
    QVERIFY(!erase->isEnabled());
    test::fieldOf(*dialog, QStringLiteral("The reference, typed"))->setText(QStringLiteral("T-0"));
    QVERIFY2(!erase->isEnabled(), "another person’s reference");
    test::fieldOf(*dialog, QStringLiteral("The reference, typed"))->setText(QStringLiteral("T-1"));
    QVERIFY(erase->isEnabled());
    QTest::mouseClick(erase, Qt::LeftButton);
    QVERIFY(page.says(QStringLiteral("nothing was found")));
    QVERIFY(page.find(QStringLiteral("T-1")));
    QVERIFY(page.says(QStringLiteral("did not find")));

    page.all.showPart(certificates);
    QTRY_COMPARE_WITH_TIMEOUT(page.rows(), 1, kPatience);
    QVERIFY(page.says(QStringLiteral("Erased, and nothing is found")));
    const QString file = desk.folder.filePath(QStringLiteral("certificate.html"));
    page.all.findChild<CertificatesPart*>()->save(0, file);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatience);
    desk.window.lock(QStringLiteral("test"));
    // At the next sign-in the keys are renewed; both connections take the new ones.
    QVERIFY(desk.act("kim"));
    QVERIFY(StoreDesk::settled(desk.bridge.askReader(app::ListErasures{})));
    desk.window.lock(QStringLiteral("test"));
    for (const auto* table : page.all.findChildren<TextTable*>()) QCOMPARE(table->rowCount(), 0);
  }

  void aHoldKeepsAPersonUntilItEnds() {
    StoreDesk desk;
    QVERIFY(fill(desk, 1));
    QVERIFY(desk.act("kim"));
    const Page page(desk);
    QVERIFY(page.find(QStringLiteral("T-0")));
    QTRY_VERIFY(test::fieldOf(page.all, QStringLiteral("What asks to keep this person")));
    QVERIFY2(!test::buttonOf(page.all, QStringLiteral("Erase this person…")), "supervisors hold, clerks erase");
    test::fieldOf(page.all, QStringLiteral("What asks to keep this person"))->setText(QStringLiteral("2026 Ka 17"));
    QVERIFY(test::press(page.all, QStringLiteral("Place a hold")));
    QVERIFY(page.says(QStringLiteral("A legal hold stands")));
    QVERIFY(desk.act("han"));
    desk.window.showPage(QStringLiteral("erase"));
    QVERIFY(page.find(QStringLiteral("T-0")));
    QVERIFY(page.says(QStringLiteral("A legal hold stands")));
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Erase this person…")));
    QVERIFY(desk.act("kim"));
    page.all.showPart(holds);
    QTRY_COMPARE_WITH_TIMEOUT(page.rows(), 1, kPatience);
    QVERIFY(test::press(page.all, QStringLiteral("End this hold")));
    QVERIFY(page.says(QStringLiteral("The hold has ended")));
    const auto standing = desk.ask("kim", app::ListHolds{});
    QVERIFY(standing && standing->empty());
  }

  void anOrderIsPreviewedProposedAgreedAndRun() {
    StoreDesk desk;
    QVERIFY(fill(desk, 3));
    QVERIFY(desk.act("han"));
    const Page page(desk);
    page.all.showPart(orders);
    page.all.findChild<OrdersPart*>()->preview(orderFile(desk));
    QVERIFY(page.says(QStringLiteral("Nothing has been changed")));
    QVERIFY(test::press(page.all, QStringLiteral("Propose to a second person")));
    QTRY_COMPARE_WITH_TIMEOUT(page.rows(), 1, kPatience);
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Erase 3 people")));
    const auto waiting = desk.ask("kim", app::ListProposals{.onlyOpen = true});
    QVERIFY(waiting && waiting->size() == 1);
    QVERIFY(desk.ask("kim", app::DecideProposal{.id = waiting->front().proposal.id.text(),
                                                .decision = app::DecideProposal::Decision::approve}));
    QVERIFY(desk.act("han"));
    desk.window.showPage(QStringLiteral("erase"));
    QVERIFY(page.says(QStringLiteral("agreed, not run yet")));
    QPushButton* run = nullptr;
    QTRY_VERIFY(([&] {
      for (auto* button : page.all.findChildren<QPushButton*>())
        if (button->isVisible() && button->text().contains(QStringLiteral("3 people"))) run = button;
      return run != nullptr;
    })());
    QTest::mouseClick(run, Qt::LeftButton);
    QVERIFY(page.says(QStringLiteral("Erased 3 of 3 people")));
    const auto all = desk.ask("han", app::ListErasures{});
    QVERIFY(all && all->erasures.size() == 3);
  }

  void whoMayNotSeeErasuresReadsWhy() {
    StoreDesk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.act("park"));
    const Page page(desk);
    QVERIFY(page.says(QStringLiteral("Your role does not erase")));
    QVERIFY(!page.all.findChild<QTabBar*>()->isVisible());
    // Rules of retention are set by administrators only.
    QVERIFY(desk.act("choi"));
    desk.window.showPage(QStringLiteral("erase"));
    page.all.showPart(retention);
    QTRY_VERIFY_WITH_TIMEOUT(page.rows() > 5, kPatience);
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Set the days")));
    QVERIFY(desk.act("admin"));
    desk.window.showPage(QStringLiteral("erase"));
    QTRY_VERIFY(test::buttonOf(page.all, QStringLiteral("Set the days")));
    QVERIFY(test::press(page.all, QStringLiteral("Destroy what has had its time")));
    QVERIFY(page.says(QStringLiteral("were destroyed")));
  }

  void itIsPictured_data() { test::addLooks(); }

  void itIsPictured() {
    const test::Look look;
    QVERIFY(look.isGood());
    StoreDesk desk;
    QVERIFY(fill(desk, 4));
    QVERIFY(desk.ask("kim", app::PlaceHold{.person = "T-2", .reference = "court order 2026 Ka 17"}));
    QVERIFY(desk.ask("han", app::ErasePerson{.person = "T-3", .reason = "asked by letter of 3 May"}));
    QVERIFY(desk.act("han"));
    const Page page(desk);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    auto* field = page.all.findChild<PersonPart*>()->findChild<QLineEdit*>();
    field->setText(QStringLiteral("T-1"));
    QTest::keyClick(field, Qt::Key_Return);
    QStringList complaints;
    const auto keep = [&](const char* name) {
      QTest::qWait(400);
      QVERIFY(test::picture(desk.window, QStringLiteral("erase-") + QLatin1String(name)));
      for (const QString& one : test::clipped(desk.window) + test::tabComplaints(desk.window))
        complaints << QLatin1String(name) + QStringLiteral(": ") + one;
    };
    keep("person");
    page.all.showPart(certificates);
    keep("certificates");
    page.all.showPart(holds);
    keep("holds");
    page.all.showPart(orders);
    page.all.findChild<OrdersPart*>()->preview(orderFile(desk));
    keep("orders");
    page.all.showPart(retention);
    keep("retention");
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::EraseTest)
#include "erase_test.moc"
