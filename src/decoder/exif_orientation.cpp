// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/exif_orientation.hpp"

#include <libexif/exif-data.h>

#include <memory>
#include <string>
#include <string_view>

namespace consentry::decoder {
namespace {

constexpr std::string_view kPrefix("Exif\0\0", 6);

struct ExifDeleter {
  void operator()(ExifData* data) const { exif_data_unref(data); }
};

}  // namespace

int exifOrientation(base::ByteView block) {
  if (block.empty()) return 1;
  std::string text(base::asText(block));
  if (!text.starts_with(kPrefix)) text.insert(0, kPrefix);
  const std::unique_ptr<ExifData, ExifDeleter> data(
      exif_data_new_from_data(reinterpret_cast<const unsigned char*>(text.data()), static_cast<unsigned>(text.size())));
  if (!data) return 1;
  const ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->components != 1 || entry->size < 2) return 1;
  const int value = exif_get_short(entry->data, exif_data_get_byte_order(data.get()));
  return value >= 1 && value <= 8 ? value : 1;
}

}  // namespace consentry::decoder
