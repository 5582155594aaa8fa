// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/screenings.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteScreenings final : public app::ports::ScreeningWriter {
 public:
  explicit SqliteScreenings(Connection& db) : m_db(db) {}

  base::Expected<std::vector<app::ports::RunRow>> runs() override;
  base::Expected<std::optional<app::ports::RunRow>> findRun(const domain::RunId& id) override;
  base::Expected<std::optional<app::ports::UseRow>> findUse(std::int64_t id) override;
  base::Expected<std::vector<domain::PhotoId>> donePhotos(const domain::RunId& id) override;
  base::Expected<std::vector<app::ports::CaseRow>> cases(bool openOnly) override;
  base::Expected<std::int64_t> openCaseCount() override;
  base::Expected<std::optional<app::ports::CaseRow>> findCase(const domain::CaseId& id) override;
  base::Expected<std::optional<app::ports::CaseRow>> findCaseByNumber(std::int64_t number) override;
  base::Expected<std::vector<app::ports::ComparisonRow>> candidates(const domain::CaseId& id) override;
  base::Expected<std::vector<domain::CaseId>> openCasesOf(const domain::TravellerId& id) override;
  base::Expected<std::int64_t> addUse(const app::ports::UseRow& use) override;
  base::Expected<void> addRun(const app::ports::RunRow& run) override;
  base::Expected<void> replaceRun(const app::ports::RunRow& run) override;
  base::Expected<void> markDone(const domain::RunId& run, const domain::PhotoId& photo) override;
  base::Expected<void> addComparison(const app::ports::ComparisonRow& comparison) override;
  base::Expected<void> addCommitmentSalt(std::int64_t seq, const domain::TravellerId& subject,
                                         base::ByteView salt) override;
  base::Expected<std::int64_t> addCase(const app::ports::CaseRow& row) override;
  base::Expected<void> replaceCase(const app::ports::CaseRow& row) override;

 private:
  base::Expected<void> addJudgements(const app::ports::CaseRow& row, std::size_t stored);

  Connection& m_db;
};

}  // namespace consentry::storage
