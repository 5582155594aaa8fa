// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/picture.hpp"

#include <new>

#include "decoder/exif_orientation.hpp"
#include "decoder/png.hpp"

namespace consentry::decoder {
namespace {

using base::Errc;
using base::fail;

/// Memory is limited; a file that wants more than the largest photograph does is refused.
template <class Act>
auto withinMemory(Act act) -> decltype(act()) {
  try {
    return act();
  } catch (const std::bad_alloc&) {
    return fail(Errc::limitExceeded, "decoding it takes more memory than any photograph needs");
  }
}

}  // namespace

base::Expected<Stored> PictureFile::open(base::ByteView file, std::span<std::byte> pixels) {
  m_jpeg = {};
  return withinMemory([&]() -> base::Expected<Stored> {
    TRY_VOID(checkFileSize(file.size()));
    if (looksLikePng(file)) {
      TRY(const PngImage image, decodePng(file, pixels));
      return Stored{
          .width = image.width, .height = image.height, .orientation = exifOrientation(image.exif), .hasPixels = true};
    }
    if (!looksLikeJpeg(file)) return fail(Errc::unreadable, "not a JPEG or PNG photograph");
    const JpegOutline outline = outlineOf(file);
    TRY(const JpegSize size, jpegSize(file, outline));
    m_stored = {
        .width = size.width, .height = size.height, .orientation = exifOrientation(outline.exif), .hasPixels = false};
    m_jpeg = file;
    return m_stored;
  });
}

base::Expected<Stored> PictureFile::reduce(int by, std::span<std::byte> pixels) const {
  if (m_jpeg.empty()) return fail(Errc::internal, "no JPEG file is open");
  return withinMemory([&]() -> base::Expected<Stored> {
    TRY_VOID(decodeJpeg(m_jpeg, {m_stored.width, m_stored.height}, by, pixels));
    return Stored{.width = reducedSide(m_stored.width, by),
                  .height = reducedSide(m_stored.height, by),
                  .orientation = m_stored.orientation,
                  .hasPixels = true};
  });
}

}  // namespace consentry::decoder
