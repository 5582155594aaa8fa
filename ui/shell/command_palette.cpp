// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.hpp"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/theme.hpp"

namespace consentry::ui {
namespace {

constexpr int kKeyRole = Qt::UserRole + 1;

/// The name at the left, its key at the right.
class CommandDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::instance();
    const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
    painter->save();
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.color(Tone::accentSoft));
    const QRect area = option.rect.adjusted(12, 0, -12, 0);
    painter->setFont(Theme::body());
    painter->setPen(theme.color(enabled ? Tone::text : Tone::secondary));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    painter->setFont(Theme::mono());
    painter->setPen(theme.color(Tone::secondary));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, index.data(kKeyRole).toString());
    painter->restore();
  }

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {200, Theme::kRow};
  }
};

QString plainText(const QAction& action) {
  QString text = action.text();
  return text.remove(QChar(u'&'));
}

}  // namespace

CommandPalette::CommandPalette(QWidget* over) : QFrame(over), m_field(new QLineEdit), m_list(new QListWidget) {
  setProperty("role", QStringLiteral("palette"));
  m_field->setPlaceholderText(tr("What do you want to do?"));
  m_field->setAccessibleName(tr("What do you want to do?"));
  m_field->installEventFilter(this);
  m_list->setItemDelegate(new CommandDelegate(m_list));
  m_list->setAccessibleName(tr("Commands"));
  m_list->setFocusPolicy(Qt::NoFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->setSpacing(8);
  column->addWidget(m_field);
  column->addWidget(m_list);
  connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
  connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
  connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
  hide();
}

bool CommandPalette::fits(const QString& letters, const QString& text) {
  qsizetype from = 0;
  return std::ranges::all_of(letters, [&](QChar letter) {
    if (letter.isSpace()) return true;
    from = text.indexOf(letter, from, Qt::CaseInsensitive) + 1;
    return from > 0;
  });
}

void CommandPalette::open(const QList<QAction*>& actions) {
  m_before = QApplication::focusWidget();
  m_actions.clear();
  for (QAction* action : actions) m_actions.append(action);
  m_field->clear();
  fill();
  const QSize size(std::min(560, parentWidget()->width() - 40), std::min(420, parentWidget()->height() - 100));
  setGeometry((parentWidget()->width() - size.width()) / 2, 52, size.width(), size.height());
  show();
  raise();
  m_field->setFocus();
}

void CommandPalette::fill() {
  m_list->clear();
  for (int place = 0; place < m_actions.size(); ++place) {
    const QAction* action = m_actions[place];
    if (!action || !fits(m_field->text(), plainText(*action))) continue;
    auto* item = new QListWidgetItem(plainText(*action), m_list);
    item->setData(kKeyRole, action->shortcut().toString(QKeySequence::NativeText));
    item->setData(Qt::UserRole, place);
    if (!action->isEnabled()) item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
  }
  // Words that begin with the letters are meant more often than those that merely hold them.
  int best = 0;
  for (int row = m_list->count() - 1; row >= 0 && !m_field->text().isEmpty(); --row)
    if (m_list->item(row)->text().startsWith(m_field->text(), Qt::CaseInsensitive)) best = row;
  m_list->setCurrentRow(best);
}

void CommandPalette::runCurrent() {
  const QListWidgetItem* item = m_list->currentItem();
  if (!item || !item->flags().testFlag(Qt::ItemIsEnabled)) return;
  const QPointer<QAction> action = m_actions[item->data(Qt::UserRole).toInt()];
  closeQuietly();
  if (action) action->trigger();
}

void CommandPalette::closeQuietly() {
  hide();
  if (m_before) m_before->setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut) hide();
  if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key == Qt::Key_Escape) {
    closeQuietly();
    return true;
  }
  const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
  if (step == 0 || m_list->count() == 0) return QFrame::eventFilter(watched, event);
  m_list->setCurrentRow((m_list->currentRow() + step + m_list->count()) % m_list->count());
  return true;
}

}  // namespace consentry::ui
