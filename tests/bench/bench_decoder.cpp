// SPDX-License-Identifier: GPL-3.0-or-later
// What the cage costs: the same photographs decoded in the caged process and in this one, in turn.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "direct_decoder.hpp"
#include "samples.hpp"
#include "vision/caged_decoder.hpp"
#include "vision/photograph.hpp"

namespace {

using namespace consentry;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int kRounds = 60;

/// Smooth with some grain, as a photograph is: about 100 KB at 1024 pixels.
base::Bytes photograph(int side) {
  cv::RNG random(7);
  cv::Mat coarse(side / 16, side / 16, CV_8UC3);
  random.fill(coarse, cv::RNG::UNIFORM, 40, 220);
  cv::Mat smooth;
  cv::resize(coarse, smooth, {side, side}, 0, 0, cv::INTER_CUBIC);
  cv::Mat grain(side, side, CV_8UC3);
  random.fill(grain, cv::RNG::NORMAL, 8, 3);
  cv::Mat sum = smooth + grain;
  return test::jpegOf(sum, {.subsampling = TJSAMP_420});
}

double decode(vision::PhotoDecoder& decoder, const base::Bytes& file, int by) {
  const auto start = Clock::now();
  auto opened = vision::Photograph::open(decoder, file);
  if (!opened || !opened->reduced(by)) {
    fmt::print(stderr, "a sample was not decoded\n");
    std::exit(1);
  }
  return Milliseconds(Clock::now() - start).count();
}

double median(std::vector<double> times) {
  std::ranges::nth_element(times, times.begin() + std::ssize(times) / 2);
  return times[times.size() / 2];
}

void measure(int side, int by) {
  const base::Bytes file = photograph(side);
  vision::CagedDecoder caged;
  test::DirectDecoder direct;
  const double first = decode(caged, file, by);
  std::vector<double> inside;
  std::vector<double> outside;
  for (int i = 0; i < kRounds; ++i) {
    inside.push_back(decode(caged, file, by));
    outside.push_back(decode(direct, file, by));
  }
  fmt::print(
      "{0}x{0} by {1}, {2} KB: caged {3:.2f} ms, in-process {4:.2f} ms, the cage {5:+.2f} ms ({6:.2f}); the first one "
      "{7:.1f} ms\n",
      side, by, file.size() / 1000, median(inside), median(outside), median(inside) - median(outside),
      median(inside) / median(outside), first);
}

}  // namespace

int main() {
  for (const int side : {250, 720, 1024})
    for (const int by : {1, 2}) measure(side, by);
}
