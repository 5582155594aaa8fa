// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "decoder/message.hpp"

using namespace consentry;
using namespace consentry::decoder;

namespace {

bool sameBytes(base::ByteView a, base::ByteView b) {
  return std::ranges::equal(a, b);
}

void reply(base::ByteView bytes, Request asked) {
  if (bytes.size() >= 8) std::memcpy(&asked.number, bytes.data() + 4, sizeof asked.number);
  const auto answer = parseReply(bytes, asked);
  if (!answer) return;
  if (!sameBytes(pack(asked, *answer), bytes)) std::abort();
  if (*answer && static_cast<std::int64_t>((*answer)->width) * (*answer)->height > kMostPixels) std::abort();
}

}  // namespace

/// Whatever the bytes are: no crash, and what is accepted is exactly what would have been written, within the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const base::ByteView bytes(reinterpret_cast<const std::byte*>(data), size);
  if (const auto request = parseRequest(bytes))
    if (!sameBytes(pack(*request), bytes)) std::abort();
  if (const auto hello = parseHello(bytes))
    if (!sameBytes(pack(*hello), bytes)) std::abort();
  reply(bytes, {.act = Act::open, .fileBytes = 1});
  reply(bytes, {.act = Act::reduce, .by = 2});
  return 0;
}
