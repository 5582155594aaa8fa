// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/review_cases.hpp"

class QButtonGroup;
class QHBoxLayout;

namespace consentry::ui {

/// The reference photographs of one candidate as small faces, the chosen one framed.
class ReferenceStrip : public QWidget {
  Q_OBJECT
 public:
  explicit ReferenceStrip(QWidget* parent = nullptr);

  void setReferences(const std::vector<app::CaseReference>& references);
  void setCurrent(int index);

 signals:
  void chosen(int index);

 private:
  QButtonGroup* m_group;
  QHBoxLayout* m_layout;
};

}  // namespace consentry::ui
