// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/ov_network.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <openvino/op/constant.hpp>
#include <openvino/op/reshape.hpp>
#include <openvino/openvino.hpp>
#include <spanstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "base/check.hpp"
#include "vision/dlib_resnet_graph.hpp"
#include "vision/dlib_weights.hpp"
#include "vision/recipe.hpp"

namespace consentry::vision {
namespace {

namespace fs = std::filesystem;
using app::ports::VerifiedWeight;
using domain::Precision;

/// Of how bytes become a graph here: dlibResnetGraph(), setBatch() and the readers. Raised with every change to them,
/// so that no cache gives back what an earlier program made.
constexpr int kGraphVersion = 1;

ov::Core& core() {
  // Never destroyed: its plug-in's threads may outlive main()'s end otherwise.
  static ov::Core* const shared = new ov::Core();
  return *shared;
}

/// A folder of this process alone, gone with it.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::string name = (fs::temp_directory_path() / "consentry-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_path = name;
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder() {
    std::error_code left;
    fs::remove_all(m_path, left);
  }
  [[nodiscard]] const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
};

/// OpenVINO reads TFLite only from a file of that name: the verified bytes go into a folder that nobody else can write.
std::shared_ptr<ov::Model> readTflite(base::ByteView bytes) {
  const PrivateFolder folder;
  const auto file = folder.path() / "network.tflite";
  std::ofstream(file, std::ios::binary) << base::asText(bytes);
  return core().read_model(file.string());
}

/// Weights beside an ONNX file are found by an entry whose key is this word: nothing that was not hashed may be read. A
/// key stands behind its length, 8, which may be written with a needless zero byte.
bool namesOtherFiles(std::string_view onnx) {
  constexpr std::string_view kKey = "location";
  for (auto at = onnx.find(kKey); at != std::string_view::npos; at = onnx.find(kKey, at + 1))
    if (at > 0 && (onnx[at - 1] == static_cast<char>(kKey.size()) || onnx[at - 1] == 0)) return true;
  return false;
}

base::Expected<std::shared_ptr<ov::Model>> readOnnx(base::ByteView bytes) {
  const std::string_view text = base::asText(bytes);
  if (namesOtherFiles(text))
    return base::fail(base::Errc::modelMismatch, "the network keeps numbers in other files; bring it in one piece");
  return core().read_model(std::string(text), ov::Tensor());
}

std::size_t sizeOf(const ov::PartialShape& shape) {
  if (shape.is_dynamic()) return 0;
  return ov::shape_size(shape.to_shape());
}

/// A network whose last step writes out how many pictures it was made for is told to take what comes.
void freeBatch(ov::Model& model, std::int64_t madeFor) {
  for (const auto& node : model.get_ordered_ops()) {
    if (!ov::is_type<ov::op::v1::Reshape>(node)) continue;
    const auto target = ov::as_type_ptr<ov::op::v0::Constant>(node->get_input_node_shared_ptr(1));
    if (!target) continue;
    auto shape = target->cast_vector<std::int64_t>();
    if (shape.empty() || shape.front() != madeFor || std::ranges::find(shape, -1) != shape.end()) continue;
    shape.front() = -1;
    node->input(1).replace_source_output(ov::op::v0::Constant::create(ov::element::i64, {shape.size()}, shape));
  }
}

void setBatch(ov::Model& model, std::size_t batch) {
  ov::PartialShape shape = model.input().get_partial_shape();
  const auto wanted = static_cast<std::int64_t>(batch);
  if (shape[0] == wanted) return;
  if (shape[0].is_static()) freeBatch(model, shape[0].get_length());
  shape[0] = wanted;
  model.reshape(shape);
}

bool takesPicture(const ov::PartialShape& input, const std::vector<std::size_t>& picture) {
  if (picture.empty()) return true;
  const ov::Shape sizes = input.to_shape();
  return sizes.size() == picture.size() + 1 && std::equal(picture.begin(), picture.end(), sizes.begin() + 1);
}

bool hasShape(const ov::CompiledModel& model, const NetworkShape& shape, std::size_t batch) {
  if (model.inputs().size() != 1 || sizeOf(model.input().get_partial_shape()) != shape.input * batch) return false;
  if (model.input().get_element_type() != ov::element::f32 || model.outputs().size() != shape.outputs.size())
    return false;
  if (!takesPicture(model.input().get_partial_shape(), shape.picture)) return false;
  for (std::size_t i = 0; i < shape.outputs.size(); ++i)
    if (sizeOf(model.output(i).get_partial_shape()) != shape.outputs[i] * batch ||
        model.output(i).get_element_type() != ov::element::f32)
      return false;
  return true;
}

class OvInference final : public Inference {
 public:
  explicit OvInference(ov::CompiledModel& model)
      : m_request(model.create_infer_request()), m_input(m_request.get_input_tensor()) {}

  std::span<float> input() override { return {m_input.data<float>(), m_input.get_size()}; }
  void run() override {
    try {
      m_request.infer();
    } catch (const std::exception& failure) {
      throw InferenceFailure(std::string("the inference engine failed: ") + failure.what());
    }
  }
  [[nodiscard]] std::span<const float> output(std::size_t index) const override {
    const ov::Tensor tensor = m_request.get_output_tensor(index);
    return {tensor.data<const float>(), tensor.get_size()};
  }

