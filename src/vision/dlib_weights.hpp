// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::vision {

/// One convolution with the affine layer behind it folded in.
struct Convolution {
  int outputs = 0;
  int inputs = 0;
  int side = 0;  ///< of the square kernel
  int stride = 1;
  int padding = 0;
  std::vector<float> kernel;  ///< outputs × inputs × side × side
  std::vector<float> bias;
};

/// Two convolutions and the way around them: a copy, or halved by averaging when the first has stride 2.
struct ResidualBlock {
  Convolution first;
  Convolution second;
};

/// dlib_face_recognition_resnet_model_v1: a stem, fourteen residual blocks, the mean over what is left of the picture
/// and a matrix of 256 × 128.
struct DlibResnetWeights {
  Convolution stem;
  std::vector<ResidualBlock> blocks;
  std::vector<float> projection;  ///< 256 rows of 128
};

inline constexpr int kResnetFeatures = 256;
inline constexpr int kResnetDimension = 128;
/// Red, green, blue; taken from the pixels, which are then divided by 256. The file must say the same.
inline constexpr std::array<float, 3> kResnetMean{122.782F, 117.001F, 104.298F};

/// Reads dlib's serialised network from its bytes. Every number that the layers' own code would check is checked, every
/// length before it is used, and nothing may follow. Errc::modelMismatch on anything else than this very network.
[[nodiscard]] base::Expected<DlibResnetWeights> readDlibResnet(base::ByteView file);

}  // namespace consentry::vision
