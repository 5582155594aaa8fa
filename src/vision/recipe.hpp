// SPDX-License-Identifier: GPL-3.0-or-later
// Every constant of finding, aligning and fusing that was chosen by measurement, in one place. Whoever changes one
// raises kFinderName or kPipelineVersion: templates made before and after must not be compared.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace consentry::vision::recipe {

/// Names the way geometry is found; kept with every stored FaceGeometry.
inline constexpr std::string_view kFinderName = "full-range+mesh/2";
inline constexpr std::string_view kFastFinderName = "full-range+mesh-once/1";
inline constexpr std::string_view kReferenceFinderName = "dlib-hog+5/1";
/// Of everything between pixels and template; part of every identity.
inline constexpr std::string_view kPipelineVersion = "2";
inline constexpr std::string_view kReferenceVersion = "2";

/// The long side of the photograph is halved for finding while at least this much of it remains: what the finder looks
/// at. A face that is to be cut from a large photograph needs no more either, so most are decoded once.
inline constexpr int kFindingSide = 192;
/// A face is cut from the photograph halved as often as leaves its box this wide. That is about one pixel for each that
/// the networks see, and more than most photographs of Labeled Faces in the Wild have.
inline constexpr int kLeastFaceWidth = 128;

// The full-range finder (192 pixels a side, a 48 × 48 grid of cells).
inline constexpr double kFinderScore = 0.5;
inline constexpr double kFinderOverlap = 0.3;  ///< boxes that share more (intersection over union) are one face
/// Faces that fill the picture are seen only with a margin of this share of the long side around it, in grey.
inline constexpr double kTightMargin = 0.5;
inline constexpr double kTightScore = 0.4;
inline constexpr unsigned char kMarginGrey = 127;
/// A candidate that the mesh does not take for a face is none, unless nothing else was found and it scored this much.
inline constexpr double kSureScore = 0.7;

// The mesh (468 points, 192 pixels a side) looks at a square of this many box sides, then again at its own outline
// where time is spent on it.
inline constexpr double kMeshCrop = 1.5;
inline constexpr double kPresence = 0.5;

// dlib's five points are looked for in the box that dlib's detector would have drawn, told by the mesh's outline:
// shares of its longer side.
inline constexpr double kDlibBoxSide = 0.93;
inline constexpr double kDlibBoxRight = 0.026;
inline constexpr double kDlibBoxDown = 0.040;

// dlib's detector, where the finder saw nothing.
inline constexpr int kSecondLookMost = 500;     ///< the photograph's long side for it, reduced to this …
inline constexpr int kSecondLookEnlarge = 300;  ///< … or doubled where it is smaller than this
inline constexpr double kSecondLookScore = -0.3;
inline constexpr double kSecondLookSure = 0;  ///< dlib's own threshold
inline constexpr double kHogToMesh = 1.6;     ///< the mesh's square in sides of dlib's box

/// Eye centres, nose tip and mouth corners in the 112-pixel square that recognition networks of this kind are trained
/// on, left to right in the picture.
inline constexpr std::array<std::array<double, 2>, 5> kArcFacePoints{
    {{38.2946, 51.6963}, {73.5318, 51.5014}, {56.0252, 71.7366}, {41.5493, 92.3655}, {70.7299, 92.2041}}};
inline constexpr int kArcFaceSide = 112;

/// dlib's mean shape for its five points, as shares of the face; the chip has a margin of a quarter of it all around.
inline constexpr std::array<std::array<double, 2>, 5> kDlibPoints{{{0.8595674595992, 0.2134981538014},
                                                                   {0.6460604764104, 0.2289674387677},
                                                                   {0.1205750620789, 0.2137274526848},
                                                                   {0.3340850613712, 0.2290642403242},
                                                                   {0.4901123135679, 0.6277975316475}}};
inline constexpr double kDlibPadding = 0.25;

/// The same five points from the mesh: a mesh point, and how far dlib's is from it along the line between the outer eye
/// corners (left to right in the picture) and across it, in lengths of that line.
struct MeshToDlib {
  std::size_t point;
  double along;
  double across;
};
inline constexpr std::array<MeshToDlib, 5> kMeshToDlib{
    {{263, -0.025, 0.012}, {362, 0.018, 0.004}, {33, 0.034, 0.009}, {133, -0.008, 0.003}, {2, 0.001, 0.023}}};

/// Beside the usual margin, dlib's network is shown the face a little larger and a little smaller when it is alone.
inline constexpr double kCloserPadding = 0.20;
inline constexpr double kWiderPadding = 0.30;

/// The second network's output is the shorter, the less a photograph shows: this power of its length, in usual lengths,
/// is kept.
inline constexpr double kLengthKept = 0.3;
inline constexpr double kUsualLength = 70;

/// Shares of the two networks in the squared distance of "both"; dlib's part has unit length before.
inline constexpr double kDlibShare = 0.65;
inline constexpr double kSecondShare = 0.35;

}  // namespace consentry::vision::recipe
