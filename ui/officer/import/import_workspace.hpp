// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/manage_sets.hpp"
#include "ui/common/workspace.hpp"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace consentry::ui {

class DataTable;
class DetailPanel;
class ImportModel;
class MessageBar;
class SetList;
class VerdictTiles;

/// From a folder of photographs to a set: the sets there are; a preview row by row; the import.
class ImportWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit ImportWorkspace(AppBridge& bridge, QWidget* parent = nullptr);

  [[nodiscard]] QString title() const override { return tr("Import"); }
  [[nodiscard]] QStringList breadcrumb() const override;
  void goToCrumb(int index) override;
  void activated() override;

  /// Previews a manifest, or the manifest of a folder.
  void preview(const QString& path);
  /// Shows what a set that is there already contains.
  void showSet(const QString& handle);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  enum class Phase { sets, previewing, previewed, importing, imported };

  QWidget* makeSetsPage();
  QWidget* makeLinesPage();
  void makeActions();
  void chooseManifest();
  void chooseFolder();
  void previewNext();
  void setPhase(Phase phase);
  void refreshSets();
  /// Leaves nothing on the page of what was shown before: another person acts, another store is open.
  void forget();
  void forgetLines();
  void showLines(std::vector<app::SetLineView> lines, const app::VerdictCounts& counts);
  void showHeading(const QString& name, const base::Digest& manifest, qint64 lines, qint64 notOpened);
  void showRow(int row);
  void filterByTiles();
  void startImport();
  void imported(const app::ImportSet::Answer& answer);
  void showOver(bool over);

  Phase m_phase = Phase::sets;
  QStringList m_manifests;  ///< to be tried, first to last
  QString m_manifest;
  QString m_name;
  domain::Purpose m_purpose = domain::Purpose::watchlistSearch;  ///< of what is shown: asked for with the preview
  std::optional<app::ports::SetRow> m_resumes;
  qint64 m_takeIn = 0;  ///< photographs the import would keep
  std::weak_ptr<BackgroundJob> m_job;
  int m_token = 0;      ///< answers to an older question are ignored
  int m_setsToken = 0;  ///< the same for the list of sets

  QAction* m_chooseManifest = nullptr;
  QAction* m_chooseFolder = nullptr;
  QAction* m_import = nullptr;
  QAction* m_cancel = nullptr;
  QStackedLayout* m_pages = nullptr;
  MessageBar* m_message = nullptr;
  QWidget* m_drop = nullptr;
  SetList* m_sets = nullptr;
  DataTable* m_setTable = nullptr;
  QLabel* m_heading = nullptr;
  QLabel* m_meta = nullptr;
  QPushButton* m_importButton = nullptr;
  QPushButton* m_backButton = nullptr;
  VerdictTiles* m_tiles = nullptr;
  ImportModel* m_model = nullptr;
  DataTable* m_table = nullptr;
  DetailPanel* m_detail = nullptr;
};

}  // namespace consentry::ui
