// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "domain/engine_choice.hpp"
#include "domain/permit.hpp"
#include "domain/quality.hpp"

namespace consentry::app::ports {

/// What makes templates comparable: never compare two of different identities.
struct EngineIdentity {
  std::string name;     ///< "dlib-resnet-v1"
  std::string version;  ///< of the pipeline around the weights; raised when the numbers would change
  base::Digest hash;    ///< over name, version, mode, precision and the SHA-256 of every weight file
  std::size_t dimension = 0;
  domain::EngineChoice choice{.networks = "reference", .mode = domain::Mode::fast};
  domain::Precision precision = domain::Precision::f32;
  bool operator==(const EngineIdentity&) const = default;
};

/// An embedding of `EngineIdentity::dimension` values. Every value is a whole number of 2^-15 and at most 1 in size, so
/// that distances are sums of whole numbers, the same on every processor.
struct FaceTemplate {
  base::Digest engine;  ///< EngineIdentity::hash
  std::vector<float> values;
};

/// Pixels of the upright image (EXIF orientation applied), origin top left, half-open.
struct FaceBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  double score = 0;  ///< the detector's own; only for ordering
  bool operator==(const FaceBox&) const = default;
};

/// Where the face of a photograph is, found once and kept so that a later use of the same bytes need not search again.
/// Means something only to engines that name the same finder.
struct FaceGeometry {
  std::string finder;  ///< how it was found, and the version of that
  FaceBox box;
  std::vector<std::array<float, 2>> points;  ///< x then y, pixels of the upright image; which ones, the finder knows
  bool operator==(const FaceGeometry&) const = default;
};

/// Which face of a photograph is meant when it shows several.
enum class FaceChoice {
  only,          ///< exactly one face or none: the rule for travellers and references
  nearestCentre  ///< the face nearest the image's centre: the rule of Labeled Faces in the Wild, for evaluation
};

/// How far one photograph should go.
struct PhotoWork {
  std::size_t index = 0;  ///< the caller's own; comes back in the finding
  domain::Permit permit;  ///< without one there is no work
  base::Bytes file;       ///< the whole file as read
  bool wantTemplate = false;
  FaceChoice choice = FaceChoice::only;
  bool wantThumbnail = false;           ///< a 96-pixel JPEG around the face
  bool wantQuality = true;              ///< and landmarks; whoever has measured them before does without
  std::optional<FaceGeometry> known{};  ///< from an earlier finding on the same bytes; ignored when another finder's
};

/// Time by stage, for measurements.
struct StageTimes {
  std::chrono::microseconds decode{0}, detect{0}, align{0}, assess{0}, embed{0};
};

enum class PhotoOutcome { assessed, unreadable, noFace, severalFaces };

/// What was found in one photograph. `unreadable` carries why, for people, without personal data.
struct PhotoFinding {
  std::size_t index = 0;
  PhotoOutcome outcome = PhotoOutcome::unreadable;
  std::string why;
  int width = 0;  ///< pixels, upright; 0 when unreadable
  int height = 0;
  std::vector<FaceBox> faces;
  std::array<std::array<double, 2>, 5> landmarks{};  ///< of the chosen face, x then y, pixels; when wanted and assessed
  std::optional<FaceGeometry> geometry;              ///< of the chosen face; when assessed
  domain::Quality quality;                           ///< when wanted, or no face was chosen
  std::optional<FaceTemplate> faceTemplate;          ///< when asked for and assessed
  base::Bytes thumbnail;                             ///< JPEG, when asked for and assessed
  StageTimes times;
};

/// decode → detect → align → assess → embed over many photographs, with its own threads and a network for each.
/// Called from one thread at a time; `next` and `done` run on that thread, so they may touch the database.
/// At most a few photographs per worker are in memory at once, however long the input is.
class FaceEngine {
 public:
  virtual ~FaceEngine() = default;

  [[nodiscard]] virtual const EngineIdentity& identity() const = 0;
  [[nodiscard]] virtual std::size_t workers() const = 0;

  /// Takes work from `next` until it says nothing, hands every finding to `done` in order of completion (all of them,
  /// each exactly once). An error from `done` ends the run with that error; one from `next` does so once what was
  /// started is handed over. When `stop` is asked for, no more work is taken, what was started is finished and handed
  /// over, and the result is Errc::cancelled. Errc::conflict when a run is under way already.
  [[nodiscard]] virtual base::Expected<void> run(const std::function<base::Expected<std::optional<PhotoWork>>()>& next,
                                                 const std::function<base::Expected<void>(PhotoFinding)>& done,
                                                 std::stop_token stop) = 0;
};

}  // namespace consentry::app::ports

#include "base/enum_words.hpp"
CONSENTRY_ENUM_WORDS(app::ports::PhotoOutcome, {assessed, "assessed"}, {unreadable, "unreadable"}, {noFace, "no_face"},
                     {severalFaces, "several_faces"});
