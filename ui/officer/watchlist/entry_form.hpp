// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <filesystem>
#include <vector>

#include "app/manage_watchlists.hpp"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace consentry::ui {

class MessageBar;

/// A new person for a list, written beside the table: who, why, on which law, what to do, until when, and the
/// photographs, chosen or dropped here. Only their names are read; the core opens them.
class EntryForm : public QFrame {
  Q_OBJECT
 public:
  explicit EntryForm(QWidget* parent = nullptr);

  /// Empty, for this list, with its law and dates a year ahead as a beginning.
  void begin(const QString& list, const QString& law, base::Date today);
  void addPhotographs(const std::vector<std::filesystem::path>& files);
  void setBusy(bool busy);
  void showError(const base::Error& error);
  [[nodiscard]] app::AddListPerson request() const;

 signals:
  void submitted(const consentry::app::AddListPerson& request);
  void cancelled();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  [[nodiscard]] QWidget* makePhotographs();
  void choosePhotographs();
  void showPhotographs();
  void submit();
  [[nodiscard]] QString missing() const;

  std::string m_list;
  std::vector<std::filesystem::path> m_files;
  QLabel* m_title;
  QLineEdit* m_alias;
  QLineEdit* m_reason;
  QLineEdit* m_law;
  QComboBox* m_action;
  QCheckBox* m_minor;
  QDateEdit* m_reviewBy;
  QDateEdit* m_expires;
  QLabel* m_photographs;
  QPushButton* m_forget;
  MessageBar* m_message;
  QPushButton* m_submit;
};

}  // namespace consentry::ui
