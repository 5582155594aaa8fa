// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "decoder/jpeg.hpp"
#include "decoder/message.hpp"

namespace consentry::decoder {

/// One file at a time, opened and then decoded as small as somebody asks for. One thread's.
class PictureFile {
 public:
  /// Judges the header before any memory is taken for pixels. A PNG file is decoded at once, to the beginning of
  /// `pixels`, which has kPixelRoom. `file` must outlive the next `reduce`.
  /// Errc::unreadable or Errc::limitExceeded; the message is a sentence for people, without personal data.
  [[nodiscard]] base::Expected<Stored> open(base::ByteView file, std::span<std::byte> pixels);

  /// Of the JPEG file opened last. `by` is 1, 2, 4 or 8.
  [[nodiscard]] base::Expected<Stored> reduce(int by, std::span<std::byte> pixels) const;

 private:
  base::ByteView m_jpeg;  ///< empty: no JPEG is open
  Stored m_stored;
};

}  // namespace consentry::decoder
