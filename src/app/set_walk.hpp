// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "app/gatekeeper.hpp"
#include "app/manage_sets.hpp"

namespace consentry::app {

/// One manifest line on its way through: file → gate → face.
struct Walk {
  domain::ManifestRow row;
  SetLineView view;
  ports::TravellerRow traveller;
  base::Bytes file;
  base::Digest hash;
  std::optional<domain::Permit> permit{};  ///< the gate said yes
  bool opens = false;                      ///< and there is something to open
};

/// What preview and import share: they differ only in what `settle` keeps.
class SetWalk {
 public:
  struct Want {
    std::filesystem::path folder;
    domain::Purpose purpose;
    std::optional<domain::SetId> set;
    bool open = true;
  };
  /// Called for each batch of decisions inside their transaction; what has been settled so far can be kept in it.
  using Admitted = std::function<base::Expected<void>(ports::WriteUnit&)>;
  /// Called for each line that is through, in any order.
  using Settled = std::function<base::Expected<void>(Walk&, const ports::PhotoFinding*)>;

  SetWalk(Context& context, const Job& job, Want want) : m_context(context), m_job(job), m_want(std::move(want)) {}

  [[nodiscard]] base::Expected<void> run(const std::vector<const domain::ManifestRow*>& rows, const Admitted& admitted,
                                         const Settled& settled);

  [[nodiscard]] std::int64_t notOpened() const { return m_notOpened; }
  [[nodiscard]] const ports::StageTimes& times() const { return m_times; }

 private:
  [[nodiscard]] base::Expected<bool> refuseContradictions(std::vector<Walk>& batch);
  [[nodiscard]] base::Expected<void> admit(std::vector<Walk>& batch, const Admitted& admitted);
  [[nodiscard]] base::Expected<void> decide(ports::WriteUnit& unit, const Gatekeeper& gate, Walk& walk);
  [[nodiscard]] base::Expected<void> lookAtFile(Walk& walk);
  void add(const ports::StageTimes& times);

  Context& m_context;
  const Job& m_job;
  Want m_want;
  std::set<std::pair<domain::TravellerId, base::Digest>> m_seen;
  std::int64_t m_notOpened = 0;
  ports::StageTimes m_times;
};

}  // namespace consentry::app
