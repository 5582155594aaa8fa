// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.hpp"

namespace consentry::domain {

/// After OFIQ and ISO/IEC 29794-5, as far as the face's points and the pixels can tell.
enum class QualityMeasure {
  faceCount,    ///< faces found
  eyeDistance,  ///< pixels between the eye centres
  yaw,          ///< degrees, from landmarks; + is the person's left
  roll,         ///< degrees
  pitch,        ///< degrees; not assessable from five points alone
  eyesOpen,     ///< lid distance of the eye that is open less, per cent of its width; not assessable from five points
  mouthOpen,    ///< distance of the lips' inner edges, per cent of the mouth's width; not assessable from five points
  gaze,         ///< not assessable: no engine here sees the iris
  occlusion,    ///< not assessable: see quality.cpp
  sharpness,    ///< variance of the Laplacian on the aligned chip
  exposure,     ///< mean luma of the face, 0–255
  clipping,     ///< share of face pixels at either end, per mille
  marginLeft,   ///< pixels between face box and image edge …
  marginRight,
  marginTop,
  marginBottom,
  imageWidth,  ///< pixels
  imageHeight
};

enum class QualityVerdict { undecided, accept, acceptWithWarning, recapture };

/// One measure: the raw value, a 0–100 component, or *not assessable* (both absent). Never −1.
struct QualityValue {
  QualityMeasure measure = QualityMeasure::faceCount;
  std::optional<double> raw;
  std::optional<int> component;  ///< 0 worst … 100 best
  bool operator==(const QualityValue&) const = default;
};

/// The vector. Default: undecided, nothing assessed.
struct Quality {
  std::vector<QualityValue> values;
  QualityVerdict verdict = QualityVerdict::undecided;

  [[nodiscard]] std::optional<double> raw(QualityMeasure measure) const;
};

/// Sets components and verdict from the raw values: the thresholds and their reasons stand in quality.cpp.
[[nodiscard]] Quality judge(std::vector<QualityValue> raw);

/// Sentences for people, worst first: "eyes 31 px apart; comparison below 40 px is unreliable". English; the window
/// translates from the measures itself.
[[nodiscard]] std::vector<std::string> inWords(const Quality& quality);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::QualityMeasure, {faceCount, "face_count"}, {eyeDistance, "eye_distance"}, {yaw, "yaw"},
                     {roll, "roll"}, {pitch, "pitch"}, {eyesOpen, "eyes_open"}, {mouthOpen, "mouth_open"},
                     {gaze, "gaze"}, {occlusion, "occlusion"}, {sharpness, "sharpness"}, {exposure, "exposure"},
                     {clipping, "clipping"}, {marginLeft, "margin_left"}, {marginRight, "margin_right"},
                     {marginTop, "margin_top"}, {marginBottom, "margin_bottom"}, {imageWidth, "image_width"},
                     {imageHeight, "image_height"});
CONSENTRY_ENUM_WORDS(domain::QualityVerdict, {undecided, "undecided"}, {accept, "accept"},
                     {acceptWithWarning, "accept_with_warning"}, {recapture, "recapture"});
