// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/enum_words.hpp"

namespace consentry::app::ports {

enum class ModelFormat { onnx, tflite };
enum class ColourOrder { rgb, bgr };
/// Order of a network's input: channels before rows and columns, or after them.
enum class TensorLayout { nchw, nhwc };
/// How a face is laid onto the square: five points on the usual 112-pixel template, or dlib's chip of 150 pixels.
enum class FaceAlignment { arcface112, dlib150 };

/// What an agency says about an embedder of its own. Text fields are for people and say "unknown" where that is so.
struct ModelCard {
  std::string name;
  ModelFormat format = ModelFormat::onnx;
  int side = 0;  ///< of the square input, pixels
  ColourOrder colours = ColourOrder::rgb;
  std::array<double, 3> mean{};              ///< by channel in `colours` order: the input is (value − mean) / scale
  std::array<double, 3> scale{1, 1, 1};      ///< of values from 0 to 255
  TensorLayout layout = TensorLayout::nchw;  ///< with one image in a batch
  FaceAlignment alignment = FaceAlignment::arcface112;
  int dimension = 0;    ///< of the embedding; it is scaled to unit length
  bool mirror = false;  ///< whether the accurate mode may add the mirrored face's embedding
  std::string licence;
  std::string trainer;
  std::string trainingData;
  std::string consentOfPeopleShown;
  std::vector<std::string> limits;
  bool operator==(const ModelCard&) const = default;
};

}  // namespace consentry::app::ports

CONSENTRY_ENUM_WORDS(app::ports::ModelFormat, {onnx, "onnx"}, {tflite, "tflite"});
CONSENTRY_ENUM_WORDS(app::ports::ColourOrder, {rgb, "rgb"}, {bgr, "bgr"});
CONSENTRY_ENUM_WORDS(app::ports::TensorLayout, {nchw, "nchw"}, {nhwc, "nhwc"});
CONSENTRY_ENUM_WORDS(app::ports::FaceAlignment, {arcface112, "arcface112"}, {dlib150, "dlib150"});
