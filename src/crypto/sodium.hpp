// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace consentry::crypto {

/// Starts libsodium once; every function that uses it calls this first. Aborts when there is no random source.
void startSodium();

}  // namespace consentry::crypto
