// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/memory_lock.hpp"

#include <sodium.h>

#include <vector>

#include "crypto/sodium.hpp"

namespace consentry::crypto {

bool canLockMemory(std::size_t bytes) {
  startSodium();
  std::vector<unsigned char> memory(bytes);
  const bool locked = sodium_mlock(memory.data(), memory.size()) == 0;
  return locked && sodium_munlock(memory.data(), memory.size()) == 0;
}

}  // namespace consentry::crypto
