// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "audit/canonical.hpp"
#include "audit/entry.hpp"
#include "base/check.hpp"

using namespace consentry;

/// What reads as an entry must be canonical, and canonical text has keys in order with their values inside the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<audit::CanonicalMember> members;
  const bool canonical = audit::scanCanonicalObject(text, members);
  const auto entry = audit::parseEntry(text);
  base::check(!entry || canonical, "an entry is canonical");
  base::check(!entry || size <= audit::kMaxEntryBytes, "an entry is not too long");
  if (!canonical) return 0;
  std::string_view last;
  for (const auto& [key, value] : members) {
    base::check(last < key, "keys are in order");
    base::check(!value.empty() && value.data() >= text.data() && value.end() <= text.end(), "values are in the text");
    last = key;
  }
  return 0;
}
