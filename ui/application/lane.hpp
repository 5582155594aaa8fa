// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "app/session.hpp"
#include "ui/application/store_access.hpp"

namespace consentry::ui {

/// One thread with its own opened store and session. Work runs one after another in the order asked, except that short
/// work may go ahead where long work yields.
class Lane {
 public:
  enum class Length { brief, lasting };

  /// What lives on the thread and is touched there only.
  struct Desk {
    std::unique_ptr<StoreAccess> store;
    std::optional<app::Session> session;
  };

  Lane();
  /// Waits for the work under way; what waits behind it is dropped and its futures cancelled.
  ~Lane() = default;
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  template <class Result>
  [[nodiscard]] QFuture<Result> run(Length length, std::function<Result(Desk&)> work) {
    auto promise = std::make_shared<QPromise<Result>>();
    QFuture<Result> future = promise->future();
    promise->start();
    post({length, [promise, work = std::move(work)](Desk& desk) {
            promise->addResult(work(desk));
            promise->finish();
          }});
    return future;
  }

  /// For lasting work to call between two steps, on the lane's thread: runs the brief work that waits.
  void yield();

 private:
  struct Task {
    Length length = Length::lasting;
    std::function<void(Desk&)> act;
  };

  void post(Task task);
  void loop(const std::stop_token& stop);

  Desk m_desk;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<Task> m_tasks;
  std::jthread m_thread;  ///< last: it ends before what it uses
};

}  // namespace consentry::ui
