// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "domain/ids.hpp"
#include "domain/purpose.hpp"

namespace consentry::domain {

/// Proof that the gate allowed a use and that the use stands in the log. No photograph is decoded, no face detected,
/// nothing embedded or compared without one: the ports ask for it by type, and only the gatekeeper can make it.
class Permit {
 public:
  [[nodiscard]] Purpose purpose() const { return m_purpose; }
  [[nodiscard]] const TravellerId& subject() const { return m_subject; }
  /// Row of the use table that this permit stands for; the log entry hangs from it.
  [[nodiscard]] std::int64_t use() const { return m_use; }

 private:
  friend class PermitIssuer;
  Permit(Purpose purpose, TravellerId subject, std::int64_t use)
      : m_purpose(purpose), m_subject(std::move(subject)), m_use(use) {}

  Purpose m_purpose;
  TravellerId m_subject;
  std::int64_t m_use;
};

/// The only maker of permits. Used by app/gatekeeper alone; tests/lint keeps it so.
class PermitIssuer {
 public:
  [[nodiscard]] static Permit issue(Purpose purpose, TravellerId subject, std::int64_t use) {
    return {purpose, std::move(subject), use};
  }
};

}  // namespace consentry::domain
