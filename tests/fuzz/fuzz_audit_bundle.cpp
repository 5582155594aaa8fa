// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "audit/bundle.hpp"
#include "base/check.hpp"

using namespace consentry;

/// The input is the bundle's files one after the other, with a zero byte between them: entries, leaves, checkpoints,
/// pin, anchor. No input can crash the verifier, and no verdict contradicts its own figures.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::array<std::string, 5> files;
  for (auto& file : files) {
    const auto end = std::min(rest.find('\0'), rest.size());
    file = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  audit::BundleText text{.entries = files[0], .leaves = files[1], .checkpoints = files[2], .pin = {}};
  if (!files[3].empty()) text.pin = files[3];
  std::vector<std::string> anchors;
  if (!files[4].empty()) anchors.push_back(files[4]);
  const audit::Report report = audit::verifyBundle(text, anchors);
  base::check(!report.good() || !report.firstBad, "a good log has no bad record");
  base::check(report.verdict != audit::Verdict::anchored || report.newerThanAnchor == 0, "anchored to the end");
  return 0;
}
