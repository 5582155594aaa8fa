// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/upright.hpp"

#include <opencv2/core.hpp>

namespace consentry::vision {

cv::Mat turnUpright(const cv::Mat& image, int orientation) {
  constexpr int kAcrossX = 0;
  constexpr int kAcrossY = 1;
  constexpr int kBoth = -1;
  cv::Mat turned;
  switch (orientation) {
    case 2:
      cv::flip(image, turned, kAcrossY);
      return turned;
    case 3:
      cv::flip(image, turned, kBoth);
      return turned;
    case 4:
      cv::flip(image, turned, kAcrossX);
      return turned;
    case 5:
      cv::transpose(image, turned);
      return turned;
    case 6:
      cv::rotate(image, turned, cv::ROTATE_90_CLOCKWISE);
      return turned;
    case 7: {
      cv::Mat transposed;
      cv::transpose(image, transposed);
      cv::flip(transposed, turned, kBoth);
      return turned;
    }
    case 8:
      cv::rotate(image, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
      return turned;
    default:
      return image;
  }
}

}  // namespace consentry::vision
