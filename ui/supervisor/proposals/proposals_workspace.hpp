// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/two_person.hpp"
#include "ui/common/workspace.hpp"
#include "ui/supervisor/proposals/proposal_words.hpp"

class QAction;
class QPushButton;
class QStackedLayout;

namespace consentry::ui {

class DataTable;
class DetailPanel;
class EmergencyForm;
class MessageBar;
class ProposalModel;

/// What needs two people: everything that waits, to be read in full before it is approved, and what became of the rest.
class ProposalsWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit ProposalsWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("Approve"); }
  void activated() override;
  void locked() override { forget(); }
  void left() override { forget(); }

 private:
  QAction* addAct(const QString& text, const QKeySequence& key, std::function<void()> act);
  void reload();
  void forget();
  void show(const std::vector<app::ProposalView>& all);
  void showRow(int row);
  void decide(app::DecideProposal::Decision decision);
  void withdraw();
  void proposeEmergency(const app::ProposeEmergency& request);
  void decided(const base::Expected<app::ProposalView>& answer, const QString& doing);
  [[nodiscard]] const app::ProposalView* current() const;
  [[nodiscard]] NameOf nameOf();

  ProposalModel* m_model;
  DataTable* m_table;
  DetailPanel* m_detail;
  EmergencyForm* m_form;
  QStackedLayout* m_side;
  QPushButton* m_open;  ///< opens the form
  MessageBar* m_message;
  QAction* m_approve;
  QAction* m_reject;
  QAction* m_withdraw;
  QAction* m_emergency;
  int m_token = 0;  ///< answers to an older question are ignored
};

}  // namespace consentry::ui
