// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace consentry::domain {

/// What somebody proposes who wants a log to go on that no key can continue: after exactly that record, knowingly
/// giving up whatever came after it (docs/log-format.md, "After a restore").
struct RestorePlan {
  base::Digest prev;       ///< leaf hash of the last record that is there
  base::Digest from;       ///< hash of the backup's manifest, or of the head note where no backup was taken
  base::Digest reason;     ///< salted commitment to the reason
  base::Digest pin;        ///< hash of the pin that stands there; zero when there is none
  std::int64_t known = 0;  ///< the longest that this log was known to be, in records
  base::Instant at;
  bool operator==(const RestorePlan&) const = default;
};
/// What the proposer signs.
[[nodiscard]] std::string signedText(const RestorePlan& plan);

inline constexpr std::string_view kRestoreProposal = "restore.proposal";
inline constexpr std::size_t kLongestRestoreReason = 500;  ///< bytes

/// A restore that waits for a second person, as the file `restore.proposal` in the store's folder keeps it.
struct RestoreProposal {
  RestorePlan plan;
  std::string log;           ///< whose store it is
  std::int64_t records = 0;  ///< size of the log: the restore would be the record of that number
  UserId by;
  base::Digest salt;                      ///< of the commitment to the reason
  std::string reason;                     ///< one line, for the other person
  std::array<std::byte, 64> signature{};  ///< Ed25519 by `by` over `signedText`
  bool operator==(const RestoreProposal&) const = default;
};

/// One value a line, in one order: the same proposal is always the same bytes.
[[nodiscard]] std::string textOf(const RestoreProposal& proposal);
/// Exactly what `textOf` writes; Errc::parse otherwise.
[[nodiscard]] base::Expected<RestoreProposal> restoreProposalFromText(std::string_view text);

}  // namespace consentry::domain
