// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inspect_log.hpp"
#include "ui/application/app_bridge.hpp"
#include "ui/common/detail_panel.hpp"

namespace consentry::ui {

/// One entry in words, its exact bytes, and the proof that it stands under the head; or a verdict on the whole log.
class LogDetail : public DetailPanel {
  Q_OBJECT
 public:
  explicit LogDetail(AppBridge& bridge, QWidget* parent = nullptr);

  void showEntry(const app::ports::LogLine& line);
  void showVerdict(const app::ports::LogVerdict& verdict);
  void showHint();
  /// Of the entry shown.
  void showBytes();
  void prove();

 signals:
  void subjectWanted(const std::string& handle);
  void caseWanted(const std::string& handle);

 private:
  void addNarrowing(const QString& label, const std::string& handle, void (LogDetail::*wanted)(const std::string&));
  void showProof(const app::ports::LogProof& proof);

  AppBridge& m_bridge;
  app::ports::LogLine m_line;
  bool m_hasLine = false;
};

}  // namespace consentry::ui
