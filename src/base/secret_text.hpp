// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace consentry::base {

/// A passphrase on its way to being checked: moves, never copies, and is overwritten when it goes. Short-lived by
/// intent; what it opens is kept in locked memory.
class SecretText {
 public:
  SecretText() = default;
  explicit SecretText(std::string text) : m_text(std::move(text)) {}
  ~SecretText() { wipe(); }
  SecretText(SecretText&& other) noexcept : m_text(other.m_text) { other.wipe(); }
  SecretText& operator=(SecretText&& other) noexcept {
    if (this == &other) return *this;
    wipe();
    m_text = other.m_text;
    other.wipe();
    return *this;
  }

  [[nodiscard]] std::string_view view() const { return m_text; }
  [[nodiscard]] bool empty() const { return m_text.empty(); }

 private:
  void wipe() {
    // Through volatile, so that a compiler which sees the object end does not leave the writing out.
    for (volatile char& character : m_text) character = '\0';
    m_text.clear();
  }

  std::string m_text;
};

}  // namespace consentry::base
