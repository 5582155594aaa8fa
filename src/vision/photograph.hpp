// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <opencv2/core/mat.hpp>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "vision/photo_decoder.hpp"

namespace consentry::vision {

/// The upright picture with every side divided.
struct Reduced {
  cv::Mat rgb;
  int by = 1;
  cv::Point2d offset;  ///< a pixel of the whole picture stands at (x + offset) / by of this one
};

/// A JPEG or PNG file, decoded only as large as somebody asks for: scaled decoding saves most of the time of large
/// photographs. One thread's, and the last that its decoder has opened.
class Photograph {
 public:
  /// Judges the header before any memory is taken for pixels. `decoder` must outlive the photograph.
  /// Errc::unreadable or Errc::limitExceeded; the message is a sentence for people, without personal data. Any other
  /// error is the decoder's own.
  [[nodiscard]] static base::Expected<Photograph> open(PhotoDecoder& decoder, base::ByteView file);

  /// Upright, whole.
  [[nodiscard]] cv::Size size() const { return m_size; }
  /// `by` is 1, 2, 4 or 8. Decoded on first need and kept. A file about which its decoder has the smallest doubt is
  /// refused: half a face must never be compared.
  [[nodiscard]] base::Expected<Reduced> reduced(int by);
  /// Whichever is at hand of those reduced by at most `by`, else that one: where a little more or less makes no
  /// difference.
  [[nodiscard]] base::Expected<Reduced> reducedAtMost(int by);
  /// How long decoding has taken so far.
  [[nodiscard]] std::chrono::steady_clock::duration decoding() const { return m_decoding; }

 private:
  [[nodiscard]] base::Expected<Reduced> decode(int by);

  PhotoDecoder* m_decoder = nullptr;
  std::uint64_t m_number = 0;  ///< which of the decoder's files
  decoder::Stored m_stored;    ///< as in the file, not yet turned
  cv::Size m_size;
  std::array<Reduced, 4> m_kept;  ///< by power of two; empty until asked for
  std::chrono::steady_clock::duration m_decoding{0};
};

/// The largest reduction, of 1 to 8, that leaves `length` pixels at least `least` long.
[[nodiscard]] int reductionFor(double length, double least);

}  // namespace consentry::vision
