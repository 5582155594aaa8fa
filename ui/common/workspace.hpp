// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <functional>

#include "ui/application/app_bridge.hpp"

namespace consentry::ui {

/// One page of the window, kept alive while others are shown. Acts that belong in the command palette are QActions
/// added to the widget (`addAction`) with a text and, where there is one, a shortcut. Constructors take (AppBridge&,
/// QWidget* parent).
class Workspace : public QWidget {
  Q_OBJECT
 public:
  explicit Workspace(AppBridge& bridge, QWidget* parent = nullptr) : QWidget(parent), m_bridge(bridge) {}

  /// One word for the rail, translated: "Review".
  [[nodiscard]] virtual QString title() const = 0;
  /// Where the person is, from the title on: {"Review", "Evening arrivals", "Case 41"}.
  [[nodiscard]] virtual QStringList breadcrumb() const { return {title()}; }
  /// A crumb other than the last was clicked; 0 is the title.
  virtual void goToCrumb(int index) { Q_UNUSED(index) }
  /// The page has come to the front, or the acting person or the store has changed while it is there: show what is true
  /// now and put the focus where work begins.
  virtual void activated() {}
  /// The window locks, and right afterwards nobody acts any more: then no face and nothing of anybody may be left here.
  /// What brings the same person back to the same place may be kept, as long as it holds no face.
  virtual void locked() {}
  /// The person who was here when the window locked is back.
  virtual void unlocked() {}
  /// Somebody else is here, or nobody will come back: nothing is kept.
  virtual void left() {}

 signals:
  void breadcrumbChanged();
  /// How much waits here; 0 takes the number off the rail.
  void waitingCountChanged(int count);
  /// A short message at the bottom; with `undo` it offers to take the act back.
  void toastRequested(const QString& text, const std::function<void()>& undo);
  /// Shows another page by its word: review, import, watchlist, screen, log.
  void pageRequested(const QString& page);

 protected:
  [[nodiscard]] AppBridge& bridge() { return m_bridge; }
  [[nodiscard]] const AppBridge& bridge() const { return m_bridge; }

 private:
  AppBridge& m_bridge;
};

}  // namespace consentry::ui
