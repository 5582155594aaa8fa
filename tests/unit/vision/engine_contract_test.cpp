// SPDX-License-Identifier: GPL-3.0-or-later
// What every engine promises, whichever networks it is made of.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <opencv2/imgproc.hpp>
#include <random>
#include <set>

#include "samples.hpp"
#include "vision/added_network.hpp"
#include "vision/decoder.hpp"
#include "vision/recipe.hpp"
#include "weights.hpp"

using namespace consentry;
using namespace consentry::test;
using app::ports::FaceChoice;
using app::ports::FaceEngine;
using app::ports::FaceGeometry;
using app::ports::PhotoFinding;
using app::ports::PhotoOutcome;
using domain::EngineChoice;
using domain::Mode;

namespace {

const EngineChoice kEngines[] = {
    {.networks = "reference", .mode = Mode::fast}, {.networks = "dlib", .mode = Mode::fast},
    {.networks = "dlib", .mode = Mode::accurate},  {.networks = "both", .mode = Mode::fast},
    {.networks = "both", .mode = Mode::accurate},  {.networks = "agency", .mode = Mode::accurate}};

/// MobileFaceNet as if an agency had brought it: the contract does not care whose network it is.
app::ports::VerifiedAddedModel agencyModel(const std::filesystem::path& weights) {
  app::ports::VerifiedAddedModel added;
  added.bytes = readAll(weights / kSecondFile);
  added.model.card = {.name = "agency",
                      .format = app::ports::ModelFormat::tflite,
                      .side = 112,
                      .colours = app::ports::ColourOrder::rgb,
                      .mean = {127.5, 127.5, 127.5},
                      .scale = {128, 128, 128},
                      .layout = app::ports::TensorLayout::nhwc,
                      .alignment = app::ports::FaceAlignment::arcface112,
                      .dimension = 192,
                      .mirror = true,
                      .licence = {},
                      .trainer = {},
                      .trainingData = {},
                      .consentOfPeopleShown = {},
                      .limits = {}};
  return added;
}

vision::EngineSetup setup(const EngineChoice& choice, std::size_t workers) {
  const auto weights = weightsFolderOrSkip();
  auto result = setupOf(weights, choice, workers, vision::precisionInForce().value());
  result.added = [weights](std::string_view) -> base::Expected<app::ports::VerifiedAddedModel> {
    return agencyModel(weights);
  };
  return result;
}

std::unique_ptr<FaceEngine> engine(const EngineChoice& choice, std::size_t workers = 1) {
  return vision::makeEngine(setup(choice, workers)).value();
}

std::vector<base::Bytes> portraits() {
  if (!std::filesystem::is_directory(dataFolder() / "london"))
    skipAll("no folder " + (dataFolder() / "london").string() + "; set CONSENTRY_TEST_DATA");
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(dataFolder() / "london"))
    if (entry.path().extension() == ".jpg") paths.push_back(entry.path());
  std::ranges::sort(paths);
  paths.resize(std::min<std::size_t>(paths.size(), 8));
  std::vector<base::Bytes> files;
  for (const auto& path : paths) files.push_back(readAll(path));
  return files;
}

using Findings = std::map<std::size_t, PhotoFinding>;

Findings run(FaceEngine& engine, const std::vector<base::Bytes>& files, FaceChoice choice = FaceChoice::only,
             const Findings& known = {}) {
  Findings found;
  std::size_t next = 0;
  const auto result = engine.run(
      [&]() -> std::optional<app::ports::PhotoWork> {
        if (next == files.size()) return std::nullopt;
        auto work = workOn(next, files[next]);
        work.wantTemplate = true;
        work.choice = choice;
        if (const auto earlier = known.find(next); earlier != known.end()) work.known = earlier->second.geometry;
        ++next;
        return work;
      },
      [&](PhotoFinding finding) -> base::Expected<void> {
        const auto index = finding.index;
        CHECK(found.emplace(index, std::move(finding)).second);
        return {};
      },
      {});
  if (!result) FAIL(result.error().message());
  return found;
}

