// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passphrase.hpp"

#include <sodium.h>

#include <algorithm>

#include "crypto/sodium.hpp"

namespace consentry::crypto {
namespace {

constexpr std::uint64_t kMostPasses = 256;
constexpr std::uint64_t kMostMemory = std::uint64_t{4} << 30;
constexpr std::chrono::microseconds kShortest = std::chrono::milliseconds(200);
constexpr std::chrono::microseconds kAimed = std::chrono::milliseconds(300);
constexpr std::chrono::microseconds kLongest = std::chrono::milliseconds(500);

static_assert(kPassphraseSaltBytes == crypto_pwhash_SALTBYTES);

}  // namespace

base::Expected<SecretBytes> keyFromPassphrase(std::string_view passphrase, base::ByteView salt,
                                              const PassphraseWork& work) {
  if (salt.size() != kPassphraseSaltBytes) return base::fail(base::Errc::parse, "a passphrase's salt has 16 bytes");
  if (work.passes < crypto_pwhash_OPSLIMIT_MIN || work.passes > kMostPasses ||
      work.memoryBytes < crypto_pwhash_MEMLIMIT_MIN || work.memoryBytes > kMostMemory)
    return base::fail(base::Errc::parse, "a passphrase's cost is none that this program would have chosen");
  TRY(auto key, SecretBytes::ofSize(32));
  if (crypto_pwhash(reinterpret_cast<unsigned char*>(key.writable().data()), key.view().size(), passphrase.data(),
                    passphrase.size(), reinterpret_cast<const unsigned char*>(salt.data()), work.passes,
                    work.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return base::fail(base::Errc::internal, "not enough memory to check a passphrase");
  return key;
}

PassphraseWork calibrated(const PassphraseWork& work, std::chrono::microseconds took) {
  const PassphraseWork least;
  PassphraseWork chosen = work;
  if (took < kShortest || took > kLongest) {
    // Each pass costs the same again; more memory would cost those who sign in on several programs at once.
    const auto micros = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(took.count()));
    chosen.passes = work.passes * static_cast<std::uint64_t>(kAimed.count()) / micros;
  }
  chosen.passes = std::clamp(chosen.passes, least.passes, kMostPasses);
  chosen.memoryBytes = std::max(chosen.memoryBytes, least.memoryBytes);
  return chosen;
}

}  // namespace consentry::crypto
