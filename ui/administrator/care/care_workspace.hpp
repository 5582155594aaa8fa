// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/ports/findings.hpp"
#include "ui/common/workspace.hpp"

namespace consentry::ui {

class BackupCard;
class DataTable;
class DetailPanel;
class MessageBar;
class TextTable;

/// How the store and this computer stand, with the next step where something has to be done; and the backup.
class CareWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit CareWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("Care"); }
  void activated() override;
  void locked() override { forget(); }
  void left() override { forget(); }

 private:
  void forget();
  void examine();
  void show(std::vector<app::ports::Finding> findings);
  void showRow(int row);

  TextTable* m_model;
  DataTable* m_table;
  DetailPanel* m_detail;
  BackupCard* m_backup;
  MessageBar* m_message;
  std::vector<app::ports::Finding> m_findings;
  int m_token = 0;  ///< answers to an older question are ignored
};

}  // namespace consentry::ui
