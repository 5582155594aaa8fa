// SPDX-License-Identifier: GPL-3.0-or-later
// The pool with parts that need no weights: the "faces" of a picture are told by the colour of its first pixel.
#include "vision/face_worker_pool.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <thread>

#include "samples.hpp"
#include "vision/ov_network.hpp"
#include "vision/photo_pipeline.hpp"

using namespace consentry;
using namespace consentry::vision;
using namespace consentry::test;
using app::ports::PhotoFinding;
using app::ports::PhotoOutcome;
using app::ports::PhotoWork;

namespace {

constexpr int kSide = 200;

struct Calls {
  std::atomic<int> locators{0};
  std::atomic<int> searches{0};
  std::atomic<int> embedders{0};
};

/// One small face for each unit of green in the corner pixel; red there throws.
class CornerLocator : public FaceLocator {
 public:
  explicit CornerLocator(std::shared_ptr<Calls> calls) : m_calls(std::move(calls)) {}
  [[nodiscard]] std::string_view name() const override { return "corner/1"; }
  [[nodiscard]] std::size_t pointCount() const override { return 1; }
  [[nodiscard]] base::Expected<std::vector<FoundFace>> find(Photograph& photograph) override {
    ++m_calls->searches;
    TRY(const Reduced whole, photograph.reduced(1));
    const auto corner = whole.rgb.at<cv::Vec3b>(0, 0);
    if (corner[0] == 255) throw std::runtime_error("detector gave up");
    std::vector<FoundFace> faces;
    for (int i = 0; i < corner[1]; ++i) faces.push_back({{10 + 40 * i, 80, 50 + 40 * i, 120, 1.0}, {}});
    return faces;
  }
  [[nodiscard]] base::Expected<app::ports::FaceGeometry> geometry(Photograph&, const FoundFace& face) override {
    return app::ports::FaceGeometry{std::string(name()), face.box, {{static_cast<float>(face.box.left), 80.0F}}};
  }
  [[nodiscard]] base::Expected<Alignment> align(Photograph& photograph,
                                                const app::ports::FaceGeometry& geometry) override {
    TRY(const Reduced whole, photograph.reduced(1));
    const double x = geometry.box.left;
    return Alignment{.landmarks = {{{x + 30, 90}, {x + 25, 90}, {x + 10, 90}, {x + 15, 90}, {x + 20, 105}}},
                     .chip = cv::Mat(kChipSide, kChipSide, CV_8UC3, cv::Scalar(whole.rgb.at<cv::Vec3b>(0, 0)))};
  }

 private:
  std::shared_ptr<Calls> m_calls;
};

/// The blue of the corner pixel; the same beside a 1, so that no template is without length. Some blues stand for what
/// a network should never do.
constexpr int kNoLength = 251;
constexpr int kNoNumber = 252;
constexpr int kEngineFails = 253;
class CornerEmbedder : public Embedder {
 public:
  [[nodiscard]] base::Expected<std::vector<float>> embed(Photograph& photograph,
                                                         const app::ports::FaceGeometry&) override {
    TRY(const Reduced whole, photograph.reduced(1));
    const int value = whole.rgb.at<cv::Vec3b>(0, 0)[2];
    if (value == kEngineFails) throw InferenceFailure("no more memory");
    if (value == kNoLength) return std::vector<float>{0, 1e-9F};
    if (value == kNoNumber) return std::vector<float>{1, std::numeric_limits<float>::quiet_NaN()};
    return std::vector<float>{static_cast<float>(value) / 256, 1};
  }
};

EngineParts parts(const std::shared_ptr<Calls>& calls) {
  return {.makeLocator = [calls]() -> base::Expected<std::unique_ptr<FaceLocator>> {
            ++calls->locators;
            return std::make_unique<CornerLocator>(calls);
          },
          .makeEmbedder = [calls]() -> base::Expected<std::unique_ptr<Embedder>> {
            ++calls->embedders;
            return std::make_unique<CornerEmbedder>();
          }};
}

/// A PNG with `faces` faces, of which the templates say `value`.
base::Bytes picture(int faces, int value, int red = 0) {
  const cv::Mat image(kSide, kSide, CV_8UC3, cv::Scalar(red, faces, value));
  return pngOf(kSide, kSide, {image.data, image.data + image.total() * 3});
}

/// Hands out `count` photographs, each asking for a template, its index as value.
class Source {
 public:
  explicit Source(std::size_t count) : m_count(count) {}
  std::optional<PhotoWork> operator()() {
    if (taken == m_count) return std::nullopt;
    PhotoWork work = workOn(taken, picture(1, static_cast<int>(taken % 250)));
    work.wantTemplate = true;
    ++taken;
    return work;
  }
  std::size_t taken = 0;

