// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::crypto {

/// A secret in memory of its own: between guard pages, kept from the swap where the system allows it, and wiped when
/// the object goes. Moves, never copies. A moved-from secret is empty.
class SecretBytes {
 public:
  SecretBytes() = default;
  /// Zeroes. Errc::internal when there is no memory.
  [[nodiscard]] static base::Expected<SecretBytes> ofSize(std::size_t size);
  [[nodiscard]] static base::Expected<SecretBytes> random(std::size_t size);
  [[nodiscard]] static base::Expected<SecretBytes> copyOf(base::ByteView bytes);

  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  ~SecretBytes() = default;

  [[nodiscard]] bool empty() const { return m_size == 0; }
  /// Points into the secret's own memory.
  [[nodiscard]] base::ByteView view() const { return {m_memory.get(), m_size}; }
  [[nodiscard]] std::span<std::byte> writable() { return {m_memory.get(), m_size}; }

 private:
  struct Free {
    void operator()(std::byte* memory) const;
  };
  std::unique_ptr<std::byte, Free> m_memory;
  std::size_t m_size = 0;
};

/// Overwrites ordinary memory in which a secret had to stand for a moment.
void wipe(std::span<std::byte> bytes);

}  // namespace consentry::crypto
