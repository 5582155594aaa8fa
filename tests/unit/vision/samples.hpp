// SPDX-License-Identifier: GPL-3.0-or-later
// Photographs made on the spot, so that no image file need lie in the repository.
#pragma once

#include <spng.h>
#include <turbojpeg.h>

#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "base/bytes.hpp"

namespace consentry::test {

/// RGB, every quarter of its own colour, so that turned and mirrored pictures can be told apart.
[[nodiscard]] cv::Mat fourColours(int width, int height);

struct JpegKind {
  TJPF from = TJPF_RGB;
  TJSAMP subsampling = TJSAMP_444;
  int flags = 0;
};
[[nodiscard]] base::Bytes jpegOf(const cv::Mat& pixels, const JpegKind& kind = {});
/// The same JPEG with an EXIF segment that holds one orientation.
[[nodiscard]] base::Bytes withOrientation(const base::Bytes& jpeg, int orientation);

struct PngKind {
  spng_color_type colour = SPNG_COLOR_TYPE_TRUECOLOR;
  std::uint8_t depth = 8;
  bool interlaced = false;
  std::vector<spng_plte_entry> palette = {};
  std::vector<std::uint8_t> paletteAlpha = {};
  int orientation = 0;  ///< 0: no EXIF
};
/// `rows` is laid out as the kind says.
[[nodiscard]] base::Bytes pngOf(int width, int height, const std::vector<std::uint8_t>& rows, const PngKind& kind = {});

[[nodiscard]] base::Bytes readAll(const std::filesystem::path& file);
/// From CONSENTRY_TEST_DATA, else a folder `shared/data` beside the repository. May not exist.
[[nodiscard]] std::filesystem::path dataFolder();
/// Ends the program as skipped, with the reason on stderr.
[[noreturn]] void skipAll(const std::string& why);

/// In the cage, with one decoder for the whole program.
[[nodiscard]] base::Expected<cv::Mat> decodePhoto(base::ByteView file);

/// A photograph of nobody in particular to be worked on; the permit is the test's own.
[[nodiscard]] app::ports::PhotoWork workOn(std::size_t index, base::Bytes file);

}  // namespace consentry::test
