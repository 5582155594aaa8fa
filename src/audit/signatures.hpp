// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "crypto/sign.hpp"

namespace consentry::audit {

/// What people's own signatures in a log say. No verdict on the log: who holds its key can leave entries out or in, but
/// cannot sign in somebody's name.
struct SignatureReport {
  std::int64_t good = 0;
  std::int64_t wrong = 0;  ///< not the person's, not over this entry, or missing where the person had a key
  std::optional<std::int64_t> firstWrong{};
  std::string words{};  ///< why the first is wrong
};

/// Goes through a log from the first entry on and remembers which key was whose (docs/log-format.md).
class SignatureCheck {
 public:
  /// The next entry's bytes, in canonical form.
  void take(std::string_view bytes);
  [[nodiscard]] const SignatureReport& report() const { return m_report; }

 private:
  [[nodiscard]] std::string complaintAbout(std::string_view bytes);

  std::map<std::string, crypto::PublicKey, std::less<>> m_keys;  ///< by user
  SignatureReport m_report;
  std::int64_t m_place = 0;
};

}  // namespace consentry::audit
