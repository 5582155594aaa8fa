// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/permission_badge.hpp"

namespace consentry::ui {

/// Every cell of a DataTable: permission, photograph or text in its tone and face.
class TableDelegate : public PermissionDelegate {
  Q_OBJECT
 public:
  using PermissionDelegate::PermissionDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace consentry::ui
