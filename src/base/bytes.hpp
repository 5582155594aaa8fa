// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace consentry::base {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

/// A SHA-256 value. Ordered and hashable so that it can be a key; zero until set.
struct Digest {
  std::array<std::byte, 32> value{};
  auto operator<=>(const Digest&) const = default;
};

[[nodiscard]] inline ByteView asBytes(std::string_view text) {
  return std::as_bytes(std::span(text));
}
[[nodiscard]] inline ByteView asBytes(const Digest& digest) {
  return digest.value;
}
[[nodiscard]] inline std::string_view asText(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal, two characters a byte.
[[nodiscard]] std::string toHex(ByteView bytes);
[[nodiscard]] inline std::string toHex(const Digest& digest) {
  return toHex(asBytes(digest));
}
/// Accepts only lower-case pairs; Errc::parse otherwise.
[[nodiscard]] Expected<Bytes> fromHex(std::string_view text);
[[nodiscard]] Expected<Digest> digestFromHex(std::string_view text);

/// RFC 4648 base64 with padding.
[[nodiscard]] std::string toBase64(ByteView bytes);
/// Strict: padding needed, no line breaks, no stray bits; Errc::parse otherwise.
[[nodiscard]] Expected<Bytes> fromBase64(std::string_view text);

}  // namespace consentry::base
