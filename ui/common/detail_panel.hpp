// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include "ui/common/permission_badge.hpp"

class QVBoxLayout;
class QHBoxLayout;

namespace consentry::ui {

/// The card at the right that explains the current row: a meta line, a heading, sections one under another, buttons at
/// the foot. Scrolls when it must; text can be selected.
class DetailPanel : public QFrame {
  Q_OBJECT
 public:
  explicit DetailPanel(QWidget* parent = nullptr);

  void clear();  ///< of everything, buttons included
  void setHeading(const QString& meta, const QString& heading, Tone tone = Tone::text);
  void addText(const QString& text);
  void addSection(const QString& label, const QString& text);
  /// Shortened in the middle; a press copies it whole.
  void addHash(const QString& label, const QString& hash);
  void addMono(const QString& label, const QString& text);
  void addPermission(const QString& label, const Permission& permission);
  void addWidget(const QString& label, QWidget* widget);
  void addButton(QWidget* button);

 private:
  QVBoxLayout* m_content;
  QHBoxLayout* m_foot;
};

}  // namespace consentry::ui
