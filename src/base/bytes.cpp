// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytes.hpp"

#include <algorithm>

namespace consentry::base {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string toHex(ByteView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::byte b : bytes) {
    text.push_back(kHex[std::to_integer<unsigned>(b) >> 4U]);
    text.push_back(kHex[std::to_integer<unsigned>(b) & 15U]);
  }
  return text;
}

Expected<Bytes> fromHex(std::string_view text) {
  if (text.size() % 2 != 0) return fail(Errc::parse, "hexadecimal text of odd length");
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = kHex.find(text[i]);
    const auto low = kHex.find(text[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos)
      return fail(Errc::parse, "not lower-case hexadecimal");
    bytes.push_back(static_cast<std::byte>(high * 16 + low));
  }
  return bytes;
}

Expected<Digest> digestFromHex(std::string_view text) {
  TRY(const Bytes bytes, fromHex(text));
  Digest digest;
  if (bytes.size() != digest.value.size()) return fail(Errc::parse, "a SHA-256 value has 64 hexadecimal characters");
  std::ranges::copy(bytes, digest.value.begin());
  return digest;
}

std::string toBase64(ByteView bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
    unsigned block = 0;
    for (std::size_t k = 0; k < 3; ++k) block = block << 8U | (k < n ? std::to_integer<unsigned>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) text.push_back(k <= n ? kBase64[block >> (18U - 6U * k) & 63U] : '=');
  }
  return text;
}

Expected<Bytes> fromBase64(std::string_view text) {
  if (text.size() % 4 != 0) return fail(Errc::parse, "base64 text must come in fours");
  Bytes bytes;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    unsigned block = 0;
    std::size_t n = 4;
    const bool last = i + 4 == text.size();
    if (last && text[i + 3] == '=') n = text[i + 2] == '=' ? 2 : 3;
    for (std::size_t k = 0; k < n; ++k) {
      const auto value = kBase64.find(text[i + k]);
      if (value == std::string_view::npos) return fail(Errc::parse, "not base64");
      block |= static_cast<unsigned>(value) << (18U - 6U * k);
    }
    if ((n == 2 && (block & 0xFFFFU) != 0) || (n == 3 && (block & 0xFFU) != 0))
      return fail(Errc::parse, "base64 with stray bits");
    for (std::size_t k = 0; k + 1 < n; ++k) bytes.push_back(static_cast<std::byte>(block >> (16U - 8U * k) & 255U));
  }
  return bytes;
}

}  // namespace consentry::base