const std::vector<float>& values(const Findings& findings, std::size_t index) {
  REQUIRE(findings.at(index).faceTemplate.has_value());
  return findings.at(index).faceTemplate->values;
}

double distance(const std::vector<float>& a, const std::vector<float>& b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += std::pow(static_cast<double>(a[i]) - b[i], 2);
  return std::sqrt(squares);
}

cv::Mat pixels(const base::Bytes& file) {
  return test::decodePhoto(file).value();
}

cv::Mat atHeight(const cv::Mat& image, int height) {
  cv::Mat scaled;
  cv::resize(image, scaled, {image.cols * height / image.rows, height}, 0, 0, cv::INTER_AREA);
  return scaled;
}

cv::Mat sideBySide(const cv::Mat& left, const cv::Mat& right) {
  cv::Mat both(std::max(left.rows, right.rows), left.cols + right.cols, CV_8UC3, cv::Scalar::all(200));
  left.copyTo(both(cv::Rect(0, 0, left.cols, left.rows)));
  right.copyTo(both(cv::Rect(left.cols, 0, right.cols, right.rows)));
  return both;
}

}  // namespace

TEST_CASE("Neutral and smiling portraits have open eyes and no open mouth; a known geometry tells neither") {
  using enum domain::QualityMeasure;
  const auto files = portraits();
  const auto one = engine({.networks = "dlib", .mode = Mode::fast});
  const auto first = run(*one, files);
  const auto known = run(*one, files, FaceChoice::only, first);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const domain::Quality& quality = first.at(i).quality;
    CHECK(quality.raw(eyesOpen).value() > 20);
    CHECK(quality.raw(mouthOpen).value() < 30);
    for (const auto measure : {gaze, occlusion}) CHECK_FALSE(quality.raw(measure).has_value());
    for (const auto measure : {eyesOpen, mouthOpen}) CHECK_FALSE(known.at(i).quality.raw(measure).has_value());
  }
}

TEST_CASE("The same photograph makes the same template, in any order, with any number of workers") {
  const auto files = portraits();
  for (const auto& choice : kEngines) {
    CAPTURE(choice.networks, base::word(choice.mode));
    const auto one = engine(choice);
    const auto first = run(*one, files);
    const std::vector<base::Bytes> backwards(files.rbegin(), files.rend());
    const auto second = run(*one, backwards);
    const auto third = run(*engine(choice, 2), files);
    const auto known = run(*one, files, FaceChoice::only, first);
    for (std::size_t i = 0; i < files.size(); ++i) {
      const auto& mine = values(first, i);
      CHECK(mine.size() == one->identity().dimension);
      CHECK(first.at(i).faceTemplate->engine == one->identity().hash);
      CHECK(mine == values(second, files.size() - 1 - i));
      CHECK(mine == values(third, i));
      CHECK(mine == values(known, i));
      CHECK(first.at(i).geometry == known.at(i).geometry);
      for (const float value : mine) {
        CHECK(std::abs(value) <= 1);
        CHECK(value * 32768 == std::nearbyint(value * 32768));
      }
    }
  }
}

TEST_CASE("A template is the same whether quality is wanted beside it or not") {
  const auto files = portraits();
  for (const auto& choice : kEngines) {
    CAPTURE(choice.networks, base::word(choice.mode));
    const auto one = engine(choice);
    const auto whole = run(*one, {files[0]});
    PhotoFinding bare;
    bool given = false;
    const auto result = one->run(
        [&]() -> std::optional<app::ports::PhotoWork> {
          if (std::exchange(given, true)) return std::nullopt;
          auto work = workOn(0, files[0]);
          work.wantTemplate = true;
          work.wantQuality = false;
          return work;
        },
        [&](PhotoFinding finding) -> base::Expected<void> {
          bare = std::move(finding);
          return {};
        },
        {});
    REQUIRE(result.has_value());
    CHECK(bare.outcome == PhotoOutcome::assessed);
    CHECK(bare.quality.values.empty());
    CHECK_FALSE(whole.at(0).quality.values.empty());
    CHECK(bare.faceTemplate->values == values(whole, 0));
  }
}

