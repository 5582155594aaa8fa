// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/erasure_orders.hpp"
#include "ui/clerk/erase/erase_part.hpp"

class QPushButton;

namespace consentry::ui {

class DataTable;
class DetailPanel;
class TextTable;

/// Orders that erase a population: read from a file, agreed by two people, run, gone on with after a crash.
class OrdersPart : public ErasePart {
  Q_OBJECT
 public:
  explicit OrdersPart(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("Orders"); }
  void load() override;
  void forget() override;
  /// Shows whom the order in that file means; nothing is changed.
  void preview(const QString& file);

 private:
  void chooseFile();
  void showPreview(const app::OrderPreview& preview, const QString& file);
  void propose(const QString& file);
  void showAll(app::ListOrders::Answer orders);
  void showRow(int row);
  void run(const std::string& id);

  TextTable* m_model;
  DataTable* m_table;
  DetailPanel* m_detail;
  QPushButton* m_open;
  std::vector<app::OrderView> m_orders;
};

}  // namespace consentry::ui
