// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/key_help.hpp"

#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <utility>
#include <vector>

#include "ui/common/pieces.hpp"

namespace consentry::ui {

KeyHelp::KeyHelp(QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  setAccessibleName(tr("Keys"));
  setFocusPolicy(Qt::StrongFocus);
  const std::vector<std::pair<QString, QString>> keys{
      {QStringLiteral("A S D  F  G H J"), tr("judge −3 −2 −1  0  +1 +2 +3")},
      {QStringLiteral("C  R  T  I"), tr("cleared, refer, recapture, inconclusive")},
      {QStringLiteral("Enter"), tr("store the judgement")},
      {QStringLiteral("W"), tr("write a note")},
      {QStringLiteral("N"), tr("next case")},
      {QStringLiteral("Esc"), tr("give the case back")},
      {QStringLiteral("← →"), tr("candidate before, after")},
      {QStringLiteral("↑ ↓"), tr("reference before, after")},
      {QStringLiteral("1 2 3 4 5"), tr("side by side, overlay, curtain, blink, difference")},
      {QStringLiteral("+  −  0"), tr("zoom in, out, fit (also the wheel)")},
      {QStringLiteral("Shift + arrows"), tr("move the photographs (also by dragging)")},
      {QStringLiteral("[  ]"), tr("less, more of the reference (overlay, curtain)")},
      {QStringLiteral("Q"), tr("to the queue; Enter opens a case")}};
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(20);
  grid->setVerticalSpacing(5);
  int row = 0;
  for (const auto& [key, meaning] : keys) {
    grid->addWidget(monoLabel(key, this), row, 0);
    grid->addWidget(bodyLabel(meaning, this), row++, 1);
  }
  grid->setColumnStretch(1, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 16, 20, 16);
  layout->setSpacing(10);
  layout->addWidget(titleLabel(tr("Keys"), this));
  layout->addLayout(grid);
  layout->addWidget(metaLabel(tr("F1 or Esc puts this away."), this));
  parent->installEventFilter(this);
  setVisible(false);
}

void KeyHelp::toggle() {
  if (isVisible()) return hide();
  place();
  show();
  raise();
  setFocus();
}

void KeyHelp::place() {
  const QSize size(460, heightForWidth(460) > 0 ? heightForWidth(460) : sizeHint().height());
  const QSize room = parentWidget()->size();
  resize(size.boundedTo(room));
  move((room.width() - width()) / 2, (room.height() - height()) / 2);
}

void KeyHelp::hideEvent(QHideEvent* event) {
  QFrame::hideEvent(event);
  emit closed();
}

void KeyHelp::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F1) return hide();
  QFrame::keyPressEvent(event);
}

bool KeyHelp::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && isVisible()) place();
  return QFrame::eventFilter(watched, event);
}

}  // namespace consentry::ui
