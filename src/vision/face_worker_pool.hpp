// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "app/ports/model_store.hpp"
#include "base/bounded_queue.hpp"

namespace consentry::vision {

struct EngineParts;

/// The text whose SHA-256 is EngineIdentity::hash: name, version and the SHA-256 of both weight files.
[[nodiscard]] std::string identityText(const base::Digest& landmarks, const base::Digest& embedder);
/// The identity of the dlib engine; `hash` is the SHA-256 of identityText().
[[nodiscard]] app::ports::EngineIdentity dlibIdentity(const base::Digest& hash);

/// Worker threads with a detector and a network each; photographs go to them and findings come back through bounded
/// queues. Owned and called by one thread; OpenCV and dlib run only on the workers, one thread inside each.
class FaceWorkerPool : public app::ports::FaceEngine {
 public:
  /// dlib's engine. The 22 MB network is loaded by a worker when a template is first asked of it.
  /// Errc::modelMismatch when the landmark weights are not dlib's, Errc::invalidArgument without workers.
  [[nodiscard]] static base::Expected<std::unique_ptr<FaceWorkerPool>> create(app::ports::VerifiedWeight landmarks,
                                                                              app::ports::VerifiedWeight embedder,
                                                                              app::ports::EngineIdentity identity,
                                                                              std::size_t workers);

  /// Any engine made of parts.
  FaceWorkerPool(const EngineParts& parts, app::ports::EngineIdentity identity, std::size_t workers);
  FaceWorkerPool(const FaceWorkerPool&) = delete;
  FaceWorkerPool& operator=(const FaceWorkerPool&) = delete;
  ~FaceWorkerPool() override;

  [[nodiscard]] const app::ports::EngineIdentity& identity() const override { return m_identity; }
  [[nodiscard]] std::size_t workers() const override { return m_workers; }
  [[nodiscard]] base::Expected<void> run(const std::function<std::optional<app::ports::PhotoWork>()>& next,
                                         const std::function<base::Expected<void>(app::ports::PhotoFinding)>& done,
                                         std::stop_token stop) override;

  /// How many photographs may be inside at once: one in work and one waiting for each worker.
  [[nodiscard]] std::size_t inFlightLimit() const { return 2 * m_workers; }

 private:
  app::ports::EngineIdentity m_identity;
  std::size_t m_workers;
  base::BoundedQueue<app::ports::PhotoWork> m_work;
  base::BoundedQueue<base::Expected<app::ports::PhotoFinding>> m_findings;
  bool m_running = false;
  std::vector<std::jthread> m_threads;
};

}  // namespace consentry::vision
