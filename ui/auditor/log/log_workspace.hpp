// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/inspect_log.hpp"
#include "ui/common/workspace.hpp"

class QLabel;
class QPushButton;

namespace consentry::ui {

class DataTable;
class LogDetail;
class LogFilterBar;
class LogModel;
class MessageBar;

/// What was done with every face, for whoever may read it: table, filters, entry in words, verification.
class LogWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit LogWorkspace(AppBridge& bridge, QWidget* parent = nullptr);

  [[nodiscard]] QString title() const override { return tr("Log"); }
  void activated() override;
  void verify();

 private:
  void makeActions();
  [[nodiscard]] QLayout* makeTop();
  void reload();
  void showCounts();
  void showRow(int row);
  void verifyWith(const QStringList& anchors);
  /// People’s own signatures, after the log itself.
  void checkSignatures();
  void chooseAnchors();
  void chooseExportFolder();
  void chooseSlip();
  void chooseWitness();

  QAction* m_verify = nullptr;
  QAction* m_verifyWith = nullptr;
  QAction* m_export = nullptr;
  QAction* m_slip = nullptr;
  QAction* m_witness = nullptr;
  MessageBar* m_message;
  LogFilterBar* m_filters;
  LogModel* m_model;
  DataTable* m_table;
  LogDetail* m_detail;
  QLabel* m_counts = nullptr;
  QPushButton* m_newer = nullptr;
  int m_token = 0;
  std::string m_shownFor;  ///< store and person that the rows were read for
};

}  // namespace consentry::ui
