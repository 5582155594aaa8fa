// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "decoder/message.hpp"

namespace consentry::vision {

/// Whoever turns a file into pixels; one file at a time, on one thread. Errc::unreadable and Errc::limitExceeded speak
/// of the file, in a sentence for people without personal data; any other error of the decoder itself.
class PhotoDecoder {
 public:
  virtual ~PhotoDecoder() = default;

  /// `file` need not outlive the call. The file opened before is closed by it.
  [[nodiscard]] base::Expected<decoder::Stored> open(base::ByteView file) {
    ++m_opened;
    return openFile(file);
  }
  /// Decodes the file opened last with its sides divided by 1, 2, 4 or 8 and rounded up.
  [[nodiscard]] virtual base::Expected<decoder::Stored> reduce(int by) = 0;
  /// RGB of what was decoded last, until the next call. They may change under the reader's hands, so copy them before
  /// judging them.
  [[nodiscard]] virtual std::span<const std::byte> pixels() const = 0;
  /// How many files have been opened: tells whether one is still the last.
  [[nodiscard]] std::uint64_t opened() const { return m_opened; }

 private:
  [[nodiscard]] virtual base::Expected<decoder::Stored> openFile(base::ByteView file) = 0;

  std::uint64_t m_opened = 0;
};

}  // namespace consentry::vision
