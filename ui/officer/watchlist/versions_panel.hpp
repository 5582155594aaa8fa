// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QFrame>
#include <functional>
#include <vector>

#include "app/manage_watchlists.hpp"

class QDateEdit;
class QLabel;

namespace consentry::ui {

class DataTable;
class MessageBar;

/// Every state a list ever had, newest first.
class VersionModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { kNumber, kSince, kPeople, kRoot, kColumns };

  using QAbstractTableModel::QAbstractTableModel;
  void setVersions(std::vector<app::ports::ListVersionRow> versions);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<app::ports::ListVersionRow> m_versions;
};

/// Versions of one list, and the answer to "what was on it on that day?".
class VersionsPanel : public QFrame {
  Q_OBJECT
 public:
  explicit VersionsPanel(QWidget* parent = nullptr);

  void begin(const QString& list, std::vector<app::ports::ListVersionRow> versions);
  void showAsOf(const std::optional<app::ListVersionView>& view, const QString& dayWords);
  void showError(const base::Error& error);

 signals:
  void asOfRequested(consentry::base::Instant at, const QString& dayWords);
  void closed();

 private:
  VersionModel m_model;
  QLabel* m_title;
  DataTable* m_table;
  QDateEdit* m_day;
  QLabel* m_answer;
  QLabel* m_root;
  MessageBar* m_message;
};

}  // namespace consentry::ui
