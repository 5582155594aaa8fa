// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>
#include <vector>

#include "app/ports/use_log.hpp"
#include "app/ports/users.hpp"

class QDateEdit;
class QMenu;
class QPushButton;

namespace consentry::ui {

/// Chips over the log: person, purpose, outcome, time, and one traveller or case where it was asked for.
class LogFilterBar : public QWidget {
  Q_OBJECT
 public:
  explicit LogFilterBar(QWidget* parent = nullptr);

  void setPeople(const std::vector<app::ports::UserRow>& people);
  [[nodiscard]] const app::ports::LogFilter& filter() const { return m_filter; }
  void setSubject(const std::string& handle);
  void setCase(const std::string& handle);
  void clear();

 signals:
  void filterChanged();

 private:
  using Field = std::optional<std::string> app::ports::LogFilter::*;
  struct Choice {
    QString text;
    std::string word;
  };

  QPushButton* makeChip(const QString& accessibleName);
  void fillChip(QPushButton* chip, const QString& name, const QString& any, const std::vector<Choice>& choices,
                Field field);
  void fillTimeChip();
  void setDays(const QString& words, const QDate& from, const QDate& through);
  void setPlain(QPushButton* chip, Field field, const QString& text, const std::string& handle);
  void showChip(QPushButton* chip, const QString& text, bool chosen);
  void tell();

  app::ports::LogFilter m_filter;
  std::vector<app::ports::UserRow> m_people;
  QPushButton* m_person;
  QPushButton* m_purpose;
  QPushButton* m_outcome;
  QPushButton* m_time;
  QPushButton* m_subject;
  QPushButton* m_case;
  QPushButton* m_clear;
  QWidget* m_days;
  QDateEdit* m_from;
  QDateEdit* m_through;
};

}  // namespace consentry::ui
