// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/queue_pane.hpp"

#include <QComboBox>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/review/case_queue_delegate.hpp"

namespace consentry::ui {
namespace {

constexpr int kWidth = 236;

QListView* makeList(QWidget* parent) {
  auto* list = new QListView(parent);
  list->setFrameShape(QFrame::NoFrame);
  list->setUniformItemSizes(true);
  list->setMouseTracking(true);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list->setItemDelegate(new CaseQueueDelegate(list));
  list->setAccessibleName(QueuePane::tr("Cases that wait"));
  return list;
}

}  // namespace

QueuePane::QueuePane(CaseQueueModel& model, QWidget* parent) : QFrame(parent), m_model(model) {
  setFixedWidth(kWidth);
  m_filter = new CaseQueueFilter(this);
  m_filter->setSourceModel(&model);

  setProperty("role", QStringLiteral("bar"));
  m_order = quietButton(QString(), this);
  m_order->setAccessibleName(tr("Order of the queue"));
  auto* orders = new QMenu(m_order);
  orders->addAction(tr("By waiting time"), this, [this] { chooseOrder(CaseQueueFilter::Order::waiting); });
  orders->addAction(tr("Priority first"), this, [this] { chooseOrder(CaseQueueFilter::Order::priority); });
  m_order->setMenu(orders);

  m_show = new QComboBox(this);
  m_show->setAccessibleName(tr("Which cases are shown"));
  m_show->addItem(tr("All open"));
  m_show->addItem(tr("For me"));
  m_show->addItem(tr("Conflicts"));
  connect(m_show, &QComboBox::currentIndexChanged, this, [this](int index) {
    m_filter->setShow(static_cast<CaseQueueFilter::Show>(index));
    updateCount();
  });

  m_list = makeList(this);
  m_list->setModel(m_filter);
  // A click opens; Enter does too, but on every platform, whatever its style thinks of activation.
  connect(m_list, &QListView::clicked, this, &QueuePane::open);
  auto* enter = new QAction(m_list);
  enter->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
  enter->setShortcutContext(Qt::WidgetShortcut);
  connect(enter, &QAction::triggered, this, [this] { open(m_list->currentIndex()); });
  m_list->addAction(enter);

  m_nothing = metaLabel(QString(), this);
  m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_nothing->setContentsMargins(12, 12, 12, 12);
  m_stack = new QStackedWidget(this);
  m_stack->addWidget(m_list);
  m_stack->addWidget(m_nothing);
  m_count = metaLabel(QString(), this);

  auto* head = new QHBoxLayout;
  head->setContentsMargins(12, 8, 6, 4);
  auto* name = titleLabel(tr("Queue"), this);
  head->addWidget(name);
  head->addStretch();
  head->addWidget(m_order);
  auto* choice = new QHBoxLayout;
  choice->setContentsMargins(12, 0, 12, 8);
  choice->addWidget(m_show, 1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(12, 8, 12, 10);
  foot->addWidget(m_count);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(head);
  layout->addLayout(choice);
  layout->addWidget(horizontalLine(this));
  layout->addWidget(m_stack, 1);
  layout->addWidget(horizontalLine(this));
  layout->addLayout(foot);

  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (index.isValid()) m_walked = index.data(CaseQueueModel::kIdRole).toString();
  });
  connect(m_filter, &QAbstractItemModel::modelReset, this, [this] {
    m_list->selectionModel()->setCurrentIndex(indexOf(m_walked), QItemSelectionModel::NoUpdate);
    updateCount();
  });
  chooseOrder(CaseQueueFilter::Order::waiting);
  updateCount();
}

void QueuePane::chooseOrder(CaseQueueFilter::Order order) {
  m_filter->setOrder(order);
  const QString words = order == CaseQueueFilter::Order::waiting ? tr("by waiting time") : tr("priority first");
  m_order->setText(words + QStringLiteral(" ▾"));
}

void QueuePane::open(const QModelIndex& index) {
  if (const app::CaseLine* line = m_model.at(m_filter->mapToSource(index))) emit opened(app::CaseLine(*line));
}

QModelIndex QueuePane::indexOf(const QString& caseId) const {
  for (int row = 0; row < m_filter->rowCount(); ++row) {
    const QModelIndex index = m_filter->index(row, 0);
    if (index.data(CaseQueueModel::kIdRole).toString() == caseId) return index;
  }
  return {};
}

void QueuePane::setCurrent(const std::string& caseId) {
  const QModelIndex index = indexOf(QString::fromStdString(caseId));
  if (index.isValid()) return m_list->setCurrentIndex(index);
  m_list->clearSelection();
}

const app::CaseLine* QueuePane::nextFor(const std::string& caseId) const {
  const int count = m_filter->rowCount();
  const int from = indexOf(QString::fromStdString(caseId)).row();
  for (int step = 1; step <= count; ++step) {
    const QModelIndex index = m_filter->index((from + step + count) % count, 0);
    const app::CaseLine* line = m_model.at(m_filter->mapToSource(index));
    if (line->id.text() != caseId && index.data(CaseQueueModel::kMineRole).toBool()) return line;
  }
  return nullptr;
}

void QueuePane::focusList() {
  m_list->setFocus(Qt::OtherFocusReason);
  if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0) m_list->setCurrentIndex(m_filter->index(0, 0));
}

void QueuePane::updateCount() {
  int forMe = 0;
  int conflicts = 0;
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const QModelIndex index = m_model.index(row);
    forMe += index.data(CaseQueueModel::kMineRole).toBool() ? 1 : 0;
    conflicts += index.data(CaseQueueModel::kConflictRole).toBool() ? 1 : 0;
  }
  QStringList parts{tr("%1 open").arg(number(m_model.rowCount())), tr("%1 for you").arg(number(forMe))};
  if (conflicts > 0) parts << tr("%1 in conflict").arg(number(conflicts));
  m_count->setText(parts.join(QStringLiteral(" · ")));
  m_stack->setCurrentWidget(m_filter->rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_nothing);
  m_nothing->setText(m_model.rowCount() == 0 ? tr("No case waits.\nFlagged travellers appear here after a screening.")
                                             : tr("None of the open cases fits this choice."));
}

}  // namespace consentry::ui
