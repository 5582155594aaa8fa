// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/consent_reader.hpp"

using namespace consentry;

/// Whatever the bytes are: no crash, and no line that both gives and expires at once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = exchange::parseConsents({reinterpret_cast<const char*>(data), size});
  if (!file) return 0;
  for (const auto& line : file->lines)
    if (const auto* good = std::get_if<app::ports::ConsentLine>(&line))
      if (good->consentRef.empty() || good->travellerRef.empty() || (good->expires && *good->expires <= good->at))
        std::abort();
  return 0;
}
