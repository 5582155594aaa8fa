// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of dlib's network, and the network under OpenVINO against dlib's own code.
#include "vision/dlib_weights.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "samples.hpp"
#include "vision/alignment.hpp"
#include "vision/caged_decoder.hpp"
#include "vision/ov_embedders.hpp"
#include "vision/reference_engine.hpp"
#include "weights.hpp"

using namespace consentry;
using namespace consentry::test;
using vision::readDlibResnet;

namespace {

bool refused(base::ByteView file) {
  const auto weights = readDlibResnet(file);
  return !weights && weights.error().code() == base::Errc::modelMismatch;
}

/// Up to `count` faces as dlib cuts them out.
std::vector<cv::Mat> chips(const std::filesystem::path& weights, std::size_t count) {
  const auto aligner = vision::DlibAligner::create(weightOf(weights, kLandmarkFile)).value();
  vision::ReferenceLocator locator(aligner);
  vision::CagedDecoder decoder;
  std::vector<cv::Mat> chips;
  for (const char* folder : {"london", "lfw-dev/images"}) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(dataFolder() / folder))
      for (const auto& entry : std::filesystem::recursive_directory_iterator(dataFolder() / folder))
        if (entry.path().extension() == ".jpg") files.push_back(entry.path());
    std::ranges::sort(files);
    files.resize(std::min(files.size(), count / 2));
    for (const auto& path : files) {
      const auto file = readAll(path);
      auto photograph = vision::Photograph::open(decoder, file).value();
      const auto faces = locator.find(photograph).value();
      for (const auto& face : faces)
        chips.push_back(locator.align(photograph, locator.geometry(photograph, face).value()).value().chip);
    }
  }
  return chips;
}

void fill(std::span<float> input, const cv::Mat& chip) {
  const std::size_t pixels = chip.total();
  for (std::size_t i = 0; i < pixels; ++i)
    for (std::size_t colour = 0; colour < 3; ++colour)
      input[colour * pixels + i] = (static_cast<float>(chip.data[3 * i + colour]) - vision::kResnetMean[colour]) / 256;
}

struct Difference {
  double largestValue = 0;
  double largestDistance = 0;  ///< between the two embeddings, scaled to unit length
};

Difference differenceTo(domain::Precision precision) {
  const auto weights = weightsFolderOrSkip();
  const auto faces = chips(weights, 40);
  if (faces.empty()) skipAll("no photographs in " + dataFolder().string() + "; set CONSENTRY_TEST_DATA");
  const auto file = std::make_shared<const app::ports::VerifiedWeight>(weightOf(weights, kEmbedderFile));
  const auto network = vision::networkFrom(file, vision::NetworkFormat::dlibResnet, vision::dlibNetworkShape(),
                                           {.precision = precision});
  const auto ours = network->inference().value();
  const auto reference = vision::DlibResnetEmbedder::create(*file).value();
  auto& dlib = dynamic_cast<vision::DlibResnetEmbedder&>(*reference);
  Difference difference;
  for (const cv::Mat& chip : faces) {
    fill(ours->input(), chip);
    ours->run();
    const auto theirs = dlib.embedChip(chip);
    double squares = 0;
    double length = 0;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      const double apart = std::abs(static_cast<double>(ours->output()[i]) - theirs[i]);
      difference.largestValue = std::max(difference.largestValue, apart);
      squares += apart * apart;
      length += static_cast<double>(theirs[i]) * theirs[i];
    }
    difference.largestDistance = std::max(difference.largestDistance, std::sqrt(squares / length));
  }
  std::printf("%zu faces, %s: largest difference of a value %.2g, of a unit embedding %.2g\n", faces.size(),
              std::string(base::word(precision)).c_str(), difference.largestValue, difference.largestDistance);
  return difference;
}

}  // namespace

TEST_CASE("dlib's network under OpenVINO agrees with dlib to 1e-4") {
  CHECK(differenceTo(domain::Precision::f32).largestValue <= 1e-4);
}

TEST_CASE("bf16 moves an embedding by at most 0.012") {
  if (!vision::processorHasBf16()) {
    WARN("this processor does not calculate in bf16");
    return;
  }
  CHECK(differenceTo(domain::Precision::bf16).largestDistance <= 0.012);
}

TEST_CASE("The network's file is read whole or not at all") {
  const auto file = weightOf(weightsFolderOrSkip(), kEmbedderFile).bytes;
  REQUIRE(readDlibResnet(file).has_value());
  auto longer = file;
  longer.push_back(std::byte{0});
  CHECK(refused(longer));
  CHECK(refused({}));
  const base::ByteView whole(file);
  for (std::size_t size = 0; size < 400; ++size) CHECK(refused(whole.first(size)));
  for (std::size_t missing = 1; missing < 200; ++missing) CHECK(refused(whole.first(file.size() - missing)));
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) CHECK(refused(whole.first(random() % file.size())));
}

TEST_CASE("A file with other colour means is not this network") {
  auto file = weightOf(weightsFolderOrSkip(), kEmbedderFile).bytes;
  constexpr std::string_view kBefore = "input_rgb_image_sized";
  const auto at = base::asText(file).find(kBefore);
  REQUIRE(at != std::string_view::npos);
  constexpr std::size_t kLowestByte = 1;  // behind the first number's sign and length
  file[at + kBefore.size() + kLowestByte] ^= std::byte{1};
  CHECK(refused(file));
}

TEST_CASE("No damage to the network's file does harm") {
  auto file = weightOf(weightsFolderOrSkip(), kEmbedderFile).bytes;
  // The structure in front: nothing in it may change, but the loss's two numbers.
  std::size_t accepted = 0;
  for (std::size_t i = 0; i < 0x160; ++i) {
    file[i] ^= std::byte{0x21};
    accepted += readDlibResnet(file).has_value() ? 1U : 0U;
    file[i] ^= std::byte{0x21};
  }
  CHECK(accepted < 40);
  std::mt19937 random(2);
  for (int i = 0; i < 30; ++i) {
    auto& byte = file[random() % file.size()];
    const auto before = byte;
    byte = static_cast<std::byte>(random());
    if (const auto weights = readDlibResnet(file)) CHECK(weights->blocks.size() == 14);
    byte = before;
  }
}
