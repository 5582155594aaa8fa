// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/administrator/models/model_table.hpp"
#include "ui/administrator/models/models_desk.hpp"
#include "ui/administrator/models/profile_table.hpp"
#include "ui/common/workspace.hpp"

class QButtonGroup;
class QStackedWidget;

namespace consentry::ui {

class CohortPart;
class DataTable;
class DetailPanel;
class EnginePanel;
class MessageBar;

/// By which networks faces are judged, what is known about them, and by which thresholds: for everybody to read, for
/// administrators to choose.
class ModelsWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit ModelsWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  ModelsWorkspace(AppBridge& bridge, std::unique_ptr<ModelsDesk> desk, QWidget* parent = nullptr);
  ~ModelsWorkspace() override;

  [[nodiscard]] QString title() const override { return tr("Models"); }
  void activated() override;

 private:
  void makeTables();
  void addPart(const QString& name, DataTable* table, DetailPanel* detail);
  void addPart(const QString& name, QWidget* part);
  void load();
  void showNetworks(app::ListModels::Answer answer);
  void showProfiles(app::ListProfiles::Answer profiles);
  void showEngine(const app::EngineView& engine);
  void chooseEngine(const domain::EngineChoice& choice);
  void showNetwork(int row);
  void showProfileRow(int row);

  std::unique_ptr<ModelsDesk> m_desk;
  ModelTable m_networks;
  ProfileTable m_profiles;
  std::optional<EngineInForce> m_engine;

  EnginePanel* m_enginePanel;
  MessageBar* m_message;
  QButtonGroup* m_parts;
  QStackedWidget* m_pages;
  DataTable* m_networkTable;
  DetailPanel* m_networkDetail;
  DataTable* m_profileTable;
  DetailPanel* m_profileDetail;
  CohortPart* m_cohorts;
};

}  // namespace consentry::ui
