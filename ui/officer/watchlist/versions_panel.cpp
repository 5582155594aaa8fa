// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/watchlist/versions_panel.hpp"

#include <QDateEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/data_table.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

void VersionModel::setVersions(std::vector<app::ports::ListVersionRow> versions) {
  beginResetModel();
  m_versions = std::move(versions);
  std::ranges::sort(m_versions, std::greater<>(), &app::ports::ListVersionRow::number);
  endResetModel();
}

int VersionModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_versions.size());
}

int VersionModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant VersionModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const app::ports::ListVersionRow& version = m_versions[static_cast<std::size_t>(index.row())];
  const std::string root = base::toHex(version.root);
  const auto column = static_cast<Column>(index.column());
  if (role == kMonoRole) return column == kRoot;
  if (role == Qt::ToolTipRole && column == kSince) return fullTime(version.at);
  if (role == kFullTextRole || role == Qt::ToolTipRole) return column == kRoot ? QVariant(fromUtf8(root)) : QVariant();
  if (role == kSortRole) {
    if (column == kNumber) return version.number;
    if (column == kSince) return static_cast<qint64>(base::micros(version.at));
    if (column == kPeople) return static_cast<qint64>(version.people);
  }
  if (role != Qt::DisplayRole && role != kSortRole) return {};
  switch (column) {
    case kNumber:
      return number(version.number);
    case kSince:
      return day(base::dateOf(version.at));
    case kPeople:
      return number(version.people);
    case kRoot:
      return shortHandle(root);
    case kColumns:
      break;
  }
  return {};
}

QVariant VersionModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case kNumber:
      return tr("No.");
    case kSince:
      return tr("Since");
    case kPeople:
      return tr("People");
    case kRoot:
      return tr("Root");
    case kColumns:
      break;
  }
  return {};
}

VersionsPanel::VersionsPanel(QWidget* parent) : QFrame(parent) {
  setProperty("role", QStringLiteral("card"));
  m_title = titleLabel(QString(), this);
  m_title->setWordWrap(true);
  m_table = new DataTable(DataTable::Kind::rowsInMemory, tr("Versions"), this);
  m_table->setModel(&m_model);
  m_table->setColumnWidths({44, 94, 56, 78});
  m_table->setEmptyState(QStringLiteral("watchlist"), tr("No version yet"),
                         tr("The first one is made when an entry becomes active."));
  m_day = new QDateEdit(this);
  m_day->setCalendarPopup(true);
  m_day->setDisplayFormat(QStringLiteral("d MMM yyyy"));
  m_day->setAccessibleName(tr("Day"));
  QPushButton* show = plainButton(tr("Rebuild"), this);
  connect(show, &QPushButton::clicked, this, [this] {
    // The whole day counts: what was in force at its end.
    const QDateTime end = m_day->date().addDays(1).startOfDay();
    emit asOfRequested(base::fromMicros(end.toMSecsSinceEpoch() * 1000 - 1),
                       QLocale().toString(m_day->date(), QStringLiteral("d MMM yyyy")));
  });
  m_answer = bodyLabel(QString(), this);
  m_root = monoLabel(QString(), this);
  m_root->setWordWrap(true);
  m_message = new MessageBar(this);
  QPushButton* close = plainButton(tr("Close"), this);
  connect(close, &QPushButton::clicked, this, &VersionsPanel::closed);

  auto* ask = new QHBoxLayout;
  ask->addWidget(m_day, 1);
  ask->addWidget(show);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 14, 14, 14);
  layout->setSpacing(6);
  layout->addWidget(m_title);
  layout->addWidget(m_table, 1);
  layout->addWidget(sectionLabel(tr("Who was on it at the end of"), this));
  layout->addLayout(ask);
  layout->addWidget(m_answer);
  layout->addWidget(m_root);
  layout->addWidget(m_message);
  layout->addWidget(close, 0, Qt::AlignLeft);
}

void VersionsPanel::begin(const QString& list, std::vector<app::ports::ListVersionRow> versions) {
  m_title->setText(tr("Versions of “%1”").arg(list));
  m_model.setVersions(std::move(versions));
  m_day->setDate(QDate::currentDate());
  m_day->setMaximumDate(QDate::currentDate());
  m_answer->clear();
  m_root->clear();
  m_message->clear();
}

void VersionsPanel::showAsOf(const std::optional<app::ListVersionView>& view, const QString& dayWords) {
  m_message->clear();
  m_root->clear();
  setTone(m_answer, Tone::text);
  if (!view) return m_answer->setText(tr("On %1 the list had no version: nobody was searched.").arg(dayWords));
  const QString people = tr("people: %1").arg(number(view->version.people));
  const QString references = tr("reference photographs: %1").arg(number(view->version.references));
  m_answer->setText(tr("On %1 version %2 was in force; %3, %4. %5")
                        .arg(dayWords, number(view->version.number), people, references,
                             view->rootAgrees ? tr("Its root was computed anew and agrees.")
                                              : tr("Its root, computed anew, does not agree: tell the auditor.")));
  setTone(m_answer, view->rootAgrees ? Tone::text : Tone::red);
  const QString root = fromUtf8(base::toHex(view->version.root));
  m_root->setText(root.left(root.size() / 2) + QLatin1Char('\n') + root.mid(root.size() / 2));
}

void VersionsPanel::showError(const base::Error& error) {
  m_message->showError(error, tr("Reading the versions"));
}

}  // namespace consentry::ui
