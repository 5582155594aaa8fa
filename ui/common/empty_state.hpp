// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace consentry::ui {

class IconLabel;

/// What stands where nothing is yet: what belongs here and how to begin.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(QWidget* parent = nullptr);
  /// `action` may be null; its text is the button's.
  void set(const QString& icon, const QString& title, const QString& text, QAction* action = nullptr);

 private:
  IconLabel* m_icon;
  QLabel* m_title;
  QLabel* m_text;
  QPushButton* m_button;
  QMetaObject::Connection m_connection;
};

}  // namespace consentry::ui
