// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlib/dnn.h>
#include <dlib/opencv.h>

#include "vision/alignment.hpp"
#include "vision/memory_stream.hpp"
#include "vision/ov_network.hpp"
#include "vision/reference_engine.hpp"

namespace consentry::vision {
namespace {

// The layers of dlib_face_recognition_resnet_model_v1, input last: a residual network of 29 convolutions.
template <int filters, int stride, typename Input>
using Block = dlib::affine<
    dlib::con<filters, 3, 3, 1, 1, dlib::relu<dlib::affine<dlib::con<filters, 3, 3, stride, stride, Input>>>>>;
template <int filters, typename Input>
using Same = dlib::relu<dlib::add_prev1<Block<filters, 1, dlib::tag1<Input>>>>;
template <int filters, typename Input>
using Halved = dlib::relu<
    dlib::add_prev2<dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<Block<filters, 2, dlib::tag1<Input>>>>>>>;

using Input = dlib::input_rgb_image_sized<kChipSide>;
using Stem = dlib::max_pool<3, 3, 2, 2, dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, Input>>>>;
using Level4 = Same<32, Same<32, Same<32, Stem>>>;
using Level3 = Same<64, Same<64, Same<64, Halved<64, Level4>>>>;
using Level2 = Same<128, Same<128, Halved<128, Level3>>>;
using Level1 = Same<256, Same<256, Halved<256, Level2>>>;
using Level0 = Halved<256, Level1>;
using Resnet = dlib::loss_metric<dlib::fc_no_bias<128, dlib::avg_pool_everything<Level0>>>;

}  // namespace

struct DlibResnetEmbedder::Network {
  Resnet layers;
};

DlibResnetEmbedder::DlibResnetEmbedder(std::unique_ptr<Network> network) : m_network(std::move(network)) {}
DlibResnetEmbedder::~DlibResnetEmbedder() = default;

base::Expected<std::unique_ptr<Embedder>> DlibResnetEmbedder::create(const app::ports::VerifiedWeight& weight) {
  auto network = std::make_unique<Network>();
  try {
    MemoryStream stream(weight.bytes);
    dlib::deserialize(network->layers, stream);
  } catch (const std::exception&) {
    return base::fail(base::Errc::modelMismatch, "the embedder weights are not dlib's face recognition network");
  }
  return std::unique_ptr<Embedder>(new DlibResnetEmbedder(std::move(network)));
}

base::Expected<std::vector<float>> DlibResnetEmbedder::embed(Photograph& photograph,
                                                             const app::ports::FaceGeometry& geometry) {
  TRY(const Reduced whole, photograph.reduced(1));
  Landmarks landmarks;
  for (std::size_t i = 0; i < landmarks.size(); ++i) landmarks[i] = {geometry.points[i][0], geometry.points[i][1]};
  return embedChip(DlibAligner::chip(whole.rgb, landmarks));
}

std::vector<float> DlibResnetEmbedder::embedChip(const cv::Mat& chip) {
  dlib::matrix<dlib::rgb_pixel> pixels;
  dlib::assign_image(pixels, dlib::cv_image<dlib::rgb_pixel>(chip));
  try {
    const dlib::matrix<float, 0, 1>& values = m_network->layers(pixels);
    return {values.begin(), values.end()};
  } catch (const std::exception& failure) {
    throw InferenceFailure(std::string("dlib's network failed: ") + failure.what());
  }
}

}  // namespace consentry::vision
