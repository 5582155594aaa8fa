// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/screen/run_model.hpp"

#include <QCoreApplication>
#include <optional>

#include "ui/common/permission_badge.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct RunWords {
  Q_DECLARE_TR_FUNCTIONS(consentry::ui::RunWords)
};

std::optional<qint64> countOf(const app::ports::RunRow& run, RunModel::Column column) {
  switch (column) {
    case RunModel::kSearched:
      return run.searched;
    case RunModel::kReview:
      return run.flaggedReview;
    case RunModel::kPriority:
      return run.flaggedPriority;
    case RunModel::kDenied:
      return run.denied;
    case RunModel::kNoFace:
      return run.failed;
    case RunModel::kStarted:
    case RunModel::kSet:
    case RunModel::kList:
    case RunModel::kProfile:
    case RunModel::kBy:
    case RunModel::kState:
    case RunModel::kColumns:
      break;
  }
  return std::nullopt;
}

QVariant toneOf(const app::ports::RunRow& run, RunModel::Column column) {
  const auto when = [](bool really, Tone tone) { return really ? QVariant(static_cast<int>(tone)) : QVariant(); };
  if (column == RunModel::kPriority || column == RunModel::kReview)
    return when(countOf(run, column).value_or(0) > 0, Tone::amber);
  if (column == RunModel::kDenied) return when(run.denied > 0, Tone::red);
  if (column == RunModel::kState) return when(run.state == app::ports::RunState::cancelled, Tone::secondary);
  return {};
}

}  // namespace

QString words(app::ports::RunState state) {
  switch (state) {
    case app::ports::RunState::running:
      return RunWords::tr("interrupted");
    case app::ports::RunState::finished:
      return RunWords::tr("done");
    case app::ports::RunState::cancelled:
      return RunWords::tr("cancelled");
  }
  return {};
}

RunModel::RunModel(std::function<QString(const std::string&)> nameOf, QObject* parent)
    : QAbstractTableModel(parent), m_nameOf(std::move(nameOf)) {}

void RunModel::setRuns(std::vector<app::RunView> runs) {
  beginResetModel();
  m_runs = std::move(runs);
  endResetModel();
}

const app::RunView* RunModel::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_runs[static_cast<std::size_t>(row)] : nullptr;
}

int RunModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString RunModel::text(const app::RunView& view, Column column) const {
  if (const auto count = countOf(view.run, column)) return number(*count);
  switch (column) {
    case kStarted:
      return dayAndTime(view.run.startedAt);
    case kSet:
      return fromUtf8(view.setName);
    case kList:
      return tr("%1 v%2").arg(fromUtf8(view.listName)).arg(view.run.listVersion);
    case kProfile:
      return fromUtf8(view.run.profile);
    case kBy:
      return m_nameOf(view.run.by.text());
    case kState:
      return words(view.run.state);
    case kSearched:
    case kReview:
    case kPriority:
    case kDenied:
    case kNoFace:
    case kColumns:
      break;
  }
  return {};
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
  const app::RunView* view = index.isValid() ? at(index.row()) : nullptr;
  if (view == nullptr) return {};
  const auto column = static_cast<Column>(index.column());
  const auto count = countOf(view->run, column);
  switch (role) {
    case Qt::DisplayRole:
      return text(*view, column);
    case Qt::ToolTipRole:
      return count ? QVariant() : QVariant(text(*view, column));
    case Qt::TextAlignmentRole:
      return count ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case kToneRole:
      return toneOf(view->run, column);
    case kSortRole:
      if (count) return *count;
      if (column == kStarted) return static_cast<qint64>(base::micros(view->run.startedAt));
      return text(*view, column);
    default:
      return {};
  }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case kStarted:
      return tr("Started");
    case kSet:
      return tr("Set");
    case kList:
      return tr("List");
    case kSearched:
      return tr("Searched");
    case kReview:
      return tr("Review");
    case kPriority:
      return tr("Priority");
    case kDenied:
      return tr("Not allowed");
    case kNoFace:
      return tr("No face");
    case kProfile:
      return tr("Threshold profile");
    case kBy:
      return tr("By");
    case kState:
      return tr("State");
    case kColumns:
      break;
  }
  return {};
}

}  // namespace consentry::ui
