// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/caged_decoder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <map>
#include <opencv2/core.hpp>
#include <thread>

#include "direct_decoder.hpp"
#include "samples.hpp"
#include "vision/photograph.hpp"

using namespace consentry;
using namespace consentry::test;
using namespace consentry::vision;
using base::Errc;
using decoder::Probe;

namespace {

bool same(const cv::Mat& a, const cv::Mat& b) {
  return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

/// Whether both decoders say the same of a file: its size, every reduction's pixels and places, or why not.
bool agree(PhotoDecoder& caged, PhotoDecoder& direct, const base::Bytes& file) {
  auto one = Photograph::open(caged, file);
  auto other = Photograph::open(direct, file);
  if (!one || !other)
    return !one && !other && one.error().code() == other.error().code() &&
           one.error().message() == other.error().message();
  if (one->size() != other->size()) return false;
  for (const int by : {8, 4, 2, 1}) {
    const auto a = one->reduced(by);
    const auto b = other->reduced(by);
    if (a.has_value() != b.has_value()) return false;
    if (a && (!same(a->rgb, b->rgb) || a->offset != b->offset)) return false;
    if (!a && a.error().message() != b.error().message()) return false;
  }
  return true;
}

std::size_t openDescriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

/// A line of /proc/PID/status, without its name.
std::string statusOf(pid_t process, const std::string& name) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(name + ":\t")) return line.substr(name.size() + 2);
  return {};
}

bool held(const decoder::Hello& hello, Probe probe) {
  return (hello.held >> static_cast<unsigned>(probe) & 1U) != 0;
}

const base::Bytes& sample() {
  static const base::Bytes file = jpegOf(fourColours(301, 203));
  return file;
}

}  // namespace

TEST_CASE("Pixels from the cage are the same as without it") {
  CagedDecoder caged;
  DirectDecoder direct;
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CHECK(agree(caged, direct, withOrientation(sample(), orientation)));
    const cv::Mat picture = fourColours(97, 66);
    std::vector<std::uint8_t> rows(picture.data, picture.data + picture.total() * 3);
    CHECK(agree(caged, direct, pngOf(97, 66, rows, {.orientation = orientation})));
  }
  CHECK(agree(caged, direct, {}));
  CHECK(agree(caged, direct, base::Bytes(100, std::byte{7})));
  for (std::size_t size = 2; size < sample().size(); size += 97)
    CHECK(agree(caged, direct, base::Bytes(sample().begin(), sample().begin() + static_cast<std::ptrdiff_t>(size))));
}

TEST_CASE("Portraits and hostile files come out of the cage as they do without it") {
  CagedDecoder caged;
  DirectDecoder direct;
  std::map<std::string, int> tried;
  for (const char* folder : {"london", "hostile"}) {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(dataFolder() / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dataFolder() / folder))
      if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    if (std::string_view(folder) == "london") files.resize(std::min<std::size_t>(files.size(), 50));
    for (const auto& path : files) {
      INFO(path.filename().string());
      CHECK(agree(caged, direct, readAll(path)));
      ++tried[folder];
    }
  }
  if (tried.empty()) skipAll("no portraits and no hostile files; set CONSENTRY_TEST_DATA");
  for (const auto& [folder, count] : tried) WARN(folder << ": " << count << " files");
}

TEST_CASE("Every wall of the cage holds, each by itself") {
  const auto process = DecoderProcess::start(findDecoder(), DecoderProcess::Start::selfTest);
  REQUIRE(process.has_value());
  const auto& hello = (*process)->hello();
  CHECK(hello.tried == (1U << decoder::kProbes) - 1);
  for (const Probe probe :
       {Probe::openFile, Probe::makeSocket, Probe::makeProcess, Probe::runProgram, Probe::makeCode, Probe::decode}) {
    INFO("probe " << static_cast<int>(probe));
    CHECK(held(hello, probe));
  }
  CHECK(held(hello, Probe::openFileLandlock) == (hello.landlock > 0));
  CHECK(held(hello, Probe::takeMemory) == !hello.sanitized);
}

TEST_CASE("The process that decodes is shut in while it does") {
  CagedDecoder caged;
  REQUIRE(caged.open(sample()).has_value());
  CHECK(statusOf(caged.processId(), "Seccomp") == "2");
  CHECK(statusOf(caged.processId(), "NoNewPrivs") == "1");
  CHECK(statusOf(caged.processId(), "Threads") == "1");
}

