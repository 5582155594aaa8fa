// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "exchange/order_toml.hpp"

using namespace consentry;

/// Whatever the bytes are: no crash, and no order without a reason, a legal reference and somebody whom it means.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto order = exchange::orderFromToml({reinterpret_cast<const char*>(data), size});
  if (!order) return 0;
  if (order->reason.empty() || order->legalReference.empty()) std::abort();
  if (const auto* people = std::get_if<domain::PeopleByRef>(&order->selection); people && people->refs.empty())
    std::abort();
  if (const auto* set = std::get_if<domain::PeopleOfSet>(&order->selection); set && set->set.empty()) std::abort();
  return 0;
}
