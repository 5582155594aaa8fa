// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/case_queue_delegate.hpp"

#include <QPainter>
#include <QPainterPath>

#include "ui/common/theme.hpp"
#include "ui/officer/review/case_queue_model.hpp"

namespace consentry::ui {
namespace {

constexpr int kHeight = 57;
constexpr int kFace = 40;
constexpr int kSign = 24;
constexpr int kMargin = 12;

/// Faces are for who works on a case; in the queue a sign of what waits stands for them.
void drawSign(QPainter& painter, const QRect& area, const QModelIndex& index) {
  const bool conflict = index.data(CaseQueueModel::kConflictRole).toBool();
  const bool second = index.data(CaseQueueModel::kSecondRole).toBool();
  const QString icon = conflict ? QStringLiteral("warning")
                       : second ? QStringLiteral("people")
                                : QStringLiteral("circle");
  const bool forMe = index.data(CaseQueueModel::kMineRole).toBool();
  const Tone tone = conflict ? Tone::red : forMe ? Tone::accent : Tone::secondary;
  constexpr int kIcon = 20;
  const QRect place(area.center() - QPoint(kIcon / 2, kIcon / 2), QSize(kIcon, kIcon));
  painter.drawPixmap(place, Theme::instance().pixmap(icon, tone, kIcon, painter.device()->devicePixelRatioF()));
}

void drawFace(QPainter& painter, const QRect& area, const QPixmap& face) {
  QPainterPath frame;
  frame.addRoundedRect(area, Theme::kControlRadius, Theme::kControlRadius);
  painter.save();
  painter.setClipPath(frame);
  const QSize size = face.size().scaled(area.size(), Qt::KeepAspectRatioByExpanding);
  const QRect target(area.center() - QPoint(size.width() / 2, size.height() / 2), size);
  painter.drawPixmap(target, face);
  painter.restore();
}

/// Draws a piece of a line and returns where the next one begins.
int drawPiece(QPainter& painter, QRect line, const QString& text, const QColor& color) {
  painter.setPen(color);
  const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width());
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, shown);
  return line.left() + painter.fontMetrics().horizontalAdvance(shown);
}

}  // namespace

QSize CaseQueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {180, kHeight};
}

void CaseQueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
  const bool forMe = index.data(CaseQueueModel::kMineRole).toBool();
  painter->save();
  painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  if (selected || hovered) painter->fillRect(option.rect, theme.color(selected ? Tone::accentSoft : Tone::hover));
  if (option.state.testFlag(QStyle::State_HasFocus))
    painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.color(Tone::accent));
  painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(Tone::line));

  const QRect content = option.rect.adjusted(kMargin, 8, -kMargin, -9);
  const auto photograph = index.data(CaseQueueModel::kFaceRole).value<QPixmap>();
  const QRect face(content.topLeft(), QSize(photograph.isNull() ? kSign : kFace, kFace));
  if (photograph.isNull())
    drawSign(*painter, face, index);
  else
    drawFace(*painter, face, photograph);

  QRect line(face.right() + 10, content.top() + 1, content.right() - face.right() - 10, 19);
  painter->setFont(Theme::meta());
  const QString waiting = index.data(CaseQueueModel::kWaitingRole).toString();
  painter->setPen(theme.color(Tone::secondary));
  painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, waiting);
  const int waitingWidth = painter->fontMetrics().horizontalAdvance(waiting) + Theme::kGap;
  painter->setFont(Theme::strong());
  drawPiece(*painter, line.adjusted(0, 0, -waitingWidth, 0), index.data(CaseQueueModel::kTitleRole).toString(),
            theme.color(forMe ? Tone::text : Tone::secondary));

  line.translate(0, 20);
  painter->setFont(Theme::meta());
  const QString level = index.data(CaseQueueModel::kLevelRole).toString();
  const bool conflict = index.data(CaseQueueModel::kConflictRole).toBool();
  if (!level.isEmpty()) {
    line.setLeft(drawPiece(*painter, line, level, theme.color(Tone::amber)));
    line.setLeft(drawPiece(*painter, line, QStringLiteral(" · "), theme.color(Tone::secondary)));
  }
  const QString reason = index.data(CaseQueueModel::kReasonRole).toString();
  const QString step = index.data(CaseQueueModel::kStepRole).toString();
  drawPiece(*painter, line, reason.isEmpty() || conflict ? step : reason,
            theme.color(conflict ? Tone::red : Tone::secondary));
  painter->restore();
}

}  // namespace consentry::ui
