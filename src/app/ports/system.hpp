// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/time.hpp"

namespace consentry::app::ports {

/// Time, so that tests can set it.
class Clock {
 public:
  virtual ~Clock() = default;
  /// What the computer's clock says: people and time servers set it, also back.
  [[nodiscard]] virtual base::Instant now() = 0;
  /// Time since the computer started, its sleep included: nobody can set it.
  [[nodiscard]] virtual std::chrono::microseconds sinceBoot() = 0;
  /// Names this start of the computer; "" where nothing does.
  [[nodiscard]] virtual std::string bootId() = 0;
};

/// Randomness, so that tests can repeat it.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> out) = 0;
  /// 32 hexadecimal characters: the text of a new handle.
  [[nodiscard]] std::string handleText() {
    std::array<std::byte, 16> bytes{};
    fill(bytes);
    return base::toHex(base::ByteView(bytes));
  }
};

/// The medium of an outside witness, a folder on a stick: it remembers the last checkpoint it saw, and cosigns only
/// consistent growth (C2SP tlog-cosignature). Its key is made on first use and stays in that folder.
class Witness {
 public:
  virtual ~Witness() = default;

  struct Seen {
    std::int64_t size = 0;  ///< of the cosigned checkpoint
    std::string cosigned;   ///< the note with both signatures
    std::string name;       ///< of the witness
  };

  /// Size of the last checkpoint seen there of this log; 0 when none.
  [[nodiscard]] virtual base::Expected<std::int64_t> lastSeen(const std::filesystem::path& folder,
                                                              std::string_view logId) = 0;
  /// Checks signature and growth, cosigns, and replaces what was remembered (atomically). Errc::storeDamaged when the
  /// log did not grow consistently from what was seen: then nothing is signed and the evidence stays.
  [[nodiscard]] virtual base::Expected<Seen> cosign(const std::filesystem::path& folder, std::string_view logId,
                                                    std::string_view note, const base::Bytes& logPublicKey,
                                                    const std::vector<base::Digest>& consistencyProof,
                                                    base::Instant now) = 0;
};

}  // namespace consentry::app::ports