 private:
  std::size_t m_count;
};

const app::ports::EngineIdentity kIdentity{.name = "test", .version = "1", .hash = {}, .dimension = 2, .choice = {}};

PhotoFinding only(FaceWorkerPool& pool, PhotoWork work) {
  std::optional<PhotoWork> waiting = std::move(work);
  std::optional<PhotoFinding> found;
  const auto result = pool.run([&] { return std::exchange(waiting, std::nullopt); },
                               [&](PhotoFinding finding) -> base::Expected<void> {
                                 found = std::move(finding);
                                 return {};
                               },
                               {});
  REQUIRE(result.has_value());
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace

TEST_CASE("Every photograph comes back exactly once, with any number of workers") {
  for (const std::size_t workers : {1U, 2U, 5U}) {
    const auto calls = std::make_shared<Calls>();
    FaceWorkerPool pool(parts(calls), kIdentity, workers);
    for (const std::size_t count : {0U, 1U, 100U}) {
      Source source(count);
      std::map<std::size_t, float> values;
      const auto result = pool.run(std::ref(source),
                                   [&](const PhotoFinding& finding) -> base::Expected<void> {
                                     REQUIRE(finding.outcome == PhotoOutcome::assessed);
                                     CHECK(values.emplace(finding.index, finding.faceTemplate->values.front()).second);
                                     return {};
                                   },
                                   {});
      CHECK(result.has_value());
      CHECK(values.size() == count);
      for (const auto& [index, value] : values) CHECK(value * 256 == static_cast<float>(index % 250));
    }
    CHECK(calls->embedders <= static_cast<int>(workers));
  }
}

TEST_CASE("Photographs inside the pool are bounded by its workers, not by the set") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 2);
  Source source(200);
  std::size_t handedOver = 0;
  std::size_t peak = 0;
  const auto result = pool.run(
      [&] {
        auto work = source();
        peak = std::max(peak, source.taken - handedOver);
        return work;
      },
      [&](const PhotoFinding&) -> base::Expected<void> {
        ++handedOver;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        return {};
      },
      {});
  CHECK(result.has_value());
  CHECK(peak <= pool.inFlightLimit());
}

TEST_CASE("Asked to stop, it finishes what it started and says cancelled") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 2);
  Source source(1000);
  std::stop_source stop;
  std::size_t handedOver = 0;
  const auto result = pool.run(
      std::ref(source),
      [&](const PhotoFinding&) -> base::Expected<void> {
        if (++handedOver == 10) stop.request_stop();
        return {};
      },
      stop.get_token());
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code() == base::Errc::cancelled);
  CHECK(handedOver == source.taken);
  CHECK(handedOver <= 10 + pool.inFlightLimit());
}

TEST_CASE("An error from the caller ends the run, and the pool can be used again") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 2);
  Source source(1000);
  std::size_t handedOver = 0;
  const auto result = pool.run(std::ref(source),
                               [&](const PhotoFinding&) -> base::Expected<void> {
                                 if (++handedOver == 3) return base::fail(base::Errc::diskFull, "full");
                                 return {};
                               },
                               {});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code() == base::Errc::diskFull);
  CHECK(handedOver == 3);
  CHECK(source.taken <= 3 + pool.inFlightLimit());
  CHECK(only(pool, workOn(77, picture(1, 9))).index == 77);
}

