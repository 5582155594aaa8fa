// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace consentry::base {

/// A random name for a thing, 32 lower-case hexadecimal characters (128 bits). It says nothing about the thing, so it
/// may stand in the log. The tag keeps a case from being passed where a set is meant. Empty means "none".
template <class Tag>
class Handle {
 public:
  Handle() = default;
  explicit Handle(std::string text) : m_text(std::move(text)) {}

  [[nodiscard]] const std::string& text() const { return m_text; }
  [[nodiscard]] bool empty() const { return m_text.empty(); }
  auto operator<=>(const Handle&) const = default;

 private:
  std::string m_text;
};

}  // namespace consentry::base

template <class Tag>
struct std::hash<consentry::base::Handle<Tag>> {
  std::size_t operator()(const consentry::base::Handle<Tag>& handle) const noexcept {
    return std::hash<std::string>()(handle.text());
  }
};
