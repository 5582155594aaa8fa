// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/ports/model_store.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "domain/engine_choice.hpp"

namespace consentry::vision {

/// Keeps compiled networks from one start to the next. What it gives back is exactly what was stored, or nothing.
class CompiledCache {
 public:
  virtual ~CompiledCache() = default;
  [[nodiscard]] virtual std::optional<base::Bytes> load(const std::string& key) = 0;
  /// A cache that cannot be written is none; nobody is told.
  virtual void store(const std::string& key, base::ByteView compiled) = 0;
};

struct NetworkOptions {
  domain::Precision precision = domain::Precision::f32;
  std::size_t workers = 1;  ///< so many may calculate at once, each on one thread
  std::size_t batch = 1;
  std::shared_ptr<CompiledCache> cache{};  ///< none: compiled anew at every start
};

/// Whether the processor calculates in bf16 itself (AVX512_BF16, AMX).
[[nodiscard]] bool processorHasBf16();
/// The precision asked for by the environment (CONSENTRY_PRECISION: f32, bf16 or auto), else by the processor. bf16 is
/// never chosen where the processor would only imitate it. Errc::invalidArgument for any other word.
[[nodiscard]] base::Expected<domain::Precision> precisionInForce();

/// A network could not calculate. That is the engine's failure, whatever the photograph; the run ends.
class InferenceFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A network that one thread calculates with.
class Inference {
 public:
  virtual ~Inference() = default;
  /// Filled by the caller before run().
  [[nodiscard]] virtual std::span<float> input() = 0;
  /// Throws InferenceFailure.
  virtual void run() = 0;
  /// Valid until the next run().
  [[nodiscard]] virtual std::span<const float> output(std::size_t index = 0) const = 0;
};

/// A compiled network, shared by all workers. Compiled when the first of them asks.
class Network {
 public:
  virtual ~Network() = default;
  [[nodiscard]] virtual base::Expected<std::unique_ptr<Inference>> inference() = 0;
};

enum class NetworkFormat { dlibResnet, tflite, onnx };

/// How large a network's ends must be; whatever else the file says is refused.
struct NetworkShape {
  std::size_t input = 0;               ///< floats for one picture
  std::vector<std::size_t> outputs;    ///< floats for one picture, by output
  std::vector<std::size_t> picture{};  ///< the input's sizes in their order; empty: as it comes
};

/// Errc::modelMismatch from inference() when the bytes are not a network of this shape, or an ONNX network that keeps
/// numbers in other files.
[[nodiscard]] std::shared_ptr<Network> networkFrom(std::shared_ptr<const app::ports::VerifiedWeight> weight,
                                                   NetworkFormat format, NetworkShape shape, NetworkOptions options);

}  // namespace consentry::vision
