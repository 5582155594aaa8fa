// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/jpeg.hpp"

#include <turbojpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "decoder/photo_limits.hpp"

namespace consentry::decoder {
namespace {

using base::Errc;
using base::fail;

/// A photograph has one scan, or about ten when progressive. Each scan walks over every block again, so a small file
/// with thousands of them takes minutes.
constexpr int kMostScans = 100;
constexpr std::int64_t kMostScannedPixels = 500'000'000;

struct TurboDeleter {
  void operator()(void* handle) const { tjDestroy(handle); }
};
using Turbo = std::unique_ptr<void, TurboDeleter>;

const unsigned char* bytesOf(base::ByteView view) {
  return reinterpret_cast<const unsigned char*>(view.data());
}

std::unexpected<base::Error> damaged() {
  return fail(Errc::unreadable, "the JPEG file is damaged or cut off");
}

unsigned at(base::ByteView file, std::size_t i) {
  return std::to_integer<unsigned>(file[i]);
}

bool hasLength(unsigned marker) {
  return marker != 0x01 && !(marker >= 0xD0 && marker <= 0xD9);
}

/// From the first byte of entropy-coded data to the 0xFF of the next marker that is not a restart.
std::size_t skipEntropyData(base::ByteView file, std::size_t i) {
  while (i + 1 < file.size()) {
    const void* const found = std::memchr(file.data() + i, 0xFF, file.size() - 1 - i);
    if (found == nullptr) break;
    i = static_cast<std::size_t>(static_cast<const std::byte*>(found) - file.data());
    const unsigned next = at(file, i + 1);
    if (next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return i;
    ++i;
  }
  return file.size();
}

bool isExif(base::ByteView payload) {
  return payload.size() > 6 && base::asText(payload.first(6)) == std::string_view("Exif\0\0", 6);
}

}  // namespace

bool looksLikeJpeg(base::ByteView file) {
  return file.size() >= 3 && at(file, 0) == 0xFF && at(file, 1) == 0xD8 && at(file, 2) == 0xFF;
}

JpegOutline outlineOf(base::ByteView file) {
  JpegOutline outline;
  std::size_t i = 2;
  while (i + 1 < file.size()) {
    if (at(file, i) != 0xFF || at(file, i + 1) == 0xFF) {
      ++i;
      continue;
    }
    const unsigned marker = at(file, i + 1);
    i += 2;
    if (marker == 0xD9) {
      outline.ends = true;
      return outline;
    }
    if (!hasLength(marker)) continue;
    if (i + 2 > file.size()) return outline;
    const std::size_t length = at(file, i) << 8U | at(file, i + 1);
    if (length < 2 || i + length > file.size()) return outline;
    const auto payload = file.subspan(i + 2, length - 2);
    if (marker == 0xE1 && outline.exif.empty() && isExif(payload)) outline.exif = payload;
    i += length;
    if (marker == 0xDA) {
      ++outline.scans;
      i = skipEntropyData(file, i);
    }
  }
  return outline;
}

base::Expected<JpegSize> jpegSize(base::ByteView file, const JpegOutline& outline) {
  const Turbo turbo(tjInitDecompress());
  if (!turbo) return fail(Errc::internal, "turbojpeg could not start");
  int width = 0;
  int height = 0;
  int subsampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(turbo.get(), bytesOf(file), file.size(), &width, &height, &subsampling, &colours) != 0)
    return damaged();
  // Tables without a picture have a header too.
  if (width < 1 || height < 1) return damaged();
  TRY_VOID(checkDimensions(width, height));
  if (colours == TJCS_CMYK || colours == TJCS_YCCK)
    return fail(Errc::unreadable, "a JPEG file in print colours (CMYK); save it in RGB");
  if (!outline.ends || outline.scans == 0) return damaged();
  if (outline.scans > kMostScans || outline.scans * std::int64_t{width} * height > kMostScannedPixels)
    return fail(Errc::limitExceeded, "the JPEG file has " + std::to_string(outline.scans) +
                                         " scans, more than a photograph of its size needs");
  return JpegSize{width, height};
}

base::Expected<void> decodeJpeg(base::ByteView file, JpegSize size, int reduction, std::span<std::byte> rgb) {
  const Turbo turbo(tjInitDecompress());
  if (!turbo) return fail(Errc::internal, "turbojpeg could not start");
  const tjscalingfactor scale{1, reduction};
  const int width = TJSCALED(size.width, scale);
  const int height = TJSCALED(size.height, scale);
  const auto whole = rgb.first(std::size_t{3} * static_cast<unsigned>(width) * static_cast<unsigned>(height));
  std::ranges::fill(whole, std::byte{0});
  const int flags = TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
  if (tjDecompress2(turbo.get(), bytesOf(file), file.size(), reinterpret_cast<unsigned char*>(whole.data()), width,
                    3 * width, height, TJPF_RGB, flags) != 0)
    return damaged();
  return {};
}

}  // namespace consentry::decoder
