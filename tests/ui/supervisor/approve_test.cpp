// SPDX-License-Identifier: GPL-3.0-or-later
// The page where a second person reads what waits and decides, over a real store.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QtTest>

#include "app/manage_policy.hpp"
#include "app/two_person.hpp"
#include "page_checks.hpp"
#include "store_desk.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/permission_badge.hpp"
#include "ui/shell/people_model.hpp"
#include "ui/shell/person_card.hpp"
#include "ui/shell/rail.hpp"
#include "ui/supervisor/proposals/emergency_form.hpp"
#include "ui/supervisor/proposals/proposal_model.hpp"
#include "ui/supervisor/proposals/proposals_workspace.hpp"

namespace consentry::ui {
namespace {

using domain::Role;
using test::kPatience;
using test::StoreDesk;

const QString kPage = QStringLiteral("approve");

app::ProposalView proposal(const char* id, domain::TwoPersonAct act, domain::ProposalState state) {
  app::ProposalView view;
  view.proposal.id = domain::ProposalId(id);
  view.proposal.act = act;
  view.proposal.proposedBy = domain::UserId("park");
  view.proposal.state = state;
  return view;
}

/// The page and what it is made of.
struct Page {
  explicit Page(StoreDesk& desk)
      : all(*desk.window.page(kPage)),
        model(all.findChild<ProposalModel*>()),
        detail(all.findChild<DetailPanel*>()),
        table(all.findChild<DataTable*>()) {
    desk.window.showPage(kPage);
  }
  [[nodiscard]] QPlainTextEdit* content() const {
    for (auto* text : detail->findChildren<QPlainTextEdit*>())
      if (text->isVisibleTo(&all)) return text;
    return nullptr;
  }

