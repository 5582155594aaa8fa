// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/engines.hpp"

#include <vector>

#include "vision/added_network.hpp"
#include "vision/dlib_aligner.hpp"
#include "vision/dlib_weights.hpp"
#include "vision/face_worker_pool.hpp"
#include "vision/mesh_locator.hpp"
#include "vision/ov_embedders.hpp"
#include "vision/photo_pipeline.hpp"
#include "vision/recipe.hpp"
#include "vision/reference_engine.hpp"

namespace consentry::vision {
namespace {

using app::ports::EngineIdentity;
using app::ports::VerifiedWeight;
using domain::EngineChoice;
using domain::Mode;
using domain::Precision;
using SharedWeight = std::shared_ptr<const VerifiedWeight>;

/// Asks for weights and writes down which they were.
class Ingredients {
 public:
  explicit Ingredients(const EngineSetup& setup) : m_setup(setup) {}

  base::Expected<SharedWeight> weight(std::string_view role) {
    TRY(auto loaded, m_setup.weight(role));
    note(std::string(role) + " " + base::toHex(loaded.entry.sha256));
    return std::make_shared<const VerifiedWeight>(std::move(loaded));
  }

  base::Expected<std::shared_ptr<Network>> network(std::string_view role, NetworkFormat format, NetworkShape shape,
                                                   Precision precision, std::size_t batch) {
    TRY(auto loaded, weight(role));
    return networkFrom(std::move(loaded), format, std::move(shape),
                       {.precision = precision, .workers = m_setup.workers, .batch = batch, .cache = m_setup.cache});
  }

  /// MediaPipe's finder and mesh and dlib's five points. Where a face is must not depend on the precision of the
  /// networks that look at it.
  base::Expected<decltype(EngineParts::makeLocator)> meshLocator(Mode mode) {
    TRY(const auto landmarks, weight("landmarks"));
    TRY(auto aligner, DlibAligner::create(*landmarks));
    TRY(auto finder, network("finder", NetworkFormat::tflite, FullRangeFinder::shape(), Precision::f32, 1));
    TRY(auto mesh, network("mesh", NetworkFormat::tflite, FaceMesh::shape(), Precision::f32, 1));
    return [=]() -> base::Expected<std::unique_ptr<FaceLocator>> {
      return std::make_unique<MeshLocator>(finder, mesh, aligner, mode);
    };
  }

  void note(std::string_view what) { m_text += "\n" + std::string(what); }

  /// The identity of what was asked for so far.
  [[nodiscard]] EngineIdentity identity(std::string name, std::string_view version, const EngineChoice& choice,
                                        Precision precision, std::size_t dimension) const {
    const std::string text = name + "\n" + std::string(version) + "\n" + std::string(base::word(choice.mode)) + "\n" +
                             std::string(base::word(precision)) + m_text + "\n";
    return {.name = std::move(name),
            .version = std::string(version),
            .hash = m_setup.hash(text),
            .dimension = dimension,
            .choice = choice,
            .precision = precision};
  }

 private:
  const EngineSetup& m_setup;
  std::string m_text;
};

base::Expected<std::unique_ptr<app::ports::FaceEngine>> referenceEngine(const EngineSetup& setup) {
  Ingredients ingredients(setup);
  TRY(const auto landmarks, ingredients.weight("landmarks"));
  TRY(const auto embedder, ingredients.weight("embedder"));
  TRY(auto aligner, DlibAligner::create(*landmarks));
  const EngineParts parts{.makeLocator = [aligner]() -> base::Expected<std::unique_ptr<FaceLocator>> {
                            return std::make_unique<ReferenceLocator>(aligner);
                          },
                          .makeEmbedder = [embedder] { return DlibResnetEmbedder::create(*embedder); }};
  return std::make_unique<FaceWorkerPool>(
      parts,
      ingredients.identity("dlib-resnet-v1", recipe::kReferenceVersion,
                           {.networks = setup.choice.networks, .mode = Mode::fast}, Precision::f32, kResnetDimension),
      setup.workers);
}

base::Expected<std::unique_ptr<app::ports::FaceEngine>> meshEngine(const EngineSetup& setup, bool withSecond) {
  Ingredients ingredients(setup);
  const Mode mode = setup.choice.mode;
  // Beside the second network, which is surer, two copies are enough.
  const DlibCopies copies = mode == Mode::fast ? DlibCopies::one : withSecond ? DlibCopies::two : DlibCopies::four;
  TRY(auto makeLocator, ingredients.meshLocator(mode));
  TRY(auto dlib, ingredients.network("embedder", NetworkFormat::dlibResnet, dlibNetworkShape(), setup.precision,
                                     static_cast<std::size_t>(copies)));
  std::shared_ptr<Network> second;
  if (withSecond) {
    TRY(second, ingredients.network("second_embedder", NetworkFormat::tflite, mobileFaceNetShape(), setup.precision,
                                    copiesIn(mode)));
  }
  const EngineParts parts{.makeLocator = std::move(makeLocator),
                          .makeEmbedder = [dlib, second, mode, copies]() -> base::Expected<std::unique_ptr<Embedder>> {
                            TRY(auto first, dlibEmbedder(*dlib, copies));
                            if (!second) return first;
                            TRY(auto other, mobileFaceNetEmbedder(*second, mode));
                            return fusedEmbedder(std::move(first), std::move(other));
                          }};
  auto identity = ingredients.identity(withSecond ? "dlib-resnet-v1+mobilefacenet" : "dlib-resnet-v1-openvino",
                                       recipe::kPipelineVersion, setup.choice, setup.precision,
                                       kResnetDimension + (withSecond ? kMobileFaceNetDimension : 0));
  return std::make_unique<FaceWorkerPool>(parts, std::move(identity), setup.workers);
}

base::Expected<std::unique_ptr<app::ports::FaceEngine>> addedEngine(const EngineSetup& setup) {
  Ingredients ingredients(setup);
  TRY(auto loaded, setup.added(setup.choice.networks));
  const auto model = loaded.model;
  const Mode mode = setup.choice.mode;
  TRY(auto makeLocator, ingredients.meshLocator(mode));
  ingredients.note("added " + base::toHex(model.sha256) + " " + base::toHex(model.cardSha256));
  // Nobody has measured what bf16 does to it.
  const auto network = networkOf(std::move(loaded), {.workers = setup.workers, .cache = setup.cache});
  TRY_VOID(network->inference());
  const EngineParts parts{.makeLocator = std::move(makeLocator),
                          .makeEmbedder = [=] { return addedEmbedder(*network, model.card, mode); }};
  auto identity = ingredients.identity(model.card.name, recipe::kPipelineVersion, setup.choice, Precision::f32,
                                       static_cast<std::size_t>(model.card.dimension));
  return std::make_unique<FaceWorkerPool>(parts, std::move(identity), setup.workers);
}

}  // namespace

base::Expected<std::unique_ptr<app::ports::FaceEngine>> makeEngine(const EngineSetup& setup) {
  if (setup.workers == 0) return base::fail(base::Errc::invalidArgument, "an engine needs at least one worker");
  if (setup.choice.networks == "reference") return referenceEngine(setup);
  if (setup.choice.networks == "dlib") return meshEngine(setup, false);
  if (setup.choice.networks == "both") return meshEngine(setup, true);
  return addedEngine(setup);
}

}  // namespace consentry::vision
