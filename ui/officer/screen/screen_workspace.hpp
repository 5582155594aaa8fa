// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/common/workspace.hpp"
#include "ui/officer/screen/run_model.hpp"
#include "ui/officer/screen/screen_desk.hpp"

class QComboBox;
class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;

namespace consentry::ui {

class DataTable;
class IconLabel;
class MessageBar;
class RunTiles;

/// Compares a photo set with a list: which, by which thresholds, how far it has come, and what came out.
class ScreenWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit ScreenWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  ScreenWorkspace(AppBridge& bridge, std::unique_ptr<ScreenDesk> desk, QWidget* parent = nullptr);
  ~ScreenWorkspace() override;

  [[nodiscard]] QString title() const override { return tr("Screen"); }
  void activated() override;

 private:
  void makeParts();
  [[nodiscard]] QFrame* makeChoice();
  [[nodiscard]] QFrame* makeProgress();
  void load();
  void loadRuns();
  void fillSets(const app::ListSets::Answer& sets);
  void fillLists(app::ListWatchlists::Answer lists);
  void fillProfiles(app::ListProfiles::Answer profiles);
  void showEngine(app::EngineView engine);
  void preferProfile();
  void showProfile();
  void refresh();
  void start();
  void finished(const base::Expected<app::RunView>& answer);
  void showProgress(const app::Progress& progress);
  void showRun(const app::RunView* view);

  std::unique_ptr<ScreenDesk> m_desk;
  RunModel m_runs;
  std::vector<app::ListView> m_lists;
  std::vector<domain::ThresholdProfile> m_profiles;
  std::optional<app::EngineView> m_engine;
  bool m_profileChosen = false;  ///< by the person; else the one for the engine in force
  JobHandle m_job;               ///< while a screening of this window runs

  QComboBox* m_set;
  QComboBox* m_list;
  QComboBox* m_profile;
  QPushButton* m_start;
  QLabel* m_engineLine;
  QLabel* m_measured;
  IconLabel* m_warningIcon;
  QLabel* m_warning;
  MessageBar* m_message;
  QFrame* m_progress;
  QLabel* m_stage;
  QProgressBar* m_bar;
  QPushButton* m_cancel;
  QLabel* m_resultTitle;
  QLabel* m_resultEngine;
  IconLabel* m_uncoveredIcon;
  QLabel* m_uncovered;
  RunTiles* m_tiles;
  QPushButton* m_review;
  DataTable* m_table;
};

}  // namespace consentry::ui
