// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/decoder.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "decoder/exif_orientation.hpp"
#include "samples.hpp"

using namespace consentry;
using namespace consentry::vision;
using namespace consentry::test;
using decoder::checkDimensions;
using decoder::kMostFileBytes;

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 64;

/// The colour in the middle of each quarter, coarsely: r, g, b or y for top left, top right, bottom left, bottom right.
std::string quarters(const cv::Mat& rgb) {
  std::string text;
  for (const int y : {rgb.rows / 4, rgb.rows * 3 / 4})
    for (const int x : {rgb.cols / 4, rgb.cols * 3 / 4}) {
      const auto pixel = rgb.at<cv::Vec3b>(y, x);
      const bool red = pixel[0] > 128;
      const bool green = pixel[1] > 128;
      text.push_back(red && green ? 'y' : red ? 'r' : green ? 'g' : 'b');
    }
  return text;
}

std::string whyNot(const base::Bytes& file) {
  const auto decoded = decodePhoto(file);
  return decoded ? "" : decoded.error().message();
}

base::Bytes head(const base::Bytes& file, std::size_t size) {
  return {file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::vector<std::uint8_t> rowsOf(const cv::Mat& rgb) {
  return {rgb.data, rgb.data + rgb.total() * rgb.elemSize()};
}

base::Bytes samplePng(const PngKind& kind = {}) {
  return pngOf(kWidth, kHeight, rowsOf(fourColours(kWidth, kHeight)), kind);
}

/// Overwrites the two 16-bit numbers of a baseline frame header.
base::Bytes withJpegSize(base::Bytes jpeg, unsigned width, unsigned height) {
  for (std::size_t i = 2; i + 8 < jpeg.size(); ++i)
    if (jpeg[i] == std::byte{0xFF} && jpeg[i + 1] == std::byte{0xC0}) {
      jpeg[i + 5] = static_cast<std::byte>(height >> 8U);
      jpeg[i + 6] = static_cast<std::byte>(height & 255U);
      jpeg[i + 7] = static_cast<std::byte>(width >> 8U);
      jpeg[i + 8] = static_cast<std::byte>(width & 255U);
      return jpeg;
    }
  return jpeg;
}

}  // namespace

TEST_CASE("JPEG photographs decode whether baseline, progressive, subsampled or grey") {
  const cv::Mat picture = fourColours(kWidth, kHeight);
  for (const int flags : {0, TJFLAG_PROGRESSIVE})
    for (const TJSAMP subsampling : {TJSAMP_444, TJSAMP_422, TJSAMP_420}) {
      const auto decoded = decodePhoto(jpegOf(picture, {.subsampling = subsampling, .flags = flags}));
      REQUIRE(decoded.has_value());
      CHECK(decoded->size() == cv::Size(kWidth, kHeight));
      CHECK(quarters(*decoded) == "rgby");
    }
  const auto grey = decodePhoto(jpegOf(picture, {.subsampling = TJSAMP_GRAY}));
  REQUIRE(grey.has_value());
  const auto pixel = grey->at<cv::Vec3b>(5, 5);
  CHECK(pixel[0] == pixel[1]);
  CHECK(pixel[1] == pixel[2]);
}

TEST_CASE("PNG photographs decode in every kind of eight bits or fewer") {
  SECTION("truecolour") {
    CHECK(quarters(decodePhoto(samplePng()).value()) == "rgby");
  }
  SECTION("interlaced") {
    CHECK(quarters(decodePhoto(samplePng({.interlaced = true})).value()) == "rgby");
  }
  SECTION("grey") {
    const auto rgb =
        decodePhoto(pngOf(64, 64, std::vector<std::uint8_t>(64 * 64, 77), {.colour = SPNG_COLOR_TYPE_GRAYSCALE}));
    REQUIRE(rgb.has_value());
    CHECK(rgb->at<cv::Vec3b>(10, 10) == cv::Vec3b(77, 77, 77));
  }
  SECTION("one bit") {
    const auto rgb = decodePhoto(
        pngOf(64, 64, std::vector<std::uint8_t>(64 * 8, 0xF0), {.colour = SPNG_COLOR_TYPE_GRAYSCALE, .depth = 1}));
    REQUIRE(rgb.has_value());
    CHECK(rgb->at<cv::Vec3b>(0, 0) == cv::Vec3b(255, 255, 255));
    CHECK(rgb->at<cv::Vec3b>(0, 4) == cv::Vec3b(0, 0, 0));
  }
  SECTION("palette, with a transparent colour on white") {
    std::vector<std::uint8_t> rows(64 * 64, 0);
    rows[1] = 1;
    const auto rgb = decodePhoto(pngOf(64, 64, rows,
                                       {.colour = SPNG_COLOR_TYPE_INDEXED,
                                        .palette = {{10, 20, 30, 255}, {200, 0, 0, 255}},
                                        .paletteAlpha = {255, 0}}));
    REQUIRE(rgb.has_value());
    CHECK(rgb->at<cv::Vec3b>(0, 0) == cv::Vec3b(10, 20, 30));
    CHECK(rgb->at<cv::Vec3b>(0, 1) == cv::Vec3b(255, 255, 255));
  }
  SECTION("alpha stands on white") {
    std::vector<std::uint8_t> rows;
    for (int i = 0; i < 64 * 64; ++i) rows.insert(rows.end(), {100, 0, 0, static_cast<std::uint8_t>(i == 0 ? 0 : 255)});
    const auto rgb = decodePhoto(pngOf(64, 64, rows, {.colour = SPNG_COLOR_TYPE_TRUECOLOR_ALPHA}));
    REQUIRE(rgb.has_value());
    CHECK(rgb->at<cv::Vec3b>(0, 0) == cv::Vec3b(255, 255, 255));
    CHECK(rgb->at<cv::Vec3b>(0, 1) == cv::Vec3b(100, 0, 0));
  }
}

TEST_CASE("All eight EXIF orientations are turned upright") {
  // Quarters of the stored picture "rgby" as it is meant to be seen (EXIF 2.32, figure of tag 274).
  const std::array<std::string, 9> seen = {"rgby", "rgby", "gryb", "ybgr", "byrg", "rbgy", "bryg", "ygbr", "gyrb"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    std::string expected = seen[static_cast<std::size_t>(orientation)];
    std::erase(expected, ' ');
    const bool sideways = orientation >= 5;
    const cv::Size size = sideways ? cv::Size(kHeight, kWidth) : cv::Size(kWidth, kHeight);
    const auto jpeg = decodePhoto(withOrientation(jpegOf(fourColours(kWidth, kHeight)), orientation));
    REQUIRE(jpeg.has_value());
    CHECK(jpeg->size() == size);
    CHECK(quarters(*jpeg) == expected);
    const auto png = decodePhoto(samplePng({.orientation = orientation}));
    REQUIRE(png.has_value());
    CHECK(png->size() == size);
    CHECK(quarters(*png) == expected);
  }
}

TEST_CASE("A senseless EXIF orientation counts as upright") {
  CHECK(decoder::exifOrientation({}) == 1);
  CHECK(decoder::exifOrientation(base::asBytes("Exif")) == 1);
  for (const int orientation : {0, 9, 255}) {
    const auto decoded = decodePhoto(withOrientation(jpegOf(fourColours(kWidth, kHeight)), orientation));
    REQUIRE(decoded.has_value());
    CHECK(quarters(*decoded) == "rgby");
  }
}

TEST_CASE("A JPEG cut off anywhere is refused") {
  for (const int flags : {0, TJFLAG_PROGRESSIVE}) {
    const auto whole = jpegOf(fourColours(kWidth, kHeight), {.subsampling = TJSAMP_420, .flags = flags});
    REQUIRE(decodePhoto(whole).has_value());
    for (std::size_t size = 0; size < whole.size(); ++size)
      if (decodePhoto(head(whole, size))) FAIL("accepted with " << size << " of " << whole.size() << " bytes");
  }
}

TEST_CASE("A PNG cut off anywhere or with any byte changed is refused") {
  const auto whole = samplePng();
  for (std::size_t size = 0; size < whole.size(); ++size)
    if (decodePhoto(head(whole, size))) FAIL("accepted with " << size << " of " << whole.size() << " bytes");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto changed = whole;
    changed[i] ^= std::byte{0x10};
    if (decodePhoto(changed)) FAIL("accepted with byte " << i << " of " << whole.size() << " changed");
  }
}

