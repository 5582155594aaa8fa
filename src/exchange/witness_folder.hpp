// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/system.hpp"

namespace consentry::exchange {

/// A witness that lives in a folder, usually on a stick: its key, its name, and the last cosigned checkpoint of every
/// log that it was shown ("<log id>.checkpoint"). Holds nothing; one thread at a time per folder.
class WitnessFolder : public app::ports::Witness {
 public:
  [[nodiscard]] base::Expected<std::int64_t> lastSeen(const std::filesystem::path& folder,
                                                      std::string_view logId) override;
  [[nodiscard]] base::Expected<Seen> cosign(const std::filesystem::path& folder, std::string_view logId,
                                            std::string_view note, const base::Bytes& logPublicKey,
                                            const std::vector<base::Digest>& consistencyProof,
                                            base::Instant now) override;
};

}  // namespace consentry::exchange