TEST_CASE("A decoder that dies takes one photograph with it") {
  CagedDecoder caged;
  auto photograph = Photograph::open(caged, sample());
  REQUIRE(photograph.has_value());
  const pid_t first = caged.processId();
  SECTION("in the middle of it") {
    REQUIRE(::kill(first, SIGKILL) == 0);
    const auto pixels = photograph->reduced(1);
    REQUIRE_FALSE(pixels.has_value());
    CHECK(pixels.error().code() == Errc::unreadable);
    CHECK(pixels.error().message() == "the decoder broke down over this photograph");
    CHECK(photograph->reduced(2).error().code() == Errc::unreadable);
  }
  SECTION("between two, where it is nobody's fault") {
    REQUIRE(photograph->reduced(1).has_value());
    REQUIRE(::kill(first, SIGKILL) == 0);
    while (!statusOf(first, "State").empty() && !statusOf(first, "State").starts_with("Z"))
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  auto next = Photograph::open(caged, sample());
  REQUIRE(next.has_value());
  CHECK(next->reduced(1).has_value());
  CHECK(caged.processId() != first);
}

TEST_CASE("A decoder that takes too long is ended") {
  CagedDecoder caged(findDecoder(), {.patience = std::chrono::milliseconds(300)});
  auto photograph = Photograph::open(caged, sample());
  REQUIRE(photograph.has_value());
  const pid_t first = caged.processId();
  REQUIRE(::kill(first, SIGSTOP) == 0);
  const auto start = std::chrono::steady_clock::now();
  const auto pixels = photograph->reduced(1);
  REQUIRE_FALSE(pixels.has_value());
  CHECK(pixels.error().message() == "decoding it took longer than any photograph needs");
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(300));
  CHECK(::kill(first, 0) != 0);
  CHECK(Photograph::open(caged, sample()).has_value());
}

TEST_CASE("A decoder is replaced when it has worked long enough") {
  CagedDecoder caged(findDecoder(), {.working = std::chrono::milliseconds(0)});
  REQUIRE(caged.open(sample()).has_value());
  const pid_t first = caged.processId();
  REQUIRE(caged.open(sample()).has_value());
  CHECK(caged.processId() != first);
}

TEST_CASE("The largest photographs fit the cage, and headers that promise them cost nothing") {
  CagedDecoder caged;
  constexpr int kWide = 8000;
  constexpr int kHigh = 5000;
  const cv::Mat grey(kHigh, kWide, CV_8UC3, cv::Scalar(90, 120, 150));
  const auto progressive = jpegOf(grey, {.subsampling = TJSAMP_444, .flags = TJFLAG_PROGRESSIVE | TJFLAG_FASTDCT});
  auto jpeg = Photograph::open(caged, progressive);
  REQUIRE(jpeg.has_value());
  const auto pixels = jpeg->reduced(1);
  REQUIRE(pixels.has_value());
  CHECK(pixels->rgb.size() == cv::Size(kWide, kHigh));
  const std::vector<std::uint8_t> rows(std::size_t{kWide} * kHigh * 4, 200);
  auto png = Photograph::open(caged, pngOf(kWide, kHigh, rows, {.colour = SPNG_COLOR_TYPE_TRUECOLOR_ALPHA}));
  INFO((png ? "" : png.error().message()));
  REQUIRE(png.has_value());
  CHECK(png->size() == cv::Size(kWide, kHigh));
  auto cut = progressive;
  cut.resize(cut.size() / 2);
  CHECK(Photograph::open(caged, cut).error().code() == Errc::unreadable);
}

TEST_CASE("A thousand photographs leave no descriptor and no process behind") {
  CagedDecoder caged;
  REQUIRE(caged.open(sample()).has_value());
  const std::size_t before = openDescriptors();
  for (int i = 0; i < 1000; ++i) {
    auto photograph = Photograph::open(caged, sample());
    REQUIRE(photograph.has_value());
    if (i % 100 == 50) ::kill(caged.processId(), SIGKILL);
    CHECK(photograph->reduced(2).has_value() == (i % 100 != 50));
  }
  REQUIRE(caged.open(sample()).has_value());
  CHECK(openDescriptors() == before);
}

TEST_CASE("Without the caged program nothing is decoded") {
  for (const char* program : {"/nowhere/consentry-decoder", "/bin/true", "/bin/cat"}) {
    CagedDecoder caged(program);
    const auto opened = caged.open(sample());
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code() == Errc::unsupported);
    CHECK(opened.error().message().contains("install Consentry again"));
  }
}