TEST_CASE("Dimensions are judged from the header") {
  CHECK(checkDimensions(64, 64).has_value());
  CHECK(checkDimensions(8192, 4882).has_value());
  CHECK(checkDimensions(63, 64).error().message() == "63 × 64 pixels; at least 64 a side are needed");
  CHECK(checkDimensions(8193, 64).error().message() == "8,193 × 64 pixels; at most 8,192 a side");
  CHECK(checkDimensions(8000, 5125).error().message() == "41,000,000 pixels; at most 40,000,000");

  const auto jpeg = jpegOf(fourColours(kWidth, kHeight));
  CHECK(whyNot(withJpegSize(jpeg, 65500, 65500)) == "65,500 × 65,500 pixels; at most 8,192 a side");
  CHECK(whyNot(withJpegSize(jpeg, 8000, 8000)) == "64,000,000 pixels; at most 40,000,000");
  CHECK(whyNot(withJpegSize(jpeg, 8, 8)) == "8 × 8 pixels; at least 64 a side are needed");
  CHECK(whyNot(withJpegSize(jpeg, 96, 4000)) == "the JPEG file is damaged or cut off");
  CHECK(whyNot(pngOf(8200, 64, std::vector<std::uint8_t>(8200 * 64, 1), {.colour = SPNG_COLOR_TYPE_GRAYSCALE})) ==
        "8,200 × 64 pixels; at most 8,192 a side");
}

