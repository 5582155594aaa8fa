// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/models_workspace.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "ui/administrator/models/cohort_part.hpp"
#include "ui/administrator/models/details.hpp"
#include "ui/administrator/models/engine_panel.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/error_text.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kDetailWidth = 340;  // px

}  // namespace

ModelsWorkspace::ModelsWorkspace(AppBridge& bridge, QWidget* parent)
    : ModelsWorkspace(bridge, std::make_unique<BridgeModelsDesk>(bridge), parent) {}

ModelsWorkspace::ModelsWorkspace(AppBridge& bridge, std::unique_ptr<ModelsDesk> desk, QWidget* parent)
    : Workspace(bridge, parent),
      m_desk(std::move(desk)),
      m_enginePanel(new EnginePanel),
      m_message(new MessageBar),
      m_parts(new QButtonGroup(this)),
      m_pages(new QStackedWidget) {
  makeTables();
  auto* chips = new QHBoxLayout;
  chips->setSpacing(Theme::kGap);
  for (QAbstractButton* chip : m_parts->buttons()) chips->addWidget(chip);
  chips->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  layout->setSpacing(10);
  layout->addWidget(titleLabel(title()));
  layout->addWidget(m_enginePanel);
  layout->addWidget(m_message);
  layout->addLayout(chips);
  layout->addWidget(m_pages, 1);
  connect(m_parts, &QButtonGroup::idClicked, m_pages, &QStackedWidget::setCurrentIndex);
  connect(m_enginePanel, &EnginePanel::chosen, this, &ModelsWorkspace::chooseEngine);
  connect(&bridge, &AppBridge::changed, this, [this](Topic topic) {
    if (topic == Topic::profiles && isVisible()) load();
  });
}

ModelsWorkspace::~ModelsWorkspace() = default;

void ModelsWorkspace::makeTables() {
  m_networkTable = new DataTable(DataTable::Kind::rowsInMemory, tr("Networks"));
  m_networkTable->setModel(&m_networks);
  m_networkTable->setColumnWidths({216, 110, 128, 96, -1, 92});
  m_networkTable->setEmptyState(QStringLiteral("models"), tr("No network is named here"),
                                tr("models/manifest.toml names every network; it could not be found or is empty."));
  m_networkDetail = new DetailPanel;
  addPart(tr("Networks"), m_networkTable, m_networkDetail);
  connect(m_networkTable, &DataTable::currentRowChanged, this, &ModelsWorkspace::showNetwork);

  m_profileTable = new DataTable(DataTable::Kind::rowsInMemory, tr("Threshold profiles"));
  m_profileTable->setModel(&m_profiles);
  m_profileTable->setColumnWidths({190, 200, -1, 92, 60, 96, 134});
  m_profileTable->setEmptyState(
      QStringLiteral("accuracy"), tr("No threshold profile yet"),
      tr("Nothing can be screened without one. Store one that came with the models, or measure one on your own "
         "travellers: “consentry-cli profile store FILE”, “consentry-cli calibrate --set SET --name NAME”."));
  m_profileDetail = new DetailPanel;
  addPart(tr("Threshold profiles"), m_profileTable, m_profileDetail);
  connect(m_profileTable, &DataTable::currentRowChanged, this, &ModelsWorkspace::showProfileRow);

  m_cohorts = new CohortPart(*m_desk);
  addPart(tr("Cohorts"), m_cohorts);
  connect(m_cohorts, &CohortPart::failed, m_message, &MessageBar::showError);
  connect(m_cohorts, &CohortPart::done, this, [this](const QString& text) {
    m_message->showDone(text);
    bridge().announce(Topic::log);
  });
}

void ModelsWorkspace::addPart(const QString& name, DataTable* table, DetailPanel* detail) {
  detail->setFixedWidth(kDetailWidth);
  auto* part = new QWidget;
  auto* row = new QHBoxLayout(part);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addWidget(table, 1);
  row->addWidget(detail);
  addPart(name, part);
}

void ModelsWorkspace::addPart(const QString& name, QWidget* part) {
  const int index = m_pages->addWidget(part);
  auto* chip = new QPushButton(name);
  chip->setProperty("role", QStringLiteral("chip"));
  chip->setCheckable(true);
  chip->setChecked(index == 0);
  m_parts->addButton(chip, index);
}

