// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "exchange/profile_toml.hpp"

using namespace consentry;

/// Whatever the bytes are: no crash, and what was read is written so that it reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto profile = exchange::profileFromToml({reinterpret_cast<const char*>(data), size});
  if (!profile) return 0;
  const auto text = exchange::profileToToml(*profile);
  const auto again = exchange::profileFromToml(text);
  if (!again || exchange::profileToToml(*again) != text) std::abort();
  return 0;
}
