// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <map>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace consentry::ui {

/// The pages as icon and word at the left, Alt+1…9, with a number where something waits.
class Rail : public QFrame {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);

  void addPage(const QString& id, const QString& icon, const QString& title);
  void addBottomPage(const QString& id, const QString& icon, const QString& title);
  void setCurrent(const QString& id);
  void setCount(const QString& id, int count);
  void setPagesEnabled(const QStringList& ids, bool enabled);

 signals:
  void pageChosen(const QString& id);
  void themeToggled();

 private:
  struct Place {
    QToolButton* button = nullptr;
    QLabel* count = nullptr;
    QString icon;
  };

  QToolButton* makeButton(const QString& icon, const QString& title);
  void place(const QString& id, const QString& icon, const QString& title, int at);
  void showTheme();

  QVBoxLayout* m_column;
  QToolButton* m_theme;
  std::map<QString, Place> m_places;
  int m_top = 0;  ///< pages in the upper part
};

}  // namespace consentry::ui
