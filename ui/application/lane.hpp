// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>
#include <functional>
#include <memory>
#include <optional>

#include "app/session.hpp"
#include "ui/application/store_access.hpp"

namespace consentry::ui {

/// One thread with its own opened store and session. Requests run one after another in the order asked.
class Lane {
 public:
  /// What lives on the thread and is touched there only.
  struct Desk {
    std::unique_ptr<StoreAccess> store;
    std::optional<app::Session> session;
  };

  explicit Lane(const QString& name);
  /// Waits for the request under way; those behind it are dropped and their futures cancelled.
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  template <class Result>
  [[nodiscard]] QFuture<Result> run(std::function<Result(Desk&)> work) {
    auto promise = std::make_shared<QPromise<Result>>();
    QFuture<Result> future = promise->future();
    promise->start();
    post([promise, work = std::move(work)](Desk& desk) {
      promise->addResult(work(desk));
      promise->finish();
    });
    return future;
  }

 private:
  void post(std::function<void(Desk&)> work);

  QThread m_thread;
  QObject* m_worker;  ///< lives on m_thread
  std::shared_ptr<Desk> m_desk;
};

}  // namespace consentry::ui