 private:
  mutable ov::InferRequest m_request;
  ov::Tensor m_input;
};

class OvNetwork final : public Network {
 public:
  OvNetwork(std::shared_ptr<const VerifiedWeight> weight, NetworkFormat format, NetworkShape shape,
            NetworkOptions options)
      : m_weight(std::move(weight)), m_format(format), m_shape(std::move(shape)), m_options(std::move(options)) {}

  base::Expected<std::unique_ptr<Inference>> inference() override {
    try {
      const std::lock_guard lock(m_mutex);
      if (!m_compiled && !restore()) {
        TRY(const auto model, read());
        setBatch(*model, m_options.batch);
        m_compiled = core().compile_model(model, "CPU", settings());
        keep();
      }
      if (!hasShape(*m_compiled, m_shape, m_options.batch)) return mismatch();
      return std::make_unique<OvInference>(*m_compiled);
    } catch (const std::exception&) {
      return mismatch();
    }
  }

 private:
  [[nodiscard]] std::unexpected<base::Error> mismatch() const {
    return base::fail(base::Errc::modelMismatch,
                      "the weights '" + m_weight->entry.name + "' are not the expected network");
  }

  base::Expected<std::shared_ptr<ov::Model>> read() {
    switch (m_format) {
      case NetworkFormat::dlibResnet: {
        TRY(const auto weights, readDlibResnet(m_weight->bytes));
        return dlibResnetGraph(weights);
      }
      case NetworkFormat::tflite:
        return readTflite(m_weight->bytes);
      case NetworkFormat::onnx:
        return readOnnx(m_weight->bytes);
    }
    base::check(false, "every format is read");
    return mismatch();
  }

  [[nodiscard]] ov::AnyMap settings() const {
    const auto threads = static_cast<std::int32_t>(m_options.workers);
    return {
        ov::hint::inference_precision(m_options.precision == Precision::bf16 ? ov::element::bf16 : ov::element::f32),
        ov::hint::execution_mode(ov::hint::ExecutionMode::PERFORMANCE), ov::num_streams(threads),
        ov::inference_num_threads(threads), ov::hint::enable_cpu_pinning(false)};
  }

  /// What the compiled form depends on.
  [[nodiscard]] std::string key() const {
    static const std::string kPlace =
        std::string(ov::get_openvino_version().buildNumber) + "-" + core().get_property("CPU", ov::device::full_name);
    return kPlace + "-p" + std::string(recipe::kPipelineVersion) + "-g" + std::to_string(kGraphVersion) + "-f" +
           std::to_string(std::to_underlying(m_format)) + "-" + base::toHex(m_weight->entry.sha256) + "-" +
           std::string(base::word(m_options.precision)) + "-b" + std::to_string(m_options.batch) + "-w" +
           std::to_string(m_options.workers);
  }

  bool restore() {
    if (!m_options.cache) return false;
    const auto bytes = m_options.cache->load(key());
    if (!bytes) return false;
    try {
      std::ispanstream stream(std::span(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
      m_compiled = core().import_model(stream, "CPU", settings());
      if (hasShape(*m_compiled, m_shape, m_options.batch)) return true;
    } catch (const std::exception&) {
      // Another version's, or damaged: made anew below.
      m_compiled.reset();
      return false;
    }
    m_compiled.reset();
    return false;
  }

  void keep() {
    if (!m_options.cache) return;
    try {
      std::ostringstream stream;
      m_compiled->export_model(stream);
      m_options.cache->store(key(), base::asBytes(stream.view()));
    } catch (const std::exception&) {
      // A network that cannot be written out can still be calculated with.
      return;
    }
  }

  std::shared_ptr<const VerifiedWeight> m_weight;
  NetworkFormat m_format;
  NetworkShape m_shape;
  NetworkOptions m_options;
  std::mutex m_mutex;
  std::optional<ov::CompiledModel> m_compiled;
};

}  // namespace

bool processorHasBf16() {
  // The runtime lists BF16 wherever AVX-512 could imitate it; that is slower than f32.
  return __builtin_cpu_supports("avx512bf16") != 0;
}

base::Expected<Precision> precisionInForce() {
  const char* variable = std::getenv("CONSENTRY_PRECISION");
  const std::string_view asked = variable == nullptr ? "" : variable;
  if (asked == "f32") return Precision::f32;
  if (!asked.empty() && asked != "bf16" && asked != "auto")
    return base::fail(base::Errc::invalidArgument,
                      "CONSENTRY_PRECISION is '" + std::string(asked) + "'; allowed are f32, bf16 and auto");
  return processorHasBf16() ? Precision::bf16 : Precision::f32;
}

std::shared_ptr<Network> networkFrom(std::shared_ptr<const VerifiedWeight> weight, NetworkFormat format,
                                     NetworkShape shape, NetworkOptions options) {
  return std::make_shared<OvNetwork>(std::move(weight), format, std::move(shape), std::move(options));
}

}  // namespace consentry::vision
