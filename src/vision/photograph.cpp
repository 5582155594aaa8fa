// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/photograph.hpp"

#include <bit>
#include <opencv2/imgproc.hpp>

#include "base/check.hpp"
#include "vision/upright.hpp"

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

/// Upright, and a copy: what the decoder shows may change or go.
cv::Mat uprightCopy(std::span<const std::byte> pixels, const decoder::Stored& size) {
  const auto bytes = std::size_t{3} * static_cast<unsigned>(size.width) * static_cast<unsigned>(size.height);
  base::check(pixels.size() >= bytes, "the pixels are there");
  // cv::Mat has no kind that only reads; nothing below writes to it.
  auto* first = const_cast<std::byte*>(pixels.data());
  const cv::Mat shown(size.height, size.width, CV_8UC3, first);
  return size.orientation == 1 ? shown.clone() : turnUpright(shown, size.orientation);
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

base::Expected<Photograph> Photograph::open(PhotoDecoder& decoder, base::ByteView file) {
  Photograph photograph;
  const auto start = std::chrono::steady_clock::now();
  TRY(photograph.m_stored, decoder.open(file));
  photograph.m_decoder = &decoder;
  photograph.m_number = decoder.opened();
  photograph.m_size = {photograph.m_stored.width, photograph.m_stored.height};
  if (swapsSides(photograph.m_stored.orientation)) std::swap(photograph.m_size.width, photograph.m_size.height);
  if (photograph.m_stored.hasPixels)
    photograph.m_kept[0] = {.rgb = uprightCopy(decoder.pixels(), photograph.m_stored), .by = 1, .offset = {}};
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

base::Expected<Reduced> Photograph::decode(int by) {
  if (m_stored.hasPixels) return Reduced{.rgb = shrunk(m_kept[0].rgb, by), .by = by, .offset = {}};
  base::check(m_decoder->opened() == m_number, "a photograph is decoded before the next one is opened");
  TRY(decoder::Stored smaller, m_decoder->reduce(by));
  if (smaller.width != decoder::reducedSide(m_stored.width, by) ||
      smaller.height != decoder::reducedSide(m_stored.height, by))
    return base::fail(base::Errc::unreadable, "the decoder gave another picture than it had promised");
  smaller.orientation = m_stored.orientation;
  const cv::Mat upright = uprightCopy(m_decoder->pixels(), smaller);
  return Reduced{.rgb = upright, .by = by, .offset = offsetOf(m_size, upright.size(), by, m_stored.orientation)};
}

}  // namespace consentry::vision
