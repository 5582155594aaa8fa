// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "domain/restore_proposal.hpp"

using namespace consentry;

/// Whatever the bytes are: no crash, and what is taken for a proposal has one spelling and a reason to show.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto proposal = domain::restoreProposalFromText(text);
  if (!proposal) return 0;
  if (textOf(*proposal) != text || proposal->reason.empty()) std::abort();
  if (proposal->reason.size() > domain::kLongestRestoreReason || proposal->records < 0) std::abort();
  return 0;
}
