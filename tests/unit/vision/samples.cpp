// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/check.hpp"
#include "vision/caged_decoder.hpp"
#include "vision/decoder.hpp"

namespace consentry::test {
namespace {

using base::check;

std::array<std::uint8_t, 26> tiffWithOrientation(int orientation) {
  // Little-endian TIFF header, one directory at 8 with one entry: tag 274, SHORT, one value.
  return {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, static_cast<std::uint8_t>(orientation),
          0,   0,   0,  0, 0, 0, 0};
}

}  // namespace

cv::Mat fourColours(int width, int height) {
  cv::Mat image(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const bool right = x >= width / 2;
      const bool low = y >= height / 2;
      image.at<cv::Vec3b>(y, x) = low ? (right ? cv::Vec3b(230, 230, 30) : cv::Vec3b(30, 30, 230))
                                      : (right ? cv::Vec3b(30, 230, 30) : cv::Vec3b(230, 30, 30));
    }
  return image;
}

base::Bytes jpegOf(const cv::Mat& pixels, const JpegKind& kind) {
  void* turbo = tjInitCompress();
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  const int status = tjCompress2(turbo, pixels.data, pixels.cols, static_cast<int>(pixels.step[0]), pixels.rows,
                                 kind.from, &buffer, &size, kind.subsampling, 92, kind.flags);
  check(status == 0, "the sample JPEG could not be made");
  const auto* first = reinterpret_cast<const std::byte*>(buffer);
  base::Bytes file(first, first + size);
  tjFree(buffer);
  tjDestroy(turbo);
  return file;
}

base::Bytes withOrientation(const base::Bytes& jpeg, int orientation) {
  const auto tiff = tiffWithOrientation(orientation);
  std::vector<std::uint8_t> segment = {0xFF, 0xE1, 0, static_cast<std::uint8_t>(2 + 6 + tiff.size()), 'E', 'x', 'i',
                                       'f',  0,    0};
  segment.insert(segment.end(), tiff.begin(), tiff.end());
  base::Bytes file(jpeg.begin(), jpeg.begin() + 2);
  for (const std::uint8_t value : segment) file.push_back(static_cast<std::byte>(value));
  file.insert(file.end(), jpeg.begin() + 2, jpeg.end());
  return file;
}

base::Bytes pngOf(int width, int height, const std::vector<std::uint8_t>& rows, const PngKind& kind) {
  spng_ctx* context = spng_ctx_new(SPNG_CTX_ENCODER);
  spng_set_option(context, SPNG_ENCODE_TO_BUFFER, 1);
  spng_ihdr header{};
  header.width = static_cast<std::uint32_t>(width);
  header.height = static_cast<std::uint32_t>(height);
  header.color_type = static_cast<std::uint8_t>(kind.colour);
  header.bit_depth = kind.depth;
  header.interlace_method = kind.interlaced ? 1 : 0;
  check(spng_set_ihdr(context, &header) == 0, "sample PNG header");
  if (!kind.palette.empty()) {
    spng_plte palette{};
    palette.n_entries = static_cast<std::uint32_t>(kind.palette.size());
    std::copy(kind.palette.begin(), kind.palette.end(), std::begin(palette.entries));
    check(spng_set_plte(context, &palette) == 0, "sample PNG palette");
  }
  if (!kind.paletteAlpha.empty()) {
    spng_trns transparency{};
    transparency.n_type3_entries = static_cast<std::uint32_t>(kind.paletteAlpha.size());
    std::copy(kind.paletteAlpha.begin(), kind.paletteAlpha.end(), std::begin(transparency.type3_alpha));
    check(spng_set_trns(context, &transparency) == 0, "sample PNG transparency");
  }
  auto tiff = tiffWithOrientation(kind.orientation);
  if (kind.orientation != 0) {
    spng_exif exif{.length = tiff.size(), .data = reinterpret_cast<char*>(tiff.data())};
    check(spng_set_exif(context, &exif) == 0, "sample PNG EXIF");
  }
  check(spng_encode_image(context, rows.data(), rows.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE) == 0, "sample PNG");
  std::size_t size = 0;
  int error = 0;
  void* buffer = spng_get_png_buffer(context, &size, &error);
  const auto* first = static_cast<const std::byte*>(buffer);
  base::Bytes file(first, first + size);
  std::free(buffer);
  spng_ctx_free(context);
  return file;
}

base::Bytes readAll(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto bytes = base::asBytes(text);
  return {bytes.begin(), bytes.end()};
}

std::filesystem::path dataFolder() {
  if (const char* folder = std::getenv("CONSENTRY_TEST_DATA")) return folder;
  return std::filesystem::path(CONSENTRY_SOURCE_DIR) / ".." / "shared" / "data";
}

void skipAll(const std::string& why) {
  std::fprintf(stderr, "SKIPPED: %s\n", why.c_str());
  std::_Exit(77);
}

base::Expected<cv::Mat> decodePhoto(base::ByteView file) {
  static vision::CagedDecoder decoder;
  return vision::decodePhoto(decoder, file);
}

app::ports::PhotoWork workOn(std::size_t index, base::Bytes file) {
  const auto permit = domain::PermitIssuer::issue(domain::Purpose::accuracyTest, domain::TravellerId("t"), 1);
  return {.index = index, .permit = permit, .file = std::move(file)};
}

}  // namespace consentry::test
