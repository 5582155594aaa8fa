// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/canonical.hpp"
#include "base/bytes.hpp"

namespace consentry::audit {

/// The plain text of a member of a scanned object.
[[nodiscard]] std::optional<std::string_view> memberText(const std::vector<CanonicalMember>& members,
                                                         std::string_view key);
/// The members of a member that is an object; empty otherwise.
[[nodiscard]] std::vector<CanonicalMember> memberObject(const std::vector<CanonicalMember>& members,
                                                        std::string_view key);
/// An entry as its person signed it: without `sig`, which it must have and which is never its last member.
[[nodiscard]] std::string withoutSignature(std::string_view bytes, const std::vector<CanonicalMember>& members);

/// Lower-case hexadecimal of exactly that many bytes.
template <std::size_t Size>
[[nodiscard]] std::optional<std::array<std::byte, Size>> bytesFromHex(std::optional<std::string_view> hex) {
  std::array<std::byte, Size> out{};
  const auto bytes = hex ? base::fromHex(*hex) : base::fail(base::Errc::parse, "no text");
  if (!bytes || bytes->size() != Size) return std::nullopt;
  std::ranges::copy(*bytes, out.begin());
  return out;
}

}  // namespace consentry::audit
