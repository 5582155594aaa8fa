// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <functional>
#include <vector>

#include "app/screen_set.hpp"

namespace consentry::ui {

/// Past screenings, newest first.
class RunModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    kStarted,
    kSet,
    kList,
    kSearched,
    kReview,
    kPriority,
    kDenied,
    kNoFace,
    kProfile,
    kBy,
    kState,
    kColumns
  };

  explicit RunModel(std::function<QString(const std::string&)> nameOf, QObject* parent = nullptr);

  void setRuns(std::vector<app::RunView> runs);
  [[nodiscard]] const app::RunView* at(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString text(const app::RunView& view, Column column) const;

  std::function<QString(const std::string&)> m_nameOf;
  std::vector<app::RunView> m_runs;
};

[[nodiscard]] QString words(app::ports::RunState state);

}  // namespace consentry::ui
