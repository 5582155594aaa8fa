// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "app/ports/accuracy_plots.hpp"
#include "ui/auditor/accuracy/accuracy_desk.hpp"
#include "ui/common/workspace.hpp"

class QButtonGroup;
class QComboBox;
class QLabel;
class QListWidget;
class QStackedWidget;

namespace consentry::ui {

class MeasureForm;
class MessageBar;
class PlotCard;

/// How often faces are confused or missed, as pictures with their figures: of stored threshold profiles, and of what
/// was measured in this window.
class AccuracyWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit AccuracyWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  AccuracyWorkspace(AppBridge& bridge, std::unique_ptr<AccuracyDesk> desk, QWidget* parent = nullptr);
  ~AccuracyWorkspace() override;

  [[nodiscard]] QString title() const override { return tr("Accuracy"); }
  void activated() override;
  /// Plots of a measurement of this window, beside those of the profiles; `about` says of what and with what.
  void showMeasured(app::ports::AccuracyPlots plots, const QString& about);

 private:
  enum Part { kSearches, kPairs, kRanks, kScores, kGroups, kParts };

  void makeParts();
  [[nodiscard]] QWidget* makeSide();
  void load();
  void fillProfiles(app::ListProfiles::Answer profiles);
  void showPart(int part);
  void showCurves();
  void showChosen();
  void calibrate(const std::string& set, const std::string& name);
  void compareGroups(const std::string& set);
  [[nodiscard]] std::vector<app::ports::DetCurve> chosenCurves() const;

  std::unique_ptr<AccuracyDesk> m_desk;
  std::vector<domain::ThresholdProfile> m_profiles;
  app::ports::AccuracyPlots m_measured;

  MessageBar* m_message;
  QButtonGroup* m_chips;
  QComboBox* m_which;  ///< of several histograms or groups
  QStackedWidget* m_pages;
  std::array<PlotCard*, kParts> m_cards{};
  QListWidget* m_list = nullptr;
  QLabel* m_source = nullptr;
  QLabel* m_about;  ///< the measurement of this window; above its plots
  MeasureForm* m_form = nullptr;
};

}  // namespace consentry::ui
