// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QCache>
#include <QPixmap>
#include <vector>

#include "app/manage_sets.hpp"
#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

/// Lines of a manifest with what becomes of each.
class ImportModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { photo, line, traveller, file, nationality, gender, born, permission, verdict, why, columns };

  explicit ImportModel(QObject* parent = nullptr);

  void setLines(std::vector<app::SetLineView> lines);
  [[nodiscard]] const app::SetLineView& at(int row) const { return m_lines[static_cast<std::size_t>(row)]; }
  [[nodiscard]] QPixmap thumbnail(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString text(const app::SetLineView& line, int column) const;

  std::vector<app::SetLineView> m_lines;
  mutable QCache<int, QPixmap> m_thumbnails;  ///< decoded on first sight
};

/// The tone in which a verdict is written.
[[nodiscard]] Tone toneOf(domain::RowVerdict verdict);
/// The permission of a line, as kept with it.
[[nodiscard]] Permission permissionOf(const app::ports::SetLineRow& row);

}  // namespace consentry::ui
