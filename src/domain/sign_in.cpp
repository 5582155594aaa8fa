// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/sign_in.hpp"

#include <algorithm>

namespace consentry::domain {
namespace {

/// Unicode code points of valid UTF-8.
std::size_t charactersOf(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Without what people put between the parts of a name, and without the difference of ASCII letters' case.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '.' || c == '-' || c == '_') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

std::chrono::seconds waitAfter(int failures) {
  if (failures < kFreeTries) return std::chrono::seconds(0);
  constexpr int kEnoughDoublings = 10;  // 1,024 s is beyond the longest wait already
  return std::min(kLongestWait, std::chrono::seconds(1LL << std::min(failures - kFreeTries, kEnoughDoublings)));
}

TryRule tryRule(int failures, const BootTime& lastFailure, const BootTime& now) {
  if (failures >= kMostTries) return {.locked = true, .wait = {}};
  const bool sameStart = now.boot == lastFailure.boot && now.since >= lastFailure.since;
  const auto passed = sameStart ? now.since - lastFailure.since : now.since;
  const auto left = std::chrono::ceil<std::chrono::seconds>(waitAfter(failures) - passed);
  return {.locked = false, .wait = std::max(left, std::chrono::seconds(0))};
}

base::Expected<void> checkNewPassphrase(std::string_view passphrase, std::string_view login,
                                        std::string_view displayName) {
  using base::Errc;
  if (passphrase.size() > kLongestPassphrase)
    return base::fail(Errc::invalidArgument, "a passphrase has at most 1,024 bytes");
  if (charactersOf(passphrase) < kShortestPassphrase)
    return base::fail(Errc::invalidArgument,
                      "a passphrase has at least 12 characters: a sentence that nobody would guess");
  const std::string words = folded(passphrase);
  for (const std::string_view name : {login, displayName})
    if (words == folded(name)) return base::fail(Errc::invalidArgument, "a passphrase is not the person's own name");
  return {};
}

}  // namespace consentry::domain