TEST_CASE("An error where work comes from ends the run once what was started is handed over") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 2);
  Source source(1000);
  std::size_t handedOver = 0;
  const auto result = pool.run(
      [&]() -> base::Expected<std::optional<PhotoWork>> {
        if (source.taken == 5) return base::fail(base::Errc::ioError, "gone");
        return source();
      },
      [&](const PhotoFinding&) -> base::Expected<void> {
        ++handedOver;
        return {};
      },
      {});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code() == base::Errc::ioError);
  CHECK(handedOver == 5);
  CHECK(only(pool, workOn(77, picture(1, 9))).index == 77);
}

TEST_CASE("No network is loaded while nobody asks for a template") {
  const auto calls = std::make_shared<Calls>();
  FaceWorkerPool pool(parts(calls), kIdentity, 1);
  CHECK_FALSE(only(pool, workOn(0, picture(1, 9))).faceTemplate.has_value());
  CHECK(calls->embedders == 0);
  PhotoWork work = workOn(1, picture(1, 9));
  work.wantTemplate = true;
  CHECK(only(pool, std::move(work)).faceTemplate.has_value());
  CHECK(calls->embedders == 1);
}

TEST_CASE("A vector without length or with something that is no number is no template") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 1);
  for (const int value : {kNoLength, kNoNumber}) {
    PhotoWork work = workOn(1, picture(1, value));
    work.wantTemplate = true;
    const auto finding = only(pool, std::move(work));
    CHECK(finding.outcome == PhotoOutcome::unreadable);
    CHECK(finding.why == "the network made no usable template of this face");
    CHECK_FALSE(finding.faceTemplate.has_value());
  }
}

TEST_CASE("Points that are no numbers are no face's") {
  const auto calls = std::make_shared<Calls>();
  auto odd = parts(calls);
  class Lost final : public CornerLocator {
   public:
    using CornerLocator::CornerLocator;
    base::Expected<app::ports::FaceGeometry> geometry(Photograph&, const FoundFace& face) override {
      return app::ports::FaceGeometry{std::string(name()), face.box, {{std::numeric_limits<float>::infinity(), 80.0F}}};
    }
  };
  odd.makeLocator = [calls]() -> base::Expected<std::unique_ptr<FaceLocator>> { return std::make_unique<Lost>(calls); };
  FaceWorkerPool pool(odd, kIdentity, 1);
  const auto finding = only(pool, workOn(1, picture(1, 9)));
  CHECK(finding.outcome == PhotoOutcome::unreadable);
  CHECK_FALSE(finding.geometry.has_value());
}

TEST_CASE("A network that fails while calculating ends the run: no photograph is to blame") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 1);
  PhotoWork work = workOn(1, picture(1, kEngineFails));
  work.wantTemplate = true;
  std::optional<PhotoWork> waiting = std::move(work);
  const auto result = pool.run([&] { return std::exchange(waiting, std::nullopt); },
                               [](const PhotoFinding&) -> base::Expected<void> { return {}; }, {});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code() == base::Errc::internal);
  CHECK(only(pool, workOn(2, picture(1, 9))).outcome == PhotoOutcome::assessed);
}

TEST_CASE("Weights that do not load are the engine's error, not the photograph's") {
  auto broken = parts(std::make_shared<Calls>());
  broken.makeEmbedder = []() -> base::Expected<std::unique_ptr<Embedder>> {
    return base::fail(base::Errc::modelMismatch, "no");
  };
  FaceWorkerPool pool(broken, kIdentity, 1);
  Source source(5);
  const auto result = pool.run(std::ref(source), [](const PhotoFinding&) -> base::Expected<void> { return {}; }, {});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code() == base::Errc::modelMismatch);
}