void ModelsWorkspace::activated() {
  m_message->clear();
  m_enginePanel->setMayChange(m_desk->may(domain::Act::manageModels));
  load();
  m_networkTable->view()->setFocus();
}

void ModelsWorkspace::load() {
  m_desk->ask(app::ShowEngine{}).then(this, [this](base::Expected<app::EngineView> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the engine in force"));
    showEngine(*answer);
  });
  m_cohorts->load();
  m_desk->ask(app::ListModels{}).then(this, [this](base::Expected<app::ListModels::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the networks"));
    showNetworks(*std::move(answer));
  });
  m_desk->ask(app::ListProfiles{}).then(this, [this](base::Expected<app::ListProfiles::Answer> answer) {
    if (!answer) return m_message->showError(answer.error(), tr("Reading the threshold profiles"));
    showProfiles(*std::move(answer));
  });
}

void ModelsWorkspace::showNetworks(app::ListModels::Answer answer) {
  const int before = std::max(0, m_networkTable->currentRow());
  m_networks.setRows(rowsOf(answer));
  m_enginePanel->setModels(m_networks.rows());
  m_networkTable->setCurrentRow(std::min(before, m_networks.rowCount() - 1));
  showNetwork(m_networkTable->currentRow());
}

void ModelsWorkspace::showProfiles(app::ListProfiles::Answer profiles) {
  const int before = std::max(0, m_profileTable->currentRow());
  m_profiles.setProfiles(std::move(profiles));
  m_profiles.setEngine(m_engine);
  m_profileTable->setCurrentRow(std::min(before, m_profiles.rowCount() - 1));
  showProfileRow(m_profileTable->currentRow());
}

void ModelsWorkspace::showEngine(const app::EngineView& view) {
  m_engine = EngineInForce{.choice = view.choice, .precision = domain::Precision::f32, .identity = std::nullopt};
  if (view.identity) {
    m_engine->precision = view.identity->precision;
    m_engine->identity = view.identity->hash;
  }
  m_enginePanel->showEngine(
      m_engine, view.history.empty() || !view.chosen
                    ? tr("Nobody has chosen; every site begins with this one.")
                    : tr("Chosen by %1 on %2")
                          .arg(m_desk->nameOf(view.history.front().by.text()), dayAndTime(view.history.front().at)));
  m_enginePanel->setProblem(view.problem ? errorText(*view.problem, tr("This engine")).line() : QString());
  QStringList profiles;
  for (const std::string& name : view.profiles) profiles << fromUtf8(name);
  m_enginePanel->setProfile(
      profiles.isEmpty() ? tr("No threshold profile is stored for this engine: nothing can be screened until one is.")
                         : tr("Threshold profiles: %1").arg(profiles.join(QStringLiteral(", "))),
      profiles.isEmpty());
  m_profiles.setEngine(m_engine);
  m_cohorts->setEngine(m_engine->identity);
  showProfileRow(m_profileTable->currentRow());
}

void ModelsWorkspace::chooseEngine(const domain::EngineChoice& choice) {
  m_message->clear();
  m_desk->ask(app::ChooseEngine{.networks = choice.networks, .mode = choice.mode})
      .then(this, [this](base::Expected<app::EngineView> answer) {
        if (!answer) return m_message->showError(answer.error(), tr("Changing the engine"));
        m_enginePanel->closeForm();
        showEngine(*answer);
        m_message->showDone(
            tr("Faces are judged by this engine from the next screening on; the change is in the log."));
        bridge().announce(Topic::profiles);
        bridge().announce(Topic::log);
      });
}

void ModelsWorkspace::showNetwork(int row) {
  if (const ModelRow* network = m_networks.at(row)) return showModel(*m_networkDetail, *network);
  m_networkDetail->clear();
  m_networkDetail->setHeading(tr("No network chosen"), tr("Networks"));
}

void ModelsWorkspace::showProfileRow(int row) {
  if (const domain::ThresholdProfile* profile = m_profiles.at(row))
    return showProfile(*m_profileDetail, *profile, m_profiles.worthAt(row));
  m_profileDetail->clear();
  m_profileDetail->setHeading(tr("No profile chosen"), tr("Threshold profiles"));
}

}  // namespace consentry::ui
