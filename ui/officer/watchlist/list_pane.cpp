// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/watchlist/list_pane.hpp"

#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kWidth = 220;
constexpr int kRowHeight = 61;

class ListDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {180, kRowHeight};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::instance();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
      painter->fillRect(option.rect, theme.color(selected ? Tone::accentSoft : Tone::hover));
    if (option.state.testFlag(QStyle::State_HasFocus))
      painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.color(Tone::accent));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(Tone::line));
    QRect line = option.rect.adjusted(12, 6, -12, 0);
    line.setHeight(18);
    const auto draw = [&](const QFont& font, Tone tone, const QString& text) {
      painter->setFont(font);
      painter->setPen(theme.color(tone));
      painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                        QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
      line.translate(0, 16);
    };
    draw(Theme::strong(), Tone::text, index.data(ListModel::kNameRole).toString());
    draw(Theme::meta(), Tone::secondary, index.data(ListModel::kLawRole).toString());
    draw(Theme::meta(), Tone::secondary, index.data(ListModel::kCountRole).toString());
    painter->restore();
  }
};

}  // namespace

void ListModel::setLists(std::vector<app::ListView> lists) {
  beginResetModel();
  m_lists = std::move(lists);
  endResetModel();
}

const app::ListView* ListModel::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_lists[static_cast<std::size_t>(row)] : nullptr;
}

int ListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_lists.size());
}

QVariant ListModel::data(const QModelIndex& index, int role) const {
  const app::ListView* view = index.isValid() ? at(index.row()) : nullptr;
  if (view == nullptr) return {};
  const QString version = view->version ? tr("version %1").arg(view->version->number) : tr("no version yet");
  const QString count = tr("%1 of %2 active").arg(number(view->active), number(view->people));
  switch (role) {
    case kNameRole:
      return fromUtf8(view->list.name);
    case kLawRole:
      return fromUtf8(view->list.legalReference);
    case kCountRole:
      return count + QStringLiteral(" · ") + version;
    case Qt::ToolTipRole:
      return fromUtf8(view->list.name);
    case Qt::AccessibleTextRole:
      return tr("%1, %2, %3").arg(fromUtf8(view->list.name), fromUtf8(view->list.legalReference), count);
    default:
      return {};
  }
}

ListPane::ListPane(QWidget* parent) : QFrame(parent) {
  setProperty("role", QStringLiteral("bar"));
  setFixedWidth(kWidth);
  m_view = new QListView(this);
  m_view->setModel(&m_model);
  m_view->setItemDelegate(new ListDelegate(m_view));
  m_view->setMouseTracking(true);
  m_view->setUniformItemSizes(true);
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_view->setAccessibleName(tr("Watchlists"));
  m_create = quietButton(tr("New list"), this);
  connect(m_create, &QPushButton::clicked, this, &ListPane::createRequested);
  connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    const app::ListView* view = m_model.at(index.row());
    if (view == nullptr || view->list.id.text() == m_current) return;
    m_current = view->list.id.text();
    emit chosen();
  });

  auto* head = new QHBoxLayout;
  head->setContentsMargins(12, 8, 6, 8);
  head->addWidget(titleLabel(tr("Lists"), this));
  head->addStretch();
  head->addWidget(m_create);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(head);
  layout->addWidget(horizontalLine(this));
  layout->addWidget(m_view, 1);
}

void ListPane::setLists(std::vector<app::ListView> lists) {
  const std::string before = m_current;
  const QSignalBlocker quiet(m_view->selectionModel());
  m_model.setLists(std::move(lists));
  choose(before);
}

void ListPane::setMayCreate(bool may) {
  m_create->setVisible(may);
}

void ListPane::choose(const std::string& id) {
  int row = m_model.rowCount() > 0 ? 0 : -1;
  for (int i = 0; i < m_model.rowCount(); ++i)
    if (m_model.at(i)->list.id.text() == id) row = i;
  const bool another = row >= 0 && m_model.at(row)->list.id.text() != m_current;
  m_current = row < 0 ? std::string() : m_model.at(row)->list.id.text();
  m_view->setCurrentIndex(m_model.index(row));
  if (another) emit chosen();
}

const app::ListView* ListPane::current() const {
  for (int i = 0; i < m_model.rowCount(); ++i)
    if (m_model.at(i)->list.id.text() == m_current) return m_model.at(i);
  return nullptr;
}

void ListPane::focusList() {
  m_view->setFocus(Qt::OtherFocusReason);
}

}  // namespace consentry::ui
