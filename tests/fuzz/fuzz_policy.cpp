// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "exchange/policy_toml.hpp"

using namespace consentry;

/// Whatever the bytes are: no crash, and no rule without a reason or with both a basis and a prohibition.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto policy = exchange::policyFromToml({reinterpret_cast<const char*>(data), size});
  if (!policy) return 0;
  for (const auto& rule : policy->rules)
    if (rule.why.empty() || rule.forbids != rule.bases.empty()) std::abort();
  return 0;
}
