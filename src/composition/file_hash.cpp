// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/file_hash.hpp"

#include "crypto/hash.hpp"
#include "exchange/file_exchange.hpp"

namespace consentry::composition {

base::Expected<base::Digest> hashOfFile(const std::filesystem::path& file) {
  constexpr std::int64_t kMost = 256'000'000;
  TRY(const base::Bytes bytes, exchange::FileExchangeOnDisk().readFile(file, kMost));
  return crypto::sha256(bytes);
}

}  // namespace consentry::composition
