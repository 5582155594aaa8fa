// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store_contract.hpp"

namespace consentry::test {

/// What an act works on, in a process of its own.
struct ActRoom {
  std::filesystem::path store;
  storage::StoreOptions options;
  SettableClock& clock;
  CountedRandom& random;
  const app::ports::NewIdentity& holder;  ///< of a share of the keys
  std::function<void()> acknowledged;     ///< one step is done, and whoever asked for it was told
};

/// An act that is broken off at every operation of the disk. Another part adds its own to `faultCases`.
struct FaultCase {
  std::string name;
  std::function<void(Sample<SqliteStores>&)> prepare;  ///< makes `store` ready and leaves it; it is closed afterwards
  std::function<base::Expected<void>(ActRoom&)> act;   ///< can be run again after a failure, as a person would
  std::string rows;                                    ///< SQL: how often the act happened
  std::string entries;                                 ///< SQL: how often the log says so
  std::int64_t most = 1'000'000;                       ///< rows that there can be: an act that is done once counts once
  std::string readOnlyReason{};                        ///< of the store as it is prepared
  bool opensOnceDone = false;                          ///< that reason is gone when the act has happened
};

[[nodiscard]] const std::vector<FaultCase>& faultCases();

}  // namespace consentry::test
