// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/open_picture.hpp"

#include "base/check.hpp"
#include "vision/caged_decoder.hpp"
#include "vision/decoder.hpp"

namespace consentry::vision {

base::Expected<app::ports::Picture> openPicture(base::ByteView file) {
  CagedDecoder decoder;
  TRY(const cv::Mat rgb, decodePhoto(decoder, file));
  base::check(rgb.isContinuous(), "rows of a decoded photograph follow one another");
  const auto* first = reinterpret_cast<const std::byte*>(rgb.data);
  return app::ports::Picture{
      .width = rgb.cols, .height = rgb.rows, .rgb = {first, first + rgb.total() * rgb.elemSize()}};
}

}  // namespace consentry::vision
