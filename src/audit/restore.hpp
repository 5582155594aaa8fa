// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/time.hpp"
#include "crypto/sign.hpp"
#include "domain/audit_event.hpp"
#include "domain/restore_proposal.hpp"

namespace consentry::audit {

/// What an entry store_restored says beyond its event. The second person signs the whole entry, as people do.
struct RestoreMark {
  std::int64_t known = 0;
  base::Digest pin;
  base::Instant at;  ///< of the proposal
  std::string by;    ///< who proposed: 32 hexadecimal characters
  crypto::Signature proposed;
};

/// The event, without its actor: whoever agrees.
[[nodiscard]] domain::AuditEvent restoredEvent(const domain::RestorePlan& plan, const std::string& incarnation,
                                               const crypto::PublicKey& next);

/// A restore that two people agreed to.
struct AgreedRestore {
  std::int64_t seq = 0;
  std::string incarnation;  ///< 32 hexadecimal characters
  std::int64_t known = 0;
};

/// Whose key is whose, by what the log has said so far: a person's last one, until the person is disabled.
class PeoplesKeys {
 public:
  /// The next entry's type and bytes, in canonical form.
  void take(std::string_view type, std::string_view bytes);
  [[nodiscard]] std::optional<crypto::PublicKey> find(std::string_view user) const;

 private:
  std::map<std::string, crypto::PublicKey, std::less<>> m_keys;
};

/// What the entry store_restored number `seq` says, when two different people of those agreed to it.
[[nodiscard]] std::optional<AgreedRestore> agreedRestore(std::int64_t seq, std::string_view bytes,
                                                         const PeoplesKeys& people);
/// The pin that the entry's proposer saw; nothing when the entry is no store_restored in its form.
[[nodiscard]] std::optional<base::Digest> pinBeforeRestore(std::string_view bytes);

}  // namespace consentry::audit
