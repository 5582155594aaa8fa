// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/data_table.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <utility>

#include "ui/common/empty_state.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/row_filter.hpp"
#include "ui/common/table_delegate.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kMostValues = 20;      // in a column's menu
constexpr int kMostRowsRead = 5000;  // to find a column's values without making people wait

/// The commonest values of a column, in order.
QStringList commonValues(const QAbstractItemModel& model, int column) {
  std::map<QString, int> counts;
  for (int row = 0; row < std::min(model.rowCount(), kMostRowsRead); ++row)
    ++counts[model.index(row, column).data().toString()];
  if (counts.size() > kMostValues) return {};
  QStringList values;
  for (const auto& [value, count] : counts) values << value;
  return values;
}

/// What a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
QString cellText(const QModelIndex& index) {
  const QVariant full = index.data(kFullTextRole);
  QString text = full.isValid() ? full.toString() : index.data().toString();
  bool isNumber = false;
  static_cast<void>(text.toDouble(&isNumber));
  const bool wouldRun = !isNumber && !text.isEmpty() && QStringLiteral("=+-@\t\r\n").contains(text.front());
  for (const char16_t blank : {u'\t', u'\r', u'\n'}) text.replace(QChar(blank), QChar(u' '));
  return wouldRun ? QChar(u'\'') + text : text;
}

}  // namespace

DataTable::DataTable(Kind kind, const QString& accessibleName, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_view(new QTableView), m_stack(new QStackedLayout), m_empty(new EmptyState) {
  m_view->setAccessibleName(accessibleName);
  m_view->setItemDelegate(new TableDelegate(m_view));
  m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_view->setShowGrid(false);
  m_view->setTabKeyNavigation(false);
  m_view->setWordWrap(false);
  m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_view->verticalHeader()->hide();
  m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_view->verticalHeader()->setDefaultSectionSize(Theme::kRow);
  m_view->verticalHeader()->setMinimumSectionSize(Theme::kRow);
  auto* header = m_view->horizontalHeader();
  header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  header->setHighlightSections(false);
  header->setStretchLastSection(true);
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(header, &QHeaderView::customContextMenuRequested, this,
          [this, header](const QPoint& at) { showColumnMenu(header->logicalIndexAt(at)); });
  connect(m_view, &QTableView::activated, this,
          [this](const QModelIndex& index) { emit rowActivated(toModel(index)); });

  auto* frame = card();
  m_stack->setContentsMargins(1, 1, 1, 1);
  m_stack->addWidget(m_view);
  m_stack->addWidget(m_empty);
  frame->setLayout(m_stack);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(Theme::kGrid);
  layout->addWidget(frame, 1);
  layout->addLayout(makeFoot());

  auto* copy = new QAction(tr("Copy rows"), this);
  copy->setShortcut(QKeySequence::Copy);
  copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(copy, &QAction::triggered, this, &DataTable::copySelection);
  m_view->addAction(copy);
  auto* menu = new QAction(tr("Column: sort, filter, choose"), this);
  menu->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
  menu->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(menu, &QAction::triggered, this, [this] { showColumnMenu(std::max(0, m_view->currentIndex().column())); });
  m_view->addAction(menu);

  if (kind == Kind::rowsInMemory) {
    m_filter = new RowFilter(this);
    m_view->setModel(m_filter);
    m_view->setSortingEnabled(true);
    header->setSortIndicatorShown(false);
    header->setSortIndicator(-1, Qt::AscendingOrder);
  }
}

QLayout* DataTable::makeFoot() {
  m_count = metaLabel({});
  m_count->setWordWrap(false);
  m_clear = quietButton(tr("Clear filters"));
  m_clear->setVisible(false);
  m_find = new QLineEdit;
  m_find->setPlaceholderText(tr("Filter rows"));
  m_find->setAccessibleName(tr("Filter rows"));
  m_find->setClearButtonEnabled(true);
  m_find->setFixedWidth(220);
  m_find->setVisible(m_kind == Kind::rowsInMemory);
  connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_filter->setText(text);
    updateCount();
  });
  connect(m_clear, &QPushButton::clicked, this, &DataTable::clearFilters);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(Theme::kGap);
  foot->addWidget(m_count);
  foot->addWidget(m_clear);
  foot->addStretch();
  foot->addWidget(m_find);
  return foot;
}

void DataTable::clearFilters() {
  m_find->clear();
  m_filter->clear();
  updateCount();
}

void DataTable::setModel(QAbstractItemModel* model) {
  m_model = model;
  if (m_filter)
    m_filter->setSourceModel(model);
  else
    m_view->setModel(model);
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(m_view->model(), signal, this, &DataTable::updateCount);
  connect(m_view->model(), &QAbstractItemModel::modelReset, this, &DataTable::updateCount);
  connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) { emit currentRowChanged(toModel(current)); });
  updateCount();
}