TEST_CASE("What is not a photograph is refused in words") {
  CHECK(whyNot({}) == "the file is empty");
  const auto text = base::asBytes("GIF89a, or anything else");
  CHECK(whyNot({text.begin(), text.end()}) == "not a JPEG or PNG photograph");
  CHECK(whyNot(base::Bytes(kMostFileBytes + 1)) == "67,108,865 bytes; at most 67,108,864");
  CHECK(whyNot(pngOf(64, 64, std::vector<std::uint8_t>(64 * 64 * 6, 9), {.depth = 16})) ==
        "a PNG file with 16 bits a colour; save it with 8");
  const cv::Mat ink(64, 64, CV_8UC4, cv::Scalar::all(90));
  CHECK(whyNot(jpegOf(ink, {.from = TJPF_CMYK})) == "a JPEG file in print colours (CMYK); save it in RGB");
}

TEST_CASE("A JPEG with hundreds of scans is refused before it is decoded") {
  auto bomb = jpegOf(fourColours(kWidth, kHeight), {.flags = TJFLAG_PROGRESSIVE});
  std::size_t scan = bomb.size();
  for (std::size_t i = 2; i + 1 < bomb.size() && scan == bomb.size(); ++i)
    if (bomb[i] == std::byte{0xFF} && bomb[i + 1] == std::byte{0xDA}) scan = i;
  const base::Bytes tail(bomb.begin() + static_cast<std::ptrdiff_t>(scan), bomb.end() - 2);
  for (int i = 0; i < 200; ++i) bomb.insert(bomb.end() - 2, tail.begin(), tail.end());
  CHECK_THAT(whyNot(bomb), Catch::Contains("scans, more than a photograph of its size needs"));
}

TEST_CASE("Random bytes behind a right beginning neither crash nor hang") {
  std::mt19937 random(7);
  std::uniform_int_distribution<unsigned> anyByte(0, 255);
  const auto jpeg = jpegOf(fourColours(kWidth, kHeight));
  const auto png = samplePng();
  for (int round = 0; round < 300; ++round) {
    auto file = round % 2 == 0 ? jpeg : png;
    std::uniform_int_distribution<std::size_t> anywhere(8, file.size() - 1);
    for (int k = 0; k < 20; ++k) file[anywhere(random)] = static_cast<std::byte>(anyByte(random));
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(decodePhoto(file));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
  }
}
