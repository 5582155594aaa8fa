// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_watchlist.hpp"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "fake_desk.hpp"
#include "samples.hpp"
#include "ui/common/theme.hpp"
#include "ui/officer/watchlist/entry_form.hpp"
#include "ui/officer/watchlist/list_form.hpp"
#include "ui/officer/watchlist/list_pane.hpp"
#include "ui/officer/watchlist/versions_panel.hpp"
#include "ui/officer/watchlist/watchlist_workspace.hpp"

namespace consentry::test {
namespace {

using domain::ListState;

using WatchlistScript = Script<app::ListWatchlists, app::ShowList, app::ShowListPerson, app::CreateList,
                               app::AddListPerson, app::ApproveListPerson, app::MoveListPerson, app::ActivateApproved,
                               app::ShowListVersions, app::ShowListAsOf>;
using FakeWatchlistDesk =
    FakeDesk<ui::WatchlistDesk, WatchlistScript, app::ListWatchlists, app::ShowList, app::ShowListPerson,
             app::CreateList, app::AddListPerson, app::ApproveListPerson, app::MoveListPerson, app::ActivateApproved,
             app::ShowListVersions, app::ShowListAsOf>;

class Page {
 public:
  Page() : bridge(ui::StoreDoor{}) {
    script.acts = {domain::Act::seeLists, domain::Act::proposeListEntry, domain::Act::governList,
                   domain::Act::approveListEntry};
    people = {listPerson(1, ListState::active, {"suspend", "remove"}),
              listPerson(2, ListState::draft, {"approve", "remove"}),
              listPerson(3, ListState::approved, {"activate", "remove"}),
              listPerson(4, ListState::suspended, {"activate", "remove"}),
              listPerson(5, ListState::removed, {}),
              listPerson(6, ListState::expired, {})};
    people[3].person.alias = "이서연이라는 이름을 쓰는 사람, a very long alias that does not fit its column";
    lists = {list("Orders 2026", 41, 44), list("Missing minors", 12, 12)};
    script.on<app::ListWatchlists>().reply = [this](const auto&) { return lists; };
    script.on<app::ShowList>().reply = [this](const auto&) {
      return app::ShowList::Answer{.list = lists.front(), .people = people};
    };
    script.on<app::ShowListPerson>().reply = [this](const auto&) {
      app::ListPersonView view = people[0];
      for (int i = 0; i < static_cast<int>(view.references.size()); ++i)
        view.thumbnails.push_back(drawnThumbnail(11 + i));
      return view;
    };
    script.on<app::MoveListPerson>().reply = [this](const auto&) { return people[0]; };
    script.on<app::ApproveListPerson>().reply = [this](const auto&) { return people[1]; };
    script.on<app::AddListPerson>().reply = [this](const auto&) { return people[1]; };
    script.on<app::CreateList>().reply = [](const auto& request) { return list(request.name, 0, 0); };
    script.on<app::ShowListVersions>().reply = [this](const auto&) { return std::vector{*lists.front().version}; };
    script.on<app::ShowListAsOf>().reply = [this](const auto&) {
      return app::ShowListAsOf::Answer(
          app::ListVersionView{.version = *lists.front().version, .members = {}, .rootAgrees = true});
    };
    page = std::make_unique<ui::WatchlistWorkspace>(bridge, std::make_unique<FakeWatchlistDesk>(script));
    page->resize(1290, 694);
    page->show();
    page->activated();
    QTest::qWait(120);
  }

  QPushButton* button(const QString& text) const {
    for (QPushButton* one : page->findChildren<QPushButton*>())
      if (one->text() == text && one->isVisible()) return one;
    return nullptr;
  }
  bool press(const QString& text) const {
    QPushButton* one = button(text);
    if (!one) return false;
    one->click();
    QTest::qWait(50);
    return true;
  }

  WatchlistScript script;
  std::vector<app::ListPersonView> people;
  std::vector<app::ListView> lists;
  ui::AppBridge bridge;
  std::unique_ptr<ui::WatchlistWorkspace> page;
};

QLineEdit* field(const QWidget& form, const QString& name) {
  for (QLineEdit* line : form.findChildren<QLineEdit*>())
    if (line->accessibleName() == name) return line;
  return nullptr;
}

}  // namespace

void TestWatchlist::itsModelsKeepTheRules() {
  using enum QAbstractItemModelTester::FailureReportingMode;
  ui::EntryModel entries([](const std::string& user) { return QString::fromStdString(user); });
  QAbstractItemModelTester entryTester(&entries, QtTest);
  entries.setPeople({listPerson(1, ListState::active, {}), listPerson(2, ListState::draft, {})},
                    base::Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)));
  QCOMPARE(entries.rowCount(), 2);
  ui::ListModel lists;
  QAbstractItemModelTester listTester(&lists, QtTest);
  lists.setLists({list("Orders 2026", 41, 44)});
  ui::VersionModel versions;
  QAbstractItemModelTester versionTester(&versions, QtTest);
  versions.setVersions({*list("Orders 2026", 41, 44).version});
  entries.setPeople({}, {});
  QCOMPARE(entries.rowCount(), 0);
}

void TestWatchlist::onlyStepsThatAreOpenHaveAButton() {
  Page page;
  QVERIFY(page.button(QStringLiteral("Suspend")));
  QVERIFY(!page.button(QStringLiteral("Approve")));
  QVERIFY(page.press(QStringLiteral("Suspend")));
  QCOMPARE(page.script.on<app::MoveListPerson>().asked.size(), 1u);
  QCOMPARE(page.script.on<app::MoveListPerson>().asked.front().to, ListState::suspended);
}

