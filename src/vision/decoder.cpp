// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/decoder.hpp"

#include "vision/photograph.hpp"

namespace consentry::vision {

base::Expected<cv::Mat> decodePhoto(PhotoDecoder& decoder, base::ByteView file) {
  TRY(Photograph photograph, Photograph::open(decoder, file));
  TRY(const Reduced whole, photograph.reduced(1));
  return whole.rgb;
}

}  // namespace consentry::vision