TEST_CASE("Outcomes say what was found") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 1);
  SECTION("no face") {
    const auto finding = only(pool, workOn(0, picture(0, 0)));
    CHECK(finding.outcome == PhotoOutcome::noFace);
    CHECK(finding.width == kSide);
    CHECK(finding.faces.empty());
  }
  SECTION("several faces where one is meant") {
    const auto finding = only(pool, workOn(0, picture(3, 0)));
    CHECK(finding.outcome == PhotoOutcome::severalFaces);
    CHECK(finding.faces.size() == 3);
    CHECK(finding.quality.raw(domain::QualityMeasure::faceCount) == 3);
  }
  SECTION("the face nearest the centre comes first") {
    PhotoWork work = workOn(0, picture(3, 0));
    work.choice = app::ports::FaceChoice::nearestCentre;
    const auto finding = only(pool, std::move(work));
    CHECK(finding.outcome == PhotoOutcome::assessed);
    REQUIRE(finding.faces.size() == 3);
    CHECK(finding.faces.front().left == 90);
  }
  SECTION("unreadable, in words") {
    const auto finding = only(pool, workOn(0, {}));
    CHECK(finding.outcome == PhotoOutcome::unreadable);
    CHECK(finding.why == "the file is empty");
  }
  SECTION("a library that gives up takes one photograph with it, not the run") {
    const auto finding = only(pool, workOn(4, picture(1, 0, 255)));
    CHECK(finding.index == 4);
    CHECK(finding.outcome == PhotoOutcome::unreadable);
    CHECK(finding.why == "the photograph could not be processed");
  }
  SECTION("a thumbnail is a small JPEG") {
    PhotoWork work = workOn(0, picture(1, 0));
    work.wantThumbnail = true;
    const auto finding = only(pool, std::move(work));
    REQUIRE(finding.thumbnail.size() > 4);
    CHECK(finding.thumbnail[0] == std::byte{0xFF});
    CHECK(finding.thumbnail[1] == std::byte{0xD8});
  }
}

TEST_CASE("Known geometry of the same finder saves the search, any other is ignored") {
  const auto calls = std::make_shared<Calls>();
  FaceWorkerPool pool(parts(calls), kIdentity, 1);
  const auto first = only(pool, workOn(0, picture(1, 9)));
  REQUIRE(first.geometry.has_value());
  CHECK(first.geometry->finder == "corner/1");
  CHECK(calls->searches == 1);
  const auto again = [&](const app::ports::FaceGeometry& known) {
    PhotoWork work = workOn(1, picture(1, 9));
    work.known = known;
    const auto finding = only(pool, std::move(work));
    REQUIRE(finding.outcome == PhotoOutcome::assessed);
    CHECK(finding.geometry == first.geometry);
    CHECK(finding.faces == first.faces);
    CHECK(finding.quality.values == first.quality.values);
    return calls->searches.load();
  };
  CHECK(again(*first.geometry) == 1);
  auto other = *first.geometry;
  SECTION("another finder's") {
    other.finder = "corner/2";
  }
  SECTION("too few points") {
    other.points.clear();
  }
  SECTION("a box without size") {
    other.box.right = other.box.left;
  }
  SECTION("a point that is no number") {
    other.points.front()[0] = std::numeric_limits<float>::quiet_NaN();
  }
  SECTION("a point on the moon") {
    other.points.front()[1] = 4e8F;
  }
  CHECK(again(other) == 2);
}

TEST_CASE("Template values are whole numbers of 2^-15 and at most 1") {
  std::vector<float> values{0.1F, -0.33333F, 3.0F, -2.0F, 1e-9F, 1.0F};
  snapToLattice(values);
  for (const float value : values) {
    CHECK(std::abs(value) <= 1);
    CHECK(value * 32768 == std::nearbyint(value * 32768));
  }
  CHECK(values[0] == Approx(0.1).margin(1.0 / 65536));
  const auto once = values;
  snapToLattice(values);
  CHECK(values == once);
}

TEST_CASE("a run inside a run is refused, and the outer one keeps its findings") {
  FaceWorkerPool pool(parts(std::make_shared<Calls>()), kIdentity, 2);
  Source outer(6);
  std::size_t findings = 0;
  std::optional<base::Errc> inner;
  const auto done = [&](PhotoFinding) -> base::Expected<void> {
    ++findings;
    return {};
  };
  const auto result = pool.run(
      [&] {
        Source nested(1);
        const auto refused = pool.run(std::ref(nested), done, {});
        if (!refused) inner = refused.error().code();
        return outer();
      },
      done, {});
  CHECK(result.has_value());
  CHECK(inner == base::Errc::conflict);
  CHECK(findings == 6);
}