  Workspace& all;
  ProposalModel* model;
  DetailPanel* detail;
  DataTable* table;
};

app::ProposePolicy demonstrationPolicy() {
  return {.file = std::filesystem::path(CONSENTRY_SOURCE_DIR) / "tools/demo-data/policy.toml"};
}

int waiting(const StoreDesk& desk) {
  for (const auto* button : desk.window.findChild<Rail*>()->findChildren<QToolButton*>())
    if (button->text() == ProposalsWorkspace::tr("Approve")) {
      const auto* count = button->findChild<QLabel*>();
      return count->isVisibleTo(button) ? count->text().toInt() : 0;
    }
  return -1;
}

}  // namespace

class ApproveTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Theme::instance().apply(*qApp, ThemeKind::light); }

  void theModelIsSoundAndGreysWhatNobodyCanDecideAnyMore() {
    ProposalModel model([](const std::string& user) { return QString::fromStdString(user); });
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    using domain::ProposalState;
    auto unlock = proposal("a1", domain::TwoPersonAct::unlockUser, ProposalState::open);
    unlock.proposal.object = "user:lee";
    auto emergency = proposal("a2", domain::TwoPersonAct::breakGlass, ProposalState::open);
    emergency.proposal.content = "act supervise\nhours 2\n";
    emergency.overdue = true;
    model.setProposals({unlock, emergency, proposal("a3", domain::TwoPersonAct::policy, ProposalState::rejected)});
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    const auto tone = [&](int row, int column) { return model.index(row, column).data(kToneRole).toInt(); };
    QCOMPARE(text(0, ProposalModel::what), QStringLiteral("Let lee try to sign in again"));
    QVERIFY(text(1, ProposalModel::what).startsWith(QStringLiteral("park: decide conflicts")));
    QCOMPARE(tone(0, ProposalModel::what), static_cast<int>(Tone::text));
    QCOMPARE(tone(1, ProposalModel::what), static_cast<int>(Tone::secondary));
    QCOMPARE(tone(2, ProposalModel::what), static_cast<int>(Tone::secondary));
    QCOMPARE(text(1, ProposalModel::state), QStringLiteral("time is over"));
    model.setProposals({});
    QCOMPARE(model.rowCount(), 0);
  }

  void whatWaitsIsReadInFullAndApprovedByAnother() {
    StoreDesk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.ask("admin", demonstrationPolicy()));
    Page page(desk);
    QTRY_COMPARE_WITH_TIMEOUT(page.model->rowCount(), 1, kPatience);
    QTRY_VERIFY(test::textOf(page.all).contains(QStringLiteral("another person has to decide")));
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Approve")));
    QTRY_VERIFY(test::buttonOf(page.all, QStringLiteral("Withdraw")));
    QCOMPARE(waiting(desk), 0);

    // Who may not approve it reads why, and finds no button.
    QVERIFY(desk.act("park"));
    QTRY_COMPARE_WITH_TIMEOUT(page.model->rowCount(), 1, kPatience);
    QTRY_VERIFY(test::textOf(page.all).contains(QStringLiteral("Your role does not approve this.")));
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Approve")));
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Reject")));

    QVERIFY(desk.act("kim"));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(desk), 1, kPatience);
    QTRY_VERIFY(page.content());
    QFile file(QString::fromStdString(demonstrationPolicy().file.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(page.content()->toPlainText(), QString::fromUtf8(file.readAll()));
    QVERIFY(test::press(page.all, QStringLiteral("Approve")));
    QTRY_COMPARE_WITH_TIMEOUT(page.model->at(0).proposal.state, domain::ProposalState::approved, kPatience);
    QTRY_COMPARE(waiting(desk), 0);
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Approve")));
    const auto policies = desk.ask("kim", app::ShowPolicies{});
    QVERIFY(policies && policies->inForce);
  }

  void oneIsRejectedAndOneTakenBack() {
    StoreDesk desk;
    QVERIFY(desk.begin());
    const app::ProposeEmergency urgent{.act = domain::Act::supervise, .hours = 1, .reason = "a conflict at night"};
    QVERIFY(desk.ask("park", urgent));
    QVERIFY(desk.ask("lee", urgent));
    Page page(desk);
    QTRY_COMPARE_WITH_TIMEOUT(page.model->rowCount(), 2, kPatience);
    QVERIFY(test::press(page.all, QStringLiteral("Withdraw")));
    QTRY_COMPARE_WITH_TIMEOUT(page.model->at(1).proposal.state, domain::ProposalState::withdrawn, kPatience);
    QVERIFY(desk.act("kim"));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(desk), 1, kPatience);
    QTRY_VERIFY(test::textOf(page.all).contains(QStringLiteral("a conflict at night")));
    QVERIFY(test::press(page.all, QStringLiteral("Reject")));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(desk), 0, kPatience);
    QTRY_COMPARE(page.model->at(1).proposal.state, domain::ProposalState::rejected);
    desk.window.lock(QStringLiteral("test"));
    QCOMPARE(page.model->rowCount(), 0);
  }

  void anEmergencyIsAskedForAgreedToAndThenAllowed() {
    StoreDesk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.act("park"));
    Page page(desk);
    QVERIFY(test::press(page.all, QStringLiteral("Act outside your role…")));
    auto* form = page.all.findChild<EmergencyForm*>();
    QTRY_VERIFY(form->isVisible());
    auto* acts = form->findChild<QComboBox*>();
    QVERIFY2(acts->findText(QStringLiteral("review cases")) < 0, "an officer reviews anyway");
    acts->setCurrentText(QStringLiteral("decide conflicts"));
    auto* propose = test::buttonOf(*form, QStringLiteral("Propose"));
    QVERIFY2(!propose->isEnabled(), "not without a reason");
    QTest::keyClicks(test::fieldOf(*form, QStringLiteral("Why it cannot wait")), QStringLiteral("nobody else is here"));
    QTest::mouseClick(propose, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(page.model->rowCount(), 1, kPatience);
    QVERIFY(!desk.bridge.may(domain::Act::supervise));

    QVERIFY(desk.act("kim"));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(desk), 1, kPatience);
    QVERIFY(test::press(page.all, QStringLiteral("Approve")));
    QTRY_COMPARE_WITH_TIMEOUT(page.model->at(0).proposal.state, domain::ProposalState::approved, kPatience);
    QVERIFY(desk.act("park"));
    QVERIFY(desk.bridge.may(domain::Act::supervise));
    QVERIFY(desk.act("lee"));
    QVERIFY2(!desk.bridge.may(domain::Act::supervise), "it was granted to one person");
    // An auditor is offered nothing: no role that works with travellers may meet theirs.
    QVERIFY(desk.act("choi"));
    QTest::qWait(100);
    QVERIFY(!test::buttonOf(page.all, QStringLiteral("Act outside your role…")));
  }

  void unlockingIsProposedAtThePerson() {
    StoreDesk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.act("kim"));
    PersonCard card(desk.bridge);
    QSignalSpy refused(&card, &PersonCard::failed);
    app::ports::UserRow lee;
    for (const auto& user : desk.bridge.users())
      if (user.login == "lee") lee = user;
    app::SignInState state;
    state.hasPassphrase = true;
    card.showPerson(lee, &state);
    QVERIFY(!test::buttonOf(card, QStringLiteral("Propose unlocking")));
    state.locked = true;
    card.showPerson(lee, &state);
    auto* propose = test::buttonOf(card, QStringLiteral("Propose unlocking"));
    QVERIFY(propose && !propose->isEnabled());
    QTest::keyClicks(test::fieldOf(card, QStringLiteral("Why this person is to be unlocked")), QStringLiteral("x"));
    QVERIFY(propose->isEnabled());
    QTest::mouseClick(propose, Qt::LeftButton);
    // The core knows better than the card: nobody is locked.
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, kPatience);
    QVERIFY(desk.act("park"));
    card.showPerson(lee, &state);
    QVERIFY2(!test::buttonOf(card, QStringLiteral("Propose unlocking")), "an officer does not unlock");
  }

  void itIsPictured_data() { test::addLooks(); }

  void itIsPictured() {
    const test::Look look;
    QVERIFY(look.isGood());
    StoreDesk desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.ask("park", app::ProposeEmergency{.act = domain::Act::supervise,
                                                   .hours = 2,
                                                   .reason = "Both supervisors are ill; a family has waited "
                                                             "since the morning."}));
    QVERIFY(desk.ask("admin", demonstrationPolicy()));
    QVERIFY(desk.act("kim"));
    Page page(desk);
    QTRY_COMPARE_WITH_TIMEOUT(page.model->rowCount(), 2, kPatience);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTest::qWait(200);
    QVERIFY(test::picture(desk.window, QStringLiteral("approve-waiting")));
    QStringList complaints = test::clipped(desk.window) + test::tabComplaints(desk.window);
    QVERIFY(desk.act("park"));
    QTRY_COMPARE_WITH_TIMEOUT(page.model->rowCount(), 2, kPatience);
    QVERIFY(test::press(page.all, ProposalsWorkspace::tr("Act outside your role…")));
    QTest::qWait(150);
    QVERIFY(test::picture(desk.window, QStringLiteral("approve-emergency")));
    complaints += test::clipped(desk.window) + test::tabComplaints(desk.window);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
  }
};

}  // namespace consentry::ui

QTEST_MAIN(consentry::ui::ApproveTest)
#include "approve_test.moc"
