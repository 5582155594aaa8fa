// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/manifest_reader.hpp"

using namespace consentry;

/// Whatever the bytes are: no crash, and no physical line with two verdicts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr base::Date kToday{std::chrono::year(2026), std::chrono::November, std::chrono::day(23)};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto kind : {exchange::ManifestKind::csv, exchange::ManifestKind::jsonLines}) {
    const auto manifest = exchange::parseManifest(text, kind, kToday);
    if (!manifest) continue;
    std::int64_t before = 0;
    for (const auto& line : manifest->lines) {
      const auto number = std::visit([](const auto& verdict) { return verdict.line; }, line);
      if (number <= before) std::abort();
      before = number;
    }
  }
  return 0;
}
