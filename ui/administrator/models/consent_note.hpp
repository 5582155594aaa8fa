// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/administrator/models/model_words.hpp"

class QLabel;

namespace consentry::ui {

class IconLabel;

/// On whose photographs a network was trained and whether they were asked: never folded away, never in small print.
class ConsentNote : public QFrame {
  Q_OBJECT
 public:
  explicit ConsentNote(QWidget* parent = nullptr);
  void show(const ModelRow& row);

 private:
  IconLabel* m_icon;
  QLabel* m_heading;
  QLabel* m_text;
};

}  // namespace consentry::ui