int DataTable::toModel(const QModelIndex& index) const {
  return (m_filter ? m_filter->mapToSource(index) : index).row();
}

int DataTable::currentRow() const {
  return toModel(m_view->currentIndex());
}

void DataTable::setCurrentRow(int modelRow) {
  if (modelRow < 0) {
    m_view->clearSelection();
    m_view->setCurrentIndex({});
    return;
  }
  const QModelIndex index = m_model->index(modelRow, 0);
  const QModelIndex shown = m_filter ? m_filter->mapFromSource(index) : index;
  m_view->selectRow(shown.row());
  m_view->setCurrentIndex(shown);
}

void DataTable::setColumnWidths(const QList<int>& widths) {
  auto* header = m_view->horizontalHeader();
  for (int column = 0; column < widths.size(); ++column) {
    if (widths[column] >= 0) {
      m_view->setColumnWidth(column, widths[column]);
      continue;
    }
    header->setStretchLastSection(false);
    header->setSectionResizeMode(column, QHeaderView::Stretch);
  }
}

void DataTable::setEmptyState(const QString& icon, const QString& title, const QString& text, QAction* action) {
  m_empty->set(icon, title, text, action);
}

void DataTable::setTotal(qint64 total) {
  m_total = total;
  updateCount();
}

void DataTable::setRowCondition(std::function<bool(int)> condition) {
  m_filter->setCondition(std::move(condition));
  updateCount();
}

void DataTable::updateCount() {
  const int shown = m_view->model() ? m_view->model()->rowCount() : 0;
  const qint64 total = m_total >= 0 ? m_total : (m_model ? m_model->rowCount() : 0);
  m_count->setText(tr("%1 of %2").arg(number(shown), number(total)));
  m_clear->setVisible(m_filter && m_filter->isFiltering() && shown < total);
  m_find->setEnabled(total > 0);
  m_stack->setCurrentIndex(total == 0 ? 1 : 0);
}

void DataTable::showColumnMenu(int column) {
  if (column < 0 || !m_model) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (m_filter) {
    menu->addAction(tr("Sort ascending"), this, [this, column] { m_view->sortByColumn(column, Qt::AscendingOrder); });
    menu->addAction(tr("Sort descending"), this, [this, column] { m_view->sortByColumn(column, Qt::DescendingOrder); });
    const QStringList values = commonValues(*m_model, column);
    if (values.size() > 1) menu->addSection(tr("Show only"));
    for (const QString& value : values.size() > 1 ? values : QStringList()) {
      QAction* only = menu->addAction(value.isEmpty() ? tr("(empty)") : value);
      only->setCheckable(true);
      only->setChecked(m_filter->values(column).contains(value));
      connect(only, &QAction::toggled, this, [this, column, value](bool on) {
        QSet<QString> chosen = m_filter->values(column);
        on ? static_cast<void>(chosen.insert(value)) : static_cast<void>(chosen.remove(value));
        m_filter->setValues(column, chosen);
        updateCount();
      });
    }
    menu->addSeparator();
  }
  QMenu* columns = menu->addMenu(tr("Columns"));
  for (int each = 0; each < m_model->columnCount(); ++each) {
    const QString name = m_model->headerData(each, Qt::Horizontal, Qt::DisplayRole).toString();
    if (name.isEmpty()) continue;
    QAction* shown = columns->addAction(name);
    shown->setCheckable(true);
    shown->setChecked(!m_view->isColumnHidden(each));
    connect(shown, &QAction::toggled, this, [this, each](bool on) { m_view->setColumnHidden(each, !on); });
  }
  const auto* header = m_view->horizontalHeader();
  menu->popup(header->mapToGlobal(QPoint(header->sectionViewportPosition(column), header->height())));
}

QString DataTable::selectionAsTsv() const {
  QModelIndexList rows = m_view->selectionModel()->selectedRows();
  std::ranges::sort(rows, {}, &QModelIndex::row);
  QList<int> columns;
  QStringList names;
  const auto* header = m_view->horizontalHeader();
  for (int visual = 0; visual < header->count(); ++visual) {
    const int column = header->logicalIndex(visual);
    const QString name = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    if (header->isSectionHidden(column) || name.isEmpty()) continue;
    columns << column;
    names << name;
  }
  QStringList lines{names.join(QChar(u'\t'))};
  for (const QModelIndex& row : rows) {
    QStringList cells;
    for (const int column : columns) cells << cellText(row.siblingAtColumn(column));
    lines << cells.join(QChar(u'\t'));
  }
  return lines.join(QChar(u'\n')) + QChar(u'\n');
}

void DataTable::copySelection() const {
  QApplication::clipboard()->setText(selectionAsTsv());
}

}  // namespace consentry::ui
