// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace consentry::cli {

/// While it lives, the first Ctrl+C (or SIGTERM) asks the work to stop between two photographs and the second ends the
/// program at once; the store is safe either way. At most one at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

 private:
  std::stop_source m_source;
  std::jthread m_waiter;
};

}  // namespace consentry::cli