void TestWatchlist::facesAreShownOnlyWhenAskedFor() {
  Page page;
  QVERIFY(page.script.on<app::ShowListPerson>().asked.empty());
  QVERIFY(page.press(QStringLiteral("Show photographs (is recorded)")));
  QCOMPARE(page.script.on<app::ShowListPerson>().asked.size(), 1u);
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("Reference photograph 1")));
}

void TestWatchlist::nothingStaysForTheNextPerson() {
  Page page;
  QVERIFY(page.press(QStringLiteral("Show photographs (is recorded)")));
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("Kestrel")));
  page.script.acts = {domain::Act::seeLog};
  for (const auto signal : {&ui::AppBridge::actingChanged, &ui::AppBridge::storeOpened}) {
    emit(page.bridge.*signal)();
    QTest::qWait(50);
    const QString words = everyWordOf(*page.page);
    QVERIFY2(!words.contains(QStringLiteral("Kestrel")), qPrintable(words));
    QVERIFY2(!words.contains(QStringLiteral("Reference photograph 1")), qPrintable(words));
    QVERIFY2(!words.contains(QStringLiteral("Orders 2026")), qPrintable(words));
  }
}

void TestWatchlist::removalIsAskedTwice() {
  Page page;
  QVERIFY(page.press(QStringLiteral("Remove…")));
  QVERIFY(page.script.on<app::MoveListPerson>().asked.empty());
  screenshot(*page.page, QStringLiteral("watchlist_removal"));
  QVERIFY(page.press(QStringLiteral("Keep")));
  QVERIFY(page.script.on<app::MoveListPerson>().asked.empty());
  QVERIFY(page.press(QStringLiteral("Remove…")));
  QVERIFY(page.press(QStringLiteral("Remove Kestrel 1")));
  QCOMPARE(page.script.on<app::MoveListPerson>().asked.front().to, ListState::removed);
}

void TestWatchlist::anEntryIsAddedFromTheForm() {
  Page page;
  QVERIFY(page.press(QStringLiteral("Add person")));
  auto* form = page.page->findChild<ui::EntryForm*>();
  QVERIFY(form->isVisible());
  field(*form, QStringLiteral("Alias"))->setText(QStringLiteral("Heron"));
  field(*form, QStringLiteral("Reason"))->setText(QStringLiteral("outstanding order"));
  form->addPhotographs({"/tmp/heron_1.jpg", "/tmp/heron_2.png", "/tmp/heron_1.jpg"});
  screenshot(*page.page, QStringLiteral("watchlist_form"));
  QVERIFY(page.press(QStringLiteral("Add as draft")));
  QCOMPARE(page.script.on<app::AddListPerson>().asked.size(), 1u);
  const app::AddListPerson& added = page.script.on<app::AddListPerson>().asked.front();
  QCOMPARE(added.alias, std::string("Heron"));
  QCOMPARE(added.legalReference, std::string("Immigration Act 12-2"));
  QCOMPARE(added.photographs.size(), 2u);
  QVERIFY(added.reviewBy.ok() && added.expires.ok());
  QVERIFY(!form->isVisible());
}

void TestWatchlist::anIncompleteEntryIsNotSent() {
  Page page;
  QVERIFY(page.press(QStringLiteral("Add person")));
  QVERIFY(page.press(QStringLiteral("Add as draft")));
  QVERIFY(page.script.on<app::AddListPerson>().asked.empty());
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("An alias is missing.")));
}

void TestWatchlist::aListIsCreated() {
  Page page;
  QVERIFY(page.press(QStringLiteral("New list")));
  auto* form = page.page->findChild<ui::ListForm*>();
  field(*form, QStringLiteral("Name of the list"))->setText(QStringLiteral("Recalled passports"));
  field(*form, QStringLiteral("Legal reference"))->setText(QStringLiteral("Passport Act 13"));
  QVERIFY(page.press(QStringLiteral("Create list")));
  QCOMPARE(page.script.on<app::CreateList>().asked.front().name, std::string("Recalled passports"));
  QCOMPARE(page.script.on<app::CreateList>().asked.front().falseAlertBudget, 0.01);
}

void TestWatchlist::aPastDayIsRebuilt() {
  Page page;
  QVERIFY(page.press(QStringLiteral("Versions")));
  QVERIFY(page.press(QStringLiteral("Rebuild")));
  QCOMPARE(page.script.on<app::ShowListAsOf>().asked.size(), 1u);
  QVERIFY(everyWordOf(*page.page).contains(QStringLiteral("computed anew and agrees")));
  screenshot(*page.page, QStringLiteral("watchlist_versions"));
}

void TestWatchlist::everyControlHasAName() {
  Page page;
  const QStringList nameless = namelessControls(*page.page);
  QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

void TestWatchlist::itLooksRight_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void TestWatchlist::itLooksRight() {
  QFETCH(bool, dark);
  ui::Theme::instance().apply(*qApp, dark ? ui::ThemeKind::dark : ui::ThemeKind::light);
  Page page;
  page.press(QStringLiteral("Show photographs (is recorded)"));
  screenshot(*page.page, dark ? QStringLiteral("watchlist_dark") : QStringLiteral("watchlist_light"));
  page.people.clear();
  page.page->activated();
  QTest::qWait(100);
  screenshot(*page.page, dark ? QStringLiteral("watchlist_empty_dark") : QStringLiteral("watchlist_empty_light"));
  ui::Theme::instance().apply(*qApp, ui::ThemeKind::light);
}

}  // namespace consentry::test
