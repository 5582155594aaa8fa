// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sodium.hpp"

#include <sodium.h>

#include "base/check.hpp"

namespace consentry::crypto {

void startSodium() {
  static const int started = sodium_init();
  base::check(started >= 0, "libsodium did not start");
}

}  // namespace consentry::crypto
