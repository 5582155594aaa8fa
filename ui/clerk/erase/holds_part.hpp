// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/manage_erasures.hpp"
#include "ui/clerk/erase/erase_part.hpp"

class QPushButton;

namespace consentry::ui {

class DataTable;
class TextTable;

/// Legal holds: whom nobody may erase, and what asks for it.
class HoldsPart : public ErasePart {
  Q_OBJECT
 public:
  explicit HoldsPart(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("Legal holds"); }
  void load() override;
  void forget() override;

 private:
  void lift();
  void check();

  TextTable* m_model;
  DataTable* m_table;
  QPushButton* m_lift;
  std::vector<domain::LegalHold> m_holds;
};

}  // namespace consentry::ui
