// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/table_delegate.hpp"

#include <QApplication>
#include <QPainter>
#include <QPixmap>

namespace consentry::ui {
namespace {

constexpr int kPadding = 8;  // px

void paintPhoto(QPainter& painter, const QRect& cell, const QPixmap& photo) {
  const QRect box(cell.left() + kPadding, cell.top() + 2, cell.height() - 5, cell.height() - 5);
  if (photo.isNull()) {
    painter.setPen(QPen(Theme::instance().color(Tone::controlLine), 1, Qt::DashLine));
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3);
    return;
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const int side = std::min(photo.width(), photo.height());
  painter.drawPixmap(box, photo, QRect((photo.width() - side) / 2, (photo.height() - side) / 2, side, side));
}

}  // namespace

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
  QStyleOptionViewItem option(given);
  option.state &= ~QStyle::State_HasFocus;
  if (index.data(kPermissionRole).isValid()) {
    PermissionDelegate::paint(painter, option, index);
  } else {
    QStyleOptionViewItem blank(option);
    initStyleOption(&blank, index);
    blank.text.clear();
    blank.icon = {};
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &blank, painter, option.widget);
    painter->save();
    if (const QVariant photo = index.data(kThumbnailRole); photo.isValid()) {
      paintPhoto(*painter, option.rect, photo.value<QPixmap>());
    } else {
      const QVariant tone = index.data(kToneRole);
      const QFont font = index.data(kMonoRole).toBool() ? Theme::mono() : Theme::body();
      const QRect area = option.rect.adjusted(kPadding, 0, -kPadding, -1);
      const bool right = (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
      painter->setFont(font);
      painter->setPen(Theme::instance().color(tone.isValid() ? static_cast<Tone>(tone.toInt()) : Tone::text));
      const Qt::Alignment alignment = Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft);
      painter->drawText(area, static_cast<int>(alignment.toInt()),
                        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
    painter->restore();
  }
  // The row under the keyboard is marked by more than a shade.
  if ((option.state & QStyle::State_Selected) && option.rect.left() <= 0 && option.widget && option.widget->hasFocus())
    painter->fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1,
                      Theme::instance().color(Tone::accent));
}

}  // namespace consentry::ui
