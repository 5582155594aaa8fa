// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

#include "app/ports/system.hpp"

namespace consentry::bench {

/// The real clock of a store that is measured.
class SystemClock final : public app::ports::Clock {
 public:
  base::Instant now() override {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  }
  std::chrono::microseconds sinceBoot() override {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
  }
  std::string bootId() override { return "bench"; }
};

/// The same bytes in every run, at no cost worth measuring.
class CountedRandom final : public app::ports::Random {
 public:
  void fill(std::span<std::byte> out) override {
    for (auto& byte : out) byte = static_cast<std::byte>((m_state = m_state * 6364136223846793005ULL + 1) >> 56);
  }

 private:
  std::uint64_t m_state = 1;
};

}  // namespace consentry::bench
