// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/manage_erasures.hpp"
#include "ui/clerk/erase/erase_part.hpp"

class QLabel;
class QPushButton;

namespace consentry::ui {

class DataTable;
class DetailPanel;
class TextTable;

/// What was erased: each erasure with its proof in the log, checked anew when somebody looks, and saved as a page.
class CertificatesPart : public ErasePart {
  Q_OBJECT
 public:
  explicit CertificatesPart(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("Certificates"); }
  void load() override;
  void forget() override;
  /// Writes the certificate of that line as a page that can be printed.
  void save(int row, const QString& file);

 private:
  void showAll(app::ListErasures::Answer answer);
  void showRow(int row);
  void showCertificate(const app::ports::ErasureCertificate& certificate);
  void chooseFile();

  TextTable* m_model;
  DataTable* m_table;
  DetailPanel* m_detail;
  QLabel* m_keys;
  QPushButton* m_renew;
  std::vector<app::ports::ErasureRow> m_rows;
  int m_token = 0;  ///< answers to an older question are ignored
};

}  // namespace consentry::ui