TEST_CASE("What the fast mode found is not taken for what the accurate one finds") {
  const auto files = portraits();
  const auto fast = run(*engine({.networks = "dlib", .mode = Mode::fast}), files);
  const auto accurate = engine({.networks = "dlib", .mode = Mode::accurate});
  const auto alone = run(*accurate, files);
  const auto given = run(*accurate, files, FaceChoice::only, fast);
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(values(given, i) == values(alone, i));
    CHECK(given.at(i).geometry->finder != fast.at(i).geometry->finder);
  }
}

TEST_CASE("A mirrored, turned or enlarged photograph is the same person still") {
  const auto files = portraits();
  for (const auto& choice : kEngines) {
    CAPTURE(choice.networks, base::word(choice.mode));
    const auto one = engine(choice);
    cv::Mat mirrored;
    cv::flip(pixels(files[0]), mirrored, 1);
    cv::Mat onItsSide;
    cv::rotate(pixels(files[0]), onItsSide, cv::ROTATE_90_COUNTERCLOCKWISE);
    const auto found = run(*one, {files[0], jpegOf(mirrored), withOrientation(jpegOf(onItsSide), 6),
                                  jpegOf(atHeight(pixels(files[0]), 1100)), files[4]});
    const double stranger = distance(values(found, 0), values(found, 4));
    CHECK(distance(values(found, 0), values(found, 1)) < stranger / 2);
    CHECK(distance(values(found, 0), values(found, 2)) < stranger / 4);
    CHECK(distance(values(found, 0), values(found, 3)) < stranger / 2);
  }
}

TEST_CASE("Nobody, several, and files that are no photographs") {
  const auto files = portraits();
  const auto large = pixels(files[0]);
  const auto crowd = jpegOf(sideBySide(large, pixels(files[4])));
  const auto grey = jpegOf(cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(120)));
  auto cut = files[0];
  cut.resize(cut.size() * 3 / 4);
  for (const auto& choice : kEngines) {
    CAPTURE(choice.networks, base::word(choice.mode));
    const auto one = engine(choice);
    const auto found = run(*one, {grey, crowd, cut, {}, base::Bytes(5000, std::byte{0xFF})});
    CHECK(found.at(0).outcome == PhotoOutcome::noFace);
    CHECK(found.at(1).outcome == PhotoOutcome::severalFaces);
    CHECK(found.at(1).faces.size() == 2);
    for (const std::size_t i : {2U, 3U, 4U}) {
      CHECK(found.at(i).outcome == PhotoOutcome::unreadable);
      CHECK_FALSE(found.at(i).why.empty());
    }
    const auto chosen = run(*one, {crowd}, FaceChoice::nearestCentre);
    CHECK(chosen.at(0).outcome == PhotoOutcome::assessed);
  }
}

TEST_CASE("Wrong or damaged known geometry is never trusted to stay inside") {
  const auto files = portraits();
  for (const auto& choice : kEngines) {
    CAPTURE(choice.networks, base::word(choice.mode));
    const auto one = engine(choice);
    const auto honest = run(*one, {files[0]});
    auto bent = honest;
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
      FaceGeometry geometry = *honest.at(0).geometry;
      for (auto& point : geometry.points) point[random() % 2] += static_cast<float>(random() % 4000) - 2000;
      geometry.box.left += static_cast<int>(random() % 4000) - 2000;
      bent.at(0).geometry = geometry;
      const auto found = run(*one, {files[0]}, FaceChoice::only, bent);
      CHECK(found.at(0).outcome != PhotoOutcome::severalFaces);
    }
  }
}

