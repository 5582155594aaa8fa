// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_proposals.hpp"

namespace consentry::storage {
namespace {

using app::ports::EmergencyGrant;
using domain::Proposal;

Proposal proposalFrom(Row& row) {
  return {.id = row.handle<domain::ProposalId>(0),
          .act = row.word<domain::TwoPersonAct>(1),
          .object = row.text(2),
          .content = row.text(3),
          .hash = row.digest(4),
          .reason = row.text(5),
          .proposedBy = row.handle<domain::UserId>(6),
          .proposedAt = row.instant(7),
          .expiresAt = row.instant(8),
          .state = row.word<domain::ProposalState>(9),
          .decidedBy = row.handle<domain::UserId>(10),
          .decidedAt = row.maybeInstant(11)};
}

}  // namespace

base::Expected<std::vector<Proposal>> SqliteProposals::all() {
  return m_db.list(
      "SELECT id, kind, object, content, hash, reason, proposed_by, proposed_at, expires_at, state, decided_by, "
      "decided_at FROM proposal ORDER BY proposed_at, rowid",
      proposalFrom);
}

base::Expected<std::optional<Proposal>> SqliteProposals::find(const domain::ProposalId& id) {
  return m_db.first(
      "SELECT id, kind, object, content, hash, reason, proposed_by, proposed_at, expires_at, state, decided_by, "
      "decided_at FROM proposal WHERE id = ?",
      proposalFrom, id);
}

base::Expected<std::vector<EmergencyGrant>> SqliteProposals::grantsOf(const domain::UserId& user, base::Instant at) {
  return m_db.list(
      "SELECT proposal, user, act, from_time, until_time, entry FROM emergency_grant "
      "WHERE user = ?1 AND from_time <= ?2 AND until_time > ?2 ORDER BY from_time",
      [](Row& row) {
        return EmergencyGrant{.proposal = row.handle<domain::ProposalId>(0),
                              .user = row.handle<domain::UserId>(1),
                              .act = row.word<domain::Act>(2),
                              .from = row.instant(3),
                              .until = row.instant(4),
                              .entry = row.integer(5)};
      },
      user, at);
}

base::Expected<void> SqliteProposals::add(const Proposal& proposal) {
  TRY_VOID(m_db.run(
      "INSERT INTO proposal (id, kind, object, content, hash, reason, proposed_by, proposed_at, expires_at, state, "
      "decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      proposal.id, proposal.act, proposal.object, proposal.content, proposal.hash, proposal.reason, proposal.proposedBy,
      proposal.proposedAt, proposal.expiresAt, proposal.state, orNull(proposal.decidedBy), proposal.decidedAt));
  return {};
}

base::Expected<void> SqliteProposals::decide(const Proposal& proposal) {
  return exactlyOne(m_db.run("UPDATE proposal SET state = ?2, decided_by = ?3, decided_at = ?4 "
                             "WHERE id = ?1 AND state = 'open'",
                             proposal.id, proposal.state, orNull(proposal.decidedBy), proposal.decidedAt),
                    base::Errc::conflict, "this proposal is decided already");
}

base::Expected<void> SqliteProposals::addGrant(const EmergencyGrant& grant) {
  TRY_VOID(m_db.run(
      "INSERT INTO emergency_grant (proposal, user, act, from_time, until_time, entry) VALUES (?, ?, ?, ?, ?, ?)",
      grant.proposal, grant.user, grant.act, grant.from, grant.until, grant.entry));
  return {};
}

}  // namespace consentry::storage
