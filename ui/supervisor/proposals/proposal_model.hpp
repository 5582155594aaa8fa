// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/two_person.hpp"
#include "ui/supervisor/proposals/proposal_words.hpp"

namespace consentry::ui {

/// What waits for a second person, and what was decided.
class ProposalModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { what, state, proposedBy, proposedAt, until, columns };

  explicit ProposalModel(NameOf nameOf, QObject* parent = nullptr);

  void setProposals(std::vector<app::ProposalView> proposals);
  [[nodiscard]] const app::ProposalView& at(int row) const { return m_proposals[static_cast<std::size_t>(row)]; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  NameOf m_nameOf;
  std::vector<app::ProposalView> m_proposals;
};

}  // namespace consentry::ui
