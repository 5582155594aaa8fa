// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/png.hpp"

#include <spng.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "decoder/photo_limits.hpp"

namespace consentry::decoder {
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
void putOnWhite(std::span<const std::uint8_t> rgba, std::span<std::byte> rgb) {
  for (std::size_t from = 0, to = 0; from < rgba.size(); from += 4, to += 3) {
    const int alpha = rgba[from + 3];
    for (std::size_t c = 0; c < 3; ++c)
      rgb[to + c] = static_cast<std::byte>((rgba[from + c] * alpha + 255 * (255 - alpha) + 127) / 255);
  }
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

base::Expected<PngImage> decodePng(base::ByteView file, std::span<std::byte> rgb) {
  TRY(const Context context, open(file));
  spng_ihdr header{};
  if (spng_get_ihdr(context.get(), &header) != 0) return damaged();
  TRY_VOID(checkDimensions(header.width, header.height));
  if (header.bit_depth > 8) return fail(Errc::unreadable, "a PNG file with 16 bits a colour; save it with 8");
  if (spng_set_image_limits(context.get(), kMostSide, kMostSide) != 0)
    return fail(Errc::internal, "libspng refused its settings");

  const bool transparent = hasTransparency(context.get(), header);
  const std::size_t pixels = std::size_t{header.width} * header.height;
  const auto whole = rgb.first(3 * pixels);
  std::ranges::fill(whole, std::byte{0});
  std::vector<std::uint8_t> rgba(transparent ? 4 * pixels : 0);
  const int format = transparent ? SPNG_FMT_RGBA8 : SPNG_FMT_RGB8;
  void* to = transparent ? static_cast<void*>(rgba.data()) : whole.data();
  if (spng_decode_image(context.get(), to, transparent ? rgba.size() : whole.size(), format,
                        transparent ? SPNG_DECODE_TRNS : 0) != 0)
    return damaged();
  if (spng_decode_chunks(context.get()) != 0 || !base::asText(file).contains(kEndChunk)) return damaged();
  if (transparent) putOnWhite(rgba, whole);
  return PngImage{.width = static_cast<int>(header.width),
                  .height = static_cast<int>(header.height),
                  .exif = exifOf(context.get())};
}

}  // namespace consentry::decoder
