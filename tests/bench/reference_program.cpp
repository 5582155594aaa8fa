// SPDX-License-Identifier: GPL-3.0-or-later
// reference_program WEIGHTS FOLDER [THREADS]: dlib's own pipeline and nothing else. Decodes, detects, aligns and embeds
// every JPEG below FOLDER, without a store, a log or a gate; what the whole job is compared with.
#include <dlib/dnn.h>
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <turbojpeg.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

extern "C" void openblas_set_num_threads(int threads);

namespace {

namespace fs = std::filesystem;

// The network of dlib's face recognition example (dnn_face_recognition_ex.cpp describes it), written as types.
template <template <int, template <typename> class, int, typename> class Block, int N, template <typename> class Norm,
          typename Below>
using Residual = dlib::add_prev1<Block<N, Norm, 1, dlib::tag1<Below>>>;
template <template <int, template <typename> class, int, typename> class Block, int N, template <typename> class Norm,
          typename Below>
using ResidualDown =
    dlib::add_prev2<dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<Block<N, Norm, 2, dlib::tag1<Below>>>>>>;
template <int N, template <typename> class Norm, int Stride, typename Below>
using Body = Norm<dlib::con<N, 3, 3, 1, 1, dlib::relu<Norm<dlib::con<N, 3, 3, Stride, Stride, Below>>>>>;
template <int N, typename Below>
using Same = dlib::relu<Residual<Body, N, dlib::affine, Below>>;
template <int N, typename Below>
using Down = dlib::relu<ResidualDown<Body, N, dlib::affine, Below>>;
template <typename Below>
using Level0 = Down<256, Below>;
template <typename Below>
using Level1 = Same<256, Same<256, Down<256, Below>>>;
template <typename Below>
using Level2 = Same<128, Same<128, Down<128, Below>>>;
template <typename Below>
using Level3 = Same<64, Same<64, Same<64, Down<64, Below>>>>;
template <typename Below>
using Level4 = Same<32, Same<32, Same<32, Below>>>;
using Network = dlib::loss_metric<dlib::fc_no_bias<
    128, dlib::avg_pool_everything<Level0<Level1<Level2<Level3<Level4<dlib::max_pool<
             3, 3, 2, 2, dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<150>>>>>>>>>>>>>;

using Image = dlib::matrix<dlib::rgb_pixel>;

std::vector<unsigned char> contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool decode(tjhandle jpeg, const std::vector<unsigned char>& file, Image& image) {
  int width = 0;
  int height = 0;
  int subsampling = 0;
  int space = 0;
  if (tjDecompressHeader3(jpeg, file.data(), file.size(), &width, &height, &subsampling, &space) != 0) return false;
  image.set_size(height, width);
  return tjDecompress2(jpeg, file.data(), file.size(), reinterpret_cast<unsigned char*>(&image(0, 0)), width, 0, height,
                       TJPF_RGB, 0) == 0;
}

struct Parts {
  dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
  dlib::shape_predictor points;
  Network network;

  explicit Parts(const fs::path& weights) {
    dlib::deserialize((weights / "shape_predictor_5_face_landmarks.dat").string()) >> points;
    dlib::deserialize((weights / "dlib_face_recognition_resnet_model_v1.dat").string()) >> network;
  }

  /// Whether a face was found and embedded.
  bool examine(const Image& image) {
    const auto faces = detector(image);
    if (faces.empty()) return false;
    Image chip;
    dlib::extract_image_chip(image, dlib::get_face_chip_details(points(image, faces.front()), 150, 0.25), chip);
    return network(chip).size() == 128;
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: reference_program WEIGHTS FOLDER [THREADS]\n", stderr);
    return 2;
  }
  openblas_set_num_threads(1);
  const std::size_t threads = argc > 3 ? std::stoul(argv[3]) : 2;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(argv[2]))
    if (entry.path().extension() == ".jpg") files.push_back(entry.path());
  std::ranges::sort(files);

  std::vector<Parts> parts;
  for (std::size_t i = 0; i < threads; ++i) parts.emplace_back(argv[1]);
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> found{0};
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> workers;
    for (auto& own : parts)
      workers.emplace_back([&] {
        tjhandle jpeg = tjInitDecompress();
        Image image;
        for (std::size_t i = next++; i < files.size(); i = next++)
          if (decode(jpeg, contentOf(files[i]), image) && own.examine(image)) ++found;
        tjDestroy(jpeg);
      });
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("{\"photographs\": %zu, \"faces\": %zu, \"seconds\": %.3f, \"threads\": %zu}\n", files.size(),
              found.load(), seconds, threads);
  return 0;
}
