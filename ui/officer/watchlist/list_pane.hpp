// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <string>
#include <vector>

#include "app/manage_watchlists.hpp"

class QListView;
class QPushButton;

namespace consentry::ui {

/// The site's lists, each with what it rests on and how many are searched.
class ListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { kNameRole = Qt::DisplayRole, kLawRole = Qt::UserRole, kCountRole };

  using QAbstractListModel::QAbstractListModel;
  void setLists(std::vector<app::ListView> lists);
  [[nodiscard]] const app::ListView* at(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<app::ListView> m_lists;
};

/// The lists at the left, and the way to a new one.
class ListPane : public QFrame {
  Q_OBJECT
 public:
  explicit ListPane(QWidget* parent = nullptr);

  void setLists(std::vector<app::ListView> lists);
  void setMayCreate(bool may);
  /// Chooses by handle; the first list when it is not there. Signals when the choice is another than before.
  void choose(const std::string& id);
  [[nodiscard]] const app::ListView* current() const;
  void focusList();

 signals:
  void chosen();
  void createRequested();

 private:
  ListModel m_model;
  QListView* m_view;
  QPushButton* m_create;
  std::string m_current;
};

}  // namespace consentry::ui
