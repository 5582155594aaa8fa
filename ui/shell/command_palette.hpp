// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace consentry::ui {

/// Every action by name with its key: type some letters, Enter does it, Esc closes.
class CommandPalette : public QFrame {
  Q_OBJECT
 public:
  explicit CommandPalette(QWidget* over);
  void open(const QList<QAction*>& actions);

  /// Whether the letters occur in the text in that order, ignoring case.
  [[nodiscard]] static bool fits(const QString& letters, const QString& text);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill();
  void runCurrent();
  void closeQuietly();

  QLineEdit* m_field;
  QListWidget* m_list;
  QList<QPointer<QAction>> m_actions;
  QPointer<QWidget> m_before;  ///< had the focus
};

}  // namespace consentry::ui
