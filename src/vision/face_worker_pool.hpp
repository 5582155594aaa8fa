// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "base/bounded_queue.hpp"

namespace consentry::vision {

struct EngineParts;

/// Worker threads with a detector and a network each; photographs go to them and findings come back through bounded
/// queues. Owned and called by one thread; OpenCV and dlib run only on the workers, one thread inside each.
class FaceWorkerPool : public app::ports::FaceEngine {
 public:
  FaceWorkerPool(const EngineParts& parts, app::ports::EngineIdentity identity, std::size_t workers);
  FaceWorkerPool(const FaceWorkerPool&) = delete;
  FaceWorkerPool& operator=(const FaceWorkerPool&) = delete;
  ~FaceWorkerPool() override;

  [[nodiscard]] const app::ports::EngineIdentity& identity() const override { return m_identity; }
  [[nodiscard]] std::size_t workers() const override { return m_workers; }
  [[nodiscard]] base::Expected<void> run(
      const std::function<base::Expected<std::optional<app::ports::PhotoWork>>()>& next,
      const std::function<base::Expected<void>(app::ports::PhotoFinding)>& done, std::stop_token stop) override;

  /// How many photographs may be inside at once: one in work for each worker, and enough waiting for the time in which
  /// whoever gives them out commits a batch to the store.
  [[nodiscard]] std::size_t inFlightLimit() const { return 8 * m_workers; }

 private:
  app::ports::EngineIdentity m_identity;
  std::size_t m_workers;
  base::BoundedQueue<app::ports::PhotoWork> m_work;
  base::BoundedQueue<base::Expected<app::ports::PhotoFinding>> m_findings;
  bool m_running = false;
  std::vector<std::jthread> m_threads;
};

}  // namespace consentry::vision
