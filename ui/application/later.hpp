// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <memory>
#include <utility>

namespace consentry::ui {

/// An answer that is ready only after several steps on different threads.
template <class Result>
class Later {
 public:
  Later() { m_promise->start(); }
  [[nodiscard]] QFuture<Result> future() const { return m_promise->future(); }
  void answer(Result result) const {
    m_promise->addResult(std::move(result));
    m_promise->finish();
  }

 private:
  std::shared_ptr<QPromise<Result>> m_promise = std::make_shared<QPromise<Result>>();
};

}  // namespace consentry::ui
