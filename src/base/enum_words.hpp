// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace consentry::base {

/// The stable words of an enum, one specialisation beside each enum that is stored, logged or typed by a person.
/// The order is the order in which people are shown the values.
template <class E>
struct EnumWords;  // { static constexpr auto table = std::to_array<std::pair<E, std::string_view>>({…}); }

template <class E>
[[nodiscard]] constexpr std::string_view word(E value) {
  for (const auto& [candidate, text] : EnumWords<E>::table)
    if (candidate == value) return text;
  return "?";
}

template <class E>
[[nodiscard]] constexpr std::optional<E> fromWord(std::string_view text) {
  for (const auto& [value, candidate] : EnumWords<E>::table)
    if (candidate == text) return value;
  return std::nullopt;
}

template <class E>
[[nodiscard]] constexpr const auto& allOf() {
  return EnumWords<E>::table;
}

}  // namespace consentry::base

/// Use at namespace scope, outside every namespace: CONSENTRY_ENUM_WORDS(domain::Role, {Role::officer, "officer"}, …)
#define CONSENTRY_ENUM_WORDS(Enum, ...)                                                                       \
  template <>                                                                                                 \
  struct consentry::base::EnumWords<consentry::Enum> {                                                        \
    using enum consentry::Enum;                                                                               \
    static constexpr auto table = std::to_array<std::pair<consentry::Enum, std::string_view>>({__VA_ARGS__}); \
  }
