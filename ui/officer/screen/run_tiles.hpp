// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "app/screen_set.hpp"

class QLabel;

namespace consentry::ui {

/// What came out of a screening, as figures: searched, nobody, review, priority, not allowed, no face.
class RunTiles : public QWidget {
  Q_OBJECT
 public:
  explicit RunTiles(QWidget* parent = nullptr);
  void show(const app::ports::RunRow& run);

 private:
  static constexpr std::size_t kTiles = 6;
  std::array<QLabel*, kTiles> m_figures{};
};

}  // namespace consentry::ui
