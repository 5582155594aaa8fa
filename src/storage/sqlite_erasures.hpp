// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "app/ports/erasures.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteErasures final : public app::ports::ErasureWriter {
 public:
  explicit SqliteErasures(Connection& db) : m_db(db) {}

  base::Expected<std::vector<domain::ThingCount>> standing(const std::string& subject) override;
  base::Expected<std::vector<app::ports::ErasureRow>> erasures() override;
  base::Expected<std::optional<app::ports::ErasureRow>> find(const domain::ErasureId& id) override;
  base::Expected<std::optional<app::ports::ErasureRow>> findOf(const std::string& subject) override;
  base::Expected<std::string> reasonOf(const domain::ErasureId& id) override;
  base::Expected<std::vector<app::ports::ErasureCheck>> checksOf(const domain::ErasureId& id) override;
  base::Expected<std::vector<app::ports::ErasureRow>> unchecked() override;
  base::Expected<std::vector<domain::LegalHold>> holds() override;
  base::Expected<std::optional<domain::LegalHold>> holdOf(const std::string& subject) override;
  base::Expected<std::optional<domain::KeyRenewal>> renewal() override;
  base::Expected<std::optional<domain::KeyRenewal>> findRenewal(std::int64_t number) override;
  base::Expected<std::optional<app::ports::OrderRow>> findOrder(const domain::ProposalId& id) override;
  base::Expected<std::vector<app::ports::OrderRow>> orders() override;
  base::Expected<domain::People> peopleOf(const domain::ProposalId& order) override;
  base::Expected<std::vector<app::ports::OrderExceptionRow>> exceptionsOf(const domain::ProposalId& id) override;
  base::Expected<std::vector<app::ports::ErasureRow>> erasuresBy(const domain::ProposalId& order) override;
  base::Expected<std::vector<domain::TravellerId>> everybody() override;
  base::Expected<std::vector<domain::TravellerId>> peopleOfSet(const domain::SetId& set) override;
  base::Expected<std::int64_t> openCasesAgainst(const domain::ListPersonId& id) override;
  base::Expected<std::vector<app::ports::LineKey>> unknownLines() override;

  base::Expected<std::vector<domain::ThingCount>> destroy(const std::string& subject) override;
  base::Expected<void> forgetLine(const app::ports::LineKey& line) override;
  base::Expected<void> add(const app::ports::ErasureRow& erasure, const std::string& reason) override;
  base::Expected<void> addCheck(const app::ports::ErasureCheck& check) override;
  base::Expected<void> addHold(const domain::LegalHold& hold) override;
  base::Expected<void> liftHold(const domain::LegalHold& hold) override;
  base::Expected<std::int64_t> askRenewal(base::Instant now, base::Instant due) override;
  base::Expected<void> renewed(base::Instant at, std::int64_t seq) override;
  base::Expected<void> addOrder(const app::ports::OrderRow& order, const domain::People& people) override;
  base::Expected<void> replaceOrder(const app::ports::OrderRow& order) override;
  base::Expected<void> addException(const domain::ProposalId& order, const app::ports::OrderExceptionRow& row) override;

  // sqlite_retention.cpp
  base::Expected<std::vector<domain::RetentionRule>> rules() override;
  base::Expected<std::vector<app::ports::RetentionRunRow>> runs() override;
  base::Expected<domain::RetentionCount> due(domain::RetentionKind kind, base::Instant cutoff) override;
  base::Expected<std::vector<domain::ListPersonId>> dueEntries(base::Instant cutoff) override;
  base::Expected<std::chrono::microseconds> longestSilence(base::Instant since, base::Instant now) override;
  base::Expected<void> addRule(const domain::RetentionRule& rule) override;
  base::Expected<void> addRun(const app::ports::RetentionRunRow& run) override;
  base::Expected<domain::RetentionCount> retire(domain::RetentionKind kind, base::Instant cutoff,
                                                base::Instant now) override;

  /// Whether something was destroyed since the last call: its bytes may still stand in the write-ahead log.
  [[nodiscard]] bool takeDestroyed() { return std::exchange(m_destroyed, false); }

 private:
  base::Expected<domain::SubjectKind> kindOf(const std::string& subject);
  base::Expected<void> fill(app::ports::ErasureRow& row);
  base::Expected<void> retirePhotographs(domain::RetentionKind kind, base::Instant cutoff);
  base::Expected<void> closeEmptySets(base::Instant cutoff, base::Instant now);

  Connection& m_db;
  bool m_destroyed = false;
};

}  // namespace consentry::storage
