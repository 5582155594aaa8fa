// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/common/workspace.hpp"

class QStackedWidget;
class QTabBar;

namespace consentry::ui {

class ErasePart;
class MessageBar;

/// What is held about people, and how it ends: one person, holds, orders, retention, and the certificates of it all.
class EraseWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit EraseWorkspace(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("Erase"); }
  void activated() override;
  void locked() override { forget(); }
  void left() override { forget(); }
  void showPart(int place);

 private:
  void forget();
  void loadCurrent();

  QTabBar* m_tabs;
  QStackedWidget* m_stack;
  MessageBar* m_message;
  QWidget* m_closed;  ///< says why, where a role sees nothing
  std::vector<ErasePart*> m_parts;
};

}  // namespace consentry::ui
