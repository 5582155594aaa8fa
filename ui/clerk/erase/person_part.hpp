// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/held_about.hpp"
#include "ui/clerk/erase/erase_part.hpp"

class QLineEdit;
class QPushButton;

namespace consentry::ui {

class DetailPanel;

/// Finds one person, says what is held about them, erases them or keeps them.
class PersonPart : public ErasePart {
  Q_OBJECT
 public:
  explicit PersonPart(AppBridge& bridge, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override { return tr("One person"); }
  void load() override;
  void forget() override;

 private:
  void find();
  void show();
  void addHold();
  void askErase();
  void erase(const QString& reason);

  QLineEdit* m_person;
  QPushButton* m_find;
  DetailPanel* m_detail;
  std::optional<app::ShowHeldAbout::Answer> m_held;
  int m_token = 0;  ///< answers to an older question are ignored
};

}  // namespace consentry::ui
