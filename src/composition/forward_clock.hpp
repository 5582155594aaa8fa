// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "app/ports/system.hpp"

namespace consentry::composition {

/// The time by which rules are decided: what the computer's clock says, but never earlier than the log has been
/// already. A clock that is set back revives no consent, no claim and no legal basis; the log itself writes what the
/// clock says.
class ForwardClock final : public app::ports::Clock {
 public:
  explicit ForwardClock(app::ports::Clock& clock) : m_clock(clock) {}

  void notBefore(base::Instant at) { m_latest = std::max(m_latest, at); }
  base::Instant now() override { return m_latest = std::max(m_latest, m_clock.now()); }
  std::chrono::microseconds sinceBoot() override { return m_clock.sinceBoot(); }
  std::string bootId() override { return m_clock.bootId(); }

 private:
  app::ports::Clock& m_clock;
  base::Instant m_latest;
};

}  // namespace consentry::composition
