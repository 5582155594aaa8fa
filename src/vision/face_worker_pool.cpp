// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/face_worker_pool.hpp"

#include <mutex>
#include <opencv2/core.hpp>

#include "base/check.hpp"
#include "vision/photo_pipeline.hpp"

extern "C" void openblas_set_num_threads(int threads);

namespace consentry::vision {
namespace {

using app::ports::EngineIdentity;
using app::ports::PhotoFinding;
using app::ports::PhotoWork;

/// Work is divided by photograph; threads of the libraries would only fight with the workers for the same cores.
void oneThreadInsideLibraries() {
  static std::once_flag once;
  std::call_once(once, [] {
    cv::setNumThreads(1);
    openblas_set_num_threads(1);
  });
}

/// Photographs that are inside. However a run ends, what it started is taken out again, so that the next run meets an
/// empty pool.
class InFlight {
 public:
  using Findings = base::BoundedQueue<base::Expected<PhotoFinding>>;
  explicit InFlight(Findings& findings) : m_findings(findings) {}
  InFlight(const InFlight&) = delete;
  InFlight& operator=(const InFlight&) = delete;
  ~InFlight() {
    // What became of them no longer matters to anybody: the run has failed already.
    while (count > 0)
      if (auto dropped = takeOne(); !dropped) continue;
  }

  [[nodiscard]] base::Expected<PhotoFinding> takeOne() {
    auto finding = m_findings.pop();
    base::check(finding.has_value(), "the findings are closed only when nobody runs");
    --count;
    return *std::move(finding);
  }

  std::size_t count = 0;

 private:
  Findings& m_findings;
};

/// Set while it lives.
class Running {
 public:
  explicit Running(bool& flag) : m_flag(flag) { m_flag = true; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { m_flag = false; }

 private:
  bool& m_flag;
};

}  // namespace

FaceWorkerPool::FaceWorkerPool(const EngineParts& parts, EngineIdentity identity, std::size_t workers)
    : m_identity(std::move(identity)), m_workers(workers), m_work(inFlightLimit()), m_findings(inFlightLimit()) {
  base::check(workers > 0, "a pool needs workers");
  oneThreadInsideLibraries();
  m_threads.reserve(workers);
  for (std::size_t i = 0; i < workers; ++i)
    m_threads.emplace_back([this, parts] {
      PhotoPipeline pipeline(parts, m_identity.hash);
      while (const auto work = m_work.pop())
        if (!m_findings.push(pipeline.process(*work))) return;
    });
}

FaceWorkerPool::~FaceWorkerPool() {
  m_work.close();
  m_findings.close();
}

base::Expected<void> FaceWorkerPool::run(const std::function<base::Expected<std::optional<PhotoWork>>()>& next,
                                         const std::function<base::Expected<void>(PhotoFinding)>& done,
                                         std::stop_token stop) {
  // `next` may let other requests of the session run: a second run inside the first would take its findings.
  if (m_running) return base::fail(base::Errc::conflict, "the face engine is at work; wait until it has finished");
  const Running running(m_running);
  // Both queues hold as much as may be in flight, so neither side ever waits on the other while it is full.
  InFlight inFlight(m_findings);
  base::Expected<std::optional<PhotoWork>> work = std::nullopt;
  bool more = true;
  while (true) {
    while (more && inFlight.count < inFlightLimit()) {
      work = stop.stop_requested() ? std::nullopt : next();
      more = work && work->has_value();
      if (more && m_work.push(std::move(**work))) ++inFlight.count;
    }
    if (inFlight.count == 0) break;
    TRY(PhotoFinding finding, inFlight.takeOne());
    TRY_VOID(done(std::move(finding)));
  }
  TRY_VOID(work);
  if (stop.stop_requested()) return base::fail(base::Errc::cancelled, "stopped on request");
  return {};
}

}  // namespace consentry::vision
