// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/photograph.hpp"

#include <bit>
#include <opencv2/imgproc.hpp>

#include "base/check.hpp"
#include "vision/exif_orientation.hpp"
#include "vision/photo_limits.hpp"
#include "vision/png.hpp"

namespace consentry::vision {
namespace {

constexpr int kMostReduction = 8;

bool swapsSides(int orientation) {
  return orientation >= 5;
}

/// Reduced pixels are counted from the stored picture's first row and column; where these became the last, what is
/// missing of the last reduced pixel stands in front.
cv::Point2d offsetOf(const cv::Size& whole, const cv::Size& reduced, int by, int orientation) {
  const bool fromRight = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  return {fromRight ? reduced.width * by - whole.width : 0.0, fromBottom ? reduced.height * by - whole.height : 0.0};
}

cv::Mat shrunk(const cv::Mat& whole, int by) {
  if (by == 1) return whole;
  const cv::Size size((whole.cols + by - 1) / by, (whole.rows + by - 1) / by);
  cv::Mat filled;
  cv::copyMakeBorder(whole, filled, 0, size.height * by - whole.rows, 0, size.width * by - whole.cols,
                     cv::BORDER_REPLICATE);
  cv::Mat small;
  cv::resize(filled, small, size, 0, 0, cv::INTER_AREA);
  return small;
}

}  // namespace

int reductionFor(double length, double least) {
  int by = 1;
  while (by < kMostReduction && length / (2 * by) >= least) by *= 2;
  return by;
}

base::Expected<Photograph> Photograph::open(base::ByteView file) {
  TRY_VOID(checkFileSize(file.size()));
  Photograph photograph;
  photograph.m_file = file;
  const auto start = std::chrono::steady_clock::now();
  if (looksLikeJpeg(file)) {
    const JpegOutline outline = outlineOf(file);
    photograph.m_isJpeg = true;
    photograph.m_orientation = exifOrientation(outline.exif);
    TRY(photograph.m_stored, jpegSize(file, outline));
  } else if (looksLikePng(file)) {
    TRY(const PngImage image, decodePng(file));
    photograph.m_orientation = exifOrientation(image.exif);
    photograph.m_stored = image.rgb.size();
    photograph.m_kept[0] = {.rgb = turnUpright(image.rgb, photograph.m_orientation), .by = 1, .offset = {}};
  } else {
    return base::fail(base::Errc::unreadable, "not a JPEG or PNG photograph");
  }
  photograph.m_size = photograph.m_stored;
  if (swapsSides(photograph.m_orientation)) std::swap(photograph.m_size.width, photograph.m_size.height);
  photograph.m_decoding = std::chrono::steady_clock::now() - start;
  return photograph;
}

base::Expected<Reduced> Photograph::reduced(int by) {
  const auto place = static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(by)));
  base::check(place < m_kept.size() && std::has_single_bit(static_cast<unsigned>(by)), "reduced by 1, 2, 4 or 8");
  if (m_kept[place].rgb.empty()) {
    const auto start = std::chrono::steady_clock::now();
    TRY(m_kept[place], decode(by));
    m_decoding += std::chrono::steady_clock::now() - start;
  }
  return m_kept[place];
}

base::Expected<Reduced> Photograph::reducedAtMost(int by) {
  for (auto kept = m_kept.rbegin(); kept != m_kept.rend(); ++kept)
    if (!kept->rgb.empty() && kept->by <= by) return *kept;
  return reduced(by);
}

base::Expected<Reduced> Photograph::decode(int by) const {
  if (!m_isJpeg) return Reduced{.rgb = shrunk(m_kept[0].rgb, by), .by = by, .offset = {}};
  TRY(const cv::Mat stored, decodeJpeg(m_file, m_stored, by));
  const cv::Mat upright = turnUpright(stored, m_orientation);
  return Reduced{.rgb = upright, .by = by, .offset = offsetOf(m_size, upright.size(), by, m_orientation)};
}

}  // namespace consentry::vision
