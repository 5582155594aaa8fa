// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "audit/checkpoint.hpp"
#include "audit/slip.hpp"
#include "base/check.hpp"

using namespace consentry;

/// A note that reads is found again inside other text, and nothing but the exact text reads as it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto found = audit::findCheckpoint(text);
  const auto note = audit::parseCheckpoint(text);
  if (!note) return 0;
  base::check(found && found->checkpoint == note->checkpoint, "a note is found in itself");
  base::check(text.starts_with(note->body), "the signed text is the beginning of the note");
  base::check(note->checkpoint.size > 0, "a checkpoint covers something");
  const auto slip = audit::slipText(text, "site");
  base::check(slip && audit::findCheckpoint(*slip)->checkpoint == note->checkpoint, "a slip holds its note");
  base::check(!audit::signedBy(*note, crypto::PublicKey{}), "a key of zeros signs nothing");
  base::check(!audit::cosignedAt(*note, "w", crypto::PublicKey{}), "a key of zeros witnesses nothing");
  return 0;
}
