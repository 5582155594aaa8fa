// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/proposals/proposal_model.hpp"

#include <utility>

#include "ui/common/permission_badge.hpp"
#include "ui/common/words.hpp"
#include "ui/supervisor/proposals/proposal_words.hpp"

namespace consentry::ui {

ProposalModel::ProposalModel(NameOf nameOf, QObject* parent)
    : QAbstractTableModel(parent), m_nameOf(std::move(nameOf)) {}

void ProposalModel::setProposals(std::vector<app::ProposalView> proposals) {
  beginResetModel();
  m_proposals = std::move(proposals);
  endResetModel();
}

int ProposalModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_proposals.size());
}

int ProposalModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant ProposalModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const app::ProposalView& view = at(index.row());
  if (role == kToneRole) {
    if (index.column() == state) return static_cast<int>(stateTone(view));
    return static_cast<int>(isOpen(view) ? Tone::text : Tone::secondary);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case what:
      return summary(view.proposal, m_nameOf);
    case state:
      return stateWords(view);
    case proposedBy:
      return m_nameOf(view.proposal.proposedBy.text());
    case proposedAt:
      return dayAndTime(view.proposal.proposedAt);
    case until:
      return dayAndTime(view.proposal.expiresAt);
    default:
      return {};
  }
}

QVariant ProposalModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case what:
      return tr("What");
    case state:
      return tr("State");
    case proposedBy:
      return tr("Proposed by");
    case proposedAt:
      return tr("Proposed");
    case until:
      return tr("Waits until");
    default:
      return {};
  }
}

}  // namespace consentry::ui
