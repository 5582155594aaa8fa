// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "ui/common/workspace.hpp"
#include "ui/officer/watchlist/entry_model.hpp"
#include "ui/officer/watchlist/watchlist_desk.hpp"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace consentry::ui {

class DataTable;
class DetailPanel;
class EntryForm;
class ListForm;
class ListPane;
class MessageBar;
class VersionsPanel;

/// Governed lists: who is on them, on which law, approved by whom, until when, and what they looked like before.
class WatchlistWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit WatchlistWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  WatchlistWorkspace(AppBridge& bridge, std::unique_ptr<WatchlistDesk> desk, QWidget* parent = nullptr);
  ~WatchlistWorkspace() override;

  [[nodiscard]] QString title() const override { return tr("Watchlist"); }
  [[nodiscard]] QStringList breadcrumb() const override;
  void activated() override;

 private:
  void makeParts();
  void connectParts();
  [[nodiscard]] QWidget* makeMiddle();
  /// Leaves nothing on the page of what was shown before: another person acts, another store is open.
  void forget();
  void loadLists(const std::string& choose = {});
  void loadPeople();
  void showList();
  void showPerson(int row);
  void showDetail();
  void addFaces(const app::ListPersonView& view);
  void showFaces();
  void addSteps(const app::ListPersonView& view);
  void confirmRemoval(const app::ListPersonView& view);
  void takeStep(const domain::ListPersonId& person, const std::string& step);
  void stepped(const base::Expected<app::ListPersonView>& answer, const QString& doing);
  void activateApproved();
  void addPerson(const app::AddListPerson& request);
  void createList(const app::CreateList& request);
  void showVersions();

  std::unique_ptr<WatchlistDesk> m_desk;
  EntryModel m_people;
  ListPane* m_lists;
  QLabel* m_name;
  QLabel* m_facts;
  QPushButton* m_activate;
  QPushButton* m_versions;
  QPushButton* m_add;
  MessageBar* m_message;
  DataTable* m_table;
  QStackedWidget* m_side;
  DetailPanel* m_detail;
  EntryForm* m_form;
  ListForm* m_listForm;
  VersionsPanel* m_history;
  domain::ListPersonId m_person;               ///< shown in the detail
  std::optional<app::ListPersonView> m_shown;  ///< the same person with faces, once asked for
  bool m_stopped = false;                      ///< the whole site; no faces then
  quint64 m_token = 0;
  quint64 m_visit = 0;  ///< what somebody else asked for is not shown to the person who acts now
};

}  // namespace consentry::ui
