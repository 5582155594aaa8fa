// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace consentry::exchange {

/// A file descriptor that is closed when it goes; −1 holds nothing. Leaves errno alone.
class Descriptor {
 public:
  explicit Descriptor(int number) : m_number(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this == &other) return *this;
    close();
    m_number = std::exchange(other.m_number, -1);
    return *this;
  }

  [[nodiscard]] bool isOpen() const { return m_number >= 0; }
  [[nodiscard]] int number() const { return m_number; }

 private:
  void close() {
    if (m_number < 0) return;
    const int error = errno;
    ::close(m_number);
    errno = error;
  }

  int m_number;
};

}  // namespace consentry::exchange
