// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "app/session.hpp"
#include "ui/application/store_access.hpp"

namespace consentry::ui {

/// One thread with its own opened store and a session for each person it works for. Work runs one after another in the
/// order asked, except that short work may go ahead where long work yields.
class Lane {
 public:
  enum class Length { brief, lasting };

  /// In whose name work is done, and in which of the stores opened one after another: bound when it is asked for.
  struct Seat {
    std::uint64_t store = 0;
    std::string login;
  };

  /// What lives on the thread and is touched there only.
  struct Desk {
    std::unique_ptr<StoreAccess> store;
    std::uint64_t number = 0;  ///< of the store; 0 while none is open
    std::filesystem::path directory;
    /// Shared, because work under way keeps the session that it began with.
    struct Held {
      std::uint64_t entry = 0;  ///< counts the sign-ins of the window
      std::shared_ptr<app::Session> session;
    };
    std::map<std::string, Held> sessions;  ///< by login
    std::unique_ptr<StoreAccess> next;     ///< opened, but not taken over yet

    /// Errc::conflict when another store has taken the place of the one asked for; Errc::denied when that person is not
    /// signed in.
    [[nodiscard]] base::Expected<std::shared_ptr<app::Session>> sessionFor(const Seat& seat);
    /// Lets a person in, in place of an earlier session of theirs.
    [[nodiscard]] base::Expected<std::shared_ptr<app::Session>> signIn(const std::string& login, std::uint64_t entry,
                                                                       const base::SecretText& passphrase);
    /// Ends every session that began before this entry: whoever has signed in again meanwhile keeps the newer one.
    void signOutBefore(std::uint64_t entry);
    void takeOver(std::uint64_t storeNumber, std::filesystem::path from);
    void close();
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
