// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/png.hpp"

#include <spng.h>

#include <memory>
#include <opencv2/imgproc.hpp>

#include "vision/decoder.hpp"
#include "vision/photo_limits.hpp"

namespace consentry::vision {
namespace {

using base::Errc;
using base::fail;

/// The end chunk, whole. libspng stops reading at its name.
constexpr std::string_view kEndChunk("\0\0\0\0IEND\xAE\x42\x60\x82", 12);

/// Metadata (colour profiles, captions) may unfold to this much, no more.
constexpr std::size_t kMostChunkBytes = 16U << 20U;
constexpr std::size_t kMostCacheBytes = 32U << 20U;

struct ContextDeleter {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};
using Context = std::unique_ptr<spng_ctx, ContextDeleter>;

std::unexpected<base::Error> damaged() {
  return fail(Errc::unreadable, "the PNG file is damaged or cut off");
}

base::Expected<Context> open(base::ByteView file) {
  Context context(spng_ctx_new(0));
  if (!context) return fail(Errc::internal, "libspng could not start");
  // Dimensions are judged by our own words below; the limits here are the second lock.
  const bool ready = spng_set_crc_action(context.get(), SPNG_CRC_ERROR, SPNG_CRC_ERROR) == 0 &&
                     spng_set_chunk_limits(context.get(), kMostChunkBytes, kMostCacheBytes) == 0 &&
                     spng_set_png_buffer(context.get(), file.data(), file.size()) == 0;
  if (!ready) return fail(Errc::internal, "libspng refused its settings");
  return context;
}

bool hasTransparency(spng_ctx* context, const spng_ihdr& header) {
  if (header.color_type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA || header.color_type == SPNG_COLOR_TYPE_TRUECOLOR_ALPHA)
    return true;
  spng_trns transparency{};
  return spng_get_trns(context, &transparency) == 0;
}

/// On white, the background of portrait photographs: what lies hidden under a transparent pixel is nobody's picture.
cv::Mat onWhite(const cv::Mat& rgba) {
  cv::Mat rgb(rgba.rows, rgba.cols, CV_8UC3);
  for (int y = 0; y < rgba.rows; ++y) {
    const auto* from = rgba.ptr<cv::Vec4b>(y);
    auto* to = rgb.ptr<cv::Vec3b>(y);
    for (int x = 0; x < rgba.cols; ++x) {
      const int alpha = from[x][3];
      for (int c = 0; c < 3; ++c)
        to[x][c] = static_cast<unsigned char>((from[x][c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
  }
  return rgb;
}

base::Bytes exifOf(spng_ctx* context) {
  spng_exif exif{};
  if (spng_get_exif(context, &exif) != 0) return {};
  const auto* first = reinterpret_cast<const std::byte*>(exif.data);
  return {first, first + exif.length};
}

}  // namespace

bool looksLikePng(base::ByteView file) {
  return base::asText(file).starts_with(std::string_view("\x89PNG\r\n\x1A\n", 8));
}

base::Expected<PngImage> decodePng(base::ByteView file) {
  TRY(const Context context, open(file));
  spng_ihdr header{};
  if (spng_get_ihdr(context.get(), &header) != 0) return damaged();
  TRY_VOID(checkDimensions(header.width, header.height));
  if (header.bit_depth > 8) return fail(Errc::unreadable, "a PNG file with 16 bits a colour; save it with 8");
  if (spng_set_image_limits(context.get(), kMostSide, kMostSide) != 0)
    return fail(Errc::internal, "libspng refused its settings");

  const bool transparent = hasTransparency(context.get(), header);
  cv::Mat pixels =
      cv::Mat::zeros(static_cast<int>(header.height), static_cast<int>(header.width), transparent ? CV_8UC4 : CV_8UC3);
  const int format = transparent ? SPNG_FMT_RGBA8 : SPNG_FMT_RGB8;
  if (spng_decode_image(context.get(), pixels.data, pixels.total() * pixels.elemSize(), format,
                        transparent ? SPNG_DECODE_TRNS : 0) != 0)
    return damaged();
  if (spng_decode_chunks(context.get()) != 0 || !base::asText(file).contains(kEndChunk)) return damaged();
  return PngImage{transparent ? onWhite(pixels) : pixels, exifOf(context.get())};
}

}  // namespace consentry::vision
