// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "ui/administrator/models/profile_words.hpp"

namespace consentry::ui {

/// Threshold profiles of the store, and what each is worth with the engine in force.
class ProfileTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { kName, kEngine, kScoring, kData, kPeople, kMeasured, kWorth, kColumns };
  using QAbstractTableModel::QAbstractTableModel;

  void setProfiles(std::vector<domain::ThresholdProfile> profiles);
  void setEngine(std::optional<EngineInForce> engine);
  [[nodiscard]] const domain::ThresholdProfile* at(int row) const;
  [[nodiscard]] ProfileWorth worthAt(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<domain::ThresholdProfile> m_profiles;
  std::optional<EngineInForce> m_engine;
};

}  // namespace consentry::ui