TEST_CASE("What changes the numbers changes the identity") {
  std::set<base::Digest> hashes;
  std::size_t count = 0;
  for (const auto& choice : kEngines)
    for (const auto precision : {domain::Precision::f32, domain::Precision::bf16}) {
      auto from = setup(choice, 1);
      from.precision = precision;
      const auto identity = vision::makeEngine(from).value()->identity();
      CHECK(identity.choice == choice);
      // The reference and added models calculate in f32 whatever is asked for.
      if (identity.precision == precision) ++count;
      hashes.insert(identity.hash);
    }
  CHECK(hashes.size() == count);
  auto changed = setup({.networks = "dlib", .mode = Mode::fast}, 1);
  const auto right = changed.weight;
  changed.weight = [&](std::string_view role) {
    auto weight = right(role);
    if (role == "mesh") weight->entry.sha256.value[0] = std::byte{9};
    return weight;
  };
  CHECK(hashes.insert(vision::makeEngine(changed).value()->identity().hash).second);
}

TEST_CASE("dlib's network runs without MobileFaceNet, and unknown networks are not found") {
  auto alone = setup({.networks = "dlib", .mode = Mode::accurate}, 1);
  const auto right = alone.weight;
  alone.weight = [&](std::string_view role) -> base::Expected<app::ports::VerifiedWeight> {
    if (role == "second_embedder") return base::fail(base::Errc::modelMissing, "not there");
    return right(role);
  };
  CHECK(run(*vision::makeEngine(alone).value(), {portraits()[0]}).at(0).faceTemplate.has_value());
  alone.choice.networks = "both";
  CHECK(vision::makeEngine(alone).error().code() == base::Errc::modelMissing);
  const auto unknown = setupOf(weightsFolderOrSkip(), {.networks = "nobody's", .mode = Mode::fast}, 1);
  CHECK(vision::makeEngine(unknown).error().code() == base::Errc::notFound);
}

TEST_CASE("Compiled networks are kept, and a damaged one is made anew") {
  class Cache : public vision::CompiledCache {
   public:
    std::optional<base::Bytes> load(const std::string& key) override {
      const auto kept = files.find(key);
      return kept == files.end() ? std::nullopt : std::optional(kept->second);
    }
    void store(const std::string& key, base::ByteView compiled) override {
      ++stored;
      files[key] = {compiled.begin(), compiled.end()};
    }
    std::map<std::string, base::Bytes> files;
    int stored = 0;
  };
  const auto cache = std::make_shared<Cache>();
  auto cached = setup({.networks = "both", .mode = Mode::accurate}, 1);
  cached.cache = cache;
  const auto file = portraits()[0];
  const auto once = [&] { return values(run(*vision::makeEngine(cached).value(), {file}), 0); };
  const auto first = once();
  CHECK(cache->stored == 4);
  CHECK(once() == first);
  CHECK(cache->stored == 4);
  // What makes a graph of the weights is part of its name.
  for (const auto& [key, bytes] : cache->files)
    CHECK(key.contains("-p" + std::string(vision::recipe::kPipelineVersion) + "-g"));
  for (auto& [key, bytes] : cache->files) bytes.resize(bytes.size() / 2);
  CHECK(once() == first);
  for (auto& [key, bytes] : cache->files) bytes = base::Bytes(1000, std::byte{7});
  CHECK(once() == first);
}

TEST_CASE("A cache that fails is none") {
  class Full : public vision::CompiledCache {
   public:
    std::optional<base::Bytes> load(const std::string&) override { return std::nullopt; }
    void store(const std::string&, base::ByteView) override { throw std::bad_alloc(); }
  };
  auto cached = setup({.networks = "both", .mode = Mode::fast}, 1);
  cached.cache = std::make_shared<Full>();
  CHECK(run(*vision::makeEngine(cached).value(), {portraits()[0]}).at(0).faceTemplate.has_value());
}

TEST_CASE("A network of the kind that agencies bring passes its test, and not with another's card") {
  auto model = agencyModel(weightsFolderOrSkip());
  const auto tested = vision::testAddedModel(model);
  if (!tested) FAIL(tested.error().message());
  model.model.card.dimension = 128;
  CHECK(vision::testAddedModel(model).error().code() == base::Errc::modelMismatch);
}
