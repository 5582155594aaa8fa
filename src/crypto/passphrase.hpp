// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "crypto/secret_bytes.hpp"

namespace consentry::crypto {

/// What deriving one key costs (Argon2id version 1.3, RFC 9106, one lane). What it starts with is the least that new
/// passphrases get.
struct PassphraseWork {
  std::uint64_t passes = 3;
  std::uint64_t memoryBytes = std::uint64_t{64} << 20;
  auto operator<=>(const PassphraseWork&) const = default;
};

constexpr std::size_t kPassphraseSaltBytes = 16;

/// A 32-byte key; as slow as `work` says. Errc::parse for a salt of another length or work that Argon2id does not
/// know or that is beyond reason (256 passes, 4 GiB); Errc::internal when the computer lacks the memory.
[[nodiscard]] base::Expected<SecretBytes> keyFromPassphrase(std::string_view passphrase, base::ByteView salt,
                                                            const PassphraseWork& work);

/// The work that takes some 300 ms here, when `work` took `took`. `work` itself when that was between 200 and 500 ms,
/// so that an ordinary day's unsteadiness changes nothing; never less than a `PassphraseWork` starts with.
[[nodiscard]] PassphraseWork calibrated(const PassphraseWork& work, std::chrono::microseconds took);

}  // namespace consentry::crypto
