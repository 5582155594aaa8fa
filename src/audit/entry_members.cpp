// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entry_members.hpp"

namespace consentry::audit {

std::optional<std::string_view> memberText(const std::vector<CanonicalMember>& members, std::string_view key) {
  const auto member = std::ranges::find(members, key, &CanonicalMember::key);
  return member == members.end() ? std::nullopt : plainText(member->value);
}

std::vector<CanonicalMember> memberObject(const std::vector<CanonicalMember>& members, std::string_view key) {
  std::vector<CanonicalMember> inside;
  const auto member = std::ranges::find(members, key, &CanonicalMember::key);
  if (member == members.end() || !scanCanonicalObject(member->value, inside)) return {};
  return inside;
}

std::string withoutSignature(std::string_view bytes, const std::vector<CanonicalMember>& members) {
  const auto member = std::ranges::find(members, std::string_view("sig"), &CanonicalMember::key);
  const auto begin = static_cast<std::size_t>(member->key.data() - bytes.data()) - 1;
  const auto end = static_cast<std::size_t>(member->value.data() - bytes.data()) + member->value.size() + 1;
  return std::string(bytes.substr(0, begin)) + std::string(bytes.substr(end));
}

}  // namespace consentry::audit
