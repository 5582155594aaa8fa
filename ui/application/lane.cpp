// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/lane.hpp"

#include <algorithm>
#include <limits>

#include "app/sign_in.hpp"

namespace consentry::ui {

base::Expected<std::shared_ptr<app::Session>> Lane::Desk::sessionFor(const Seat& seat) {
  if (!store) return base::fail(base::Errc::notFound, "no store is open");
  if (seat.store != number) return base::fail(base::Errc::conflict, "another store has been opened meanwhile");
  if (seat.login.empty()) return base::fail(base::Errc::denied, "nobody is acting");
  if (const auto found = sessions.find(seat.login); found != sessions.end()) return found->second.session;
  return base::fail(base::Errc::denied, "this person is not signed in any more");
}

base::Expected<std::shared_ptr<app::Session>> Lane::Desk::signIn(const std::string& login, std::uint64_t entry,
                                                                 const base::SecretText& passphrase) {
  TRY(auto session, app::signIn(store->services(), login, passphrase));
  auto held = std::make_shared<app::Session>(std::move(session));
  sessions.insert_or_assign(login, Held{entry, held});
  return held;
}

void Lane::Desk::signOutBefore(std::uint64_t entry) {
  std::erase_if(sessions, [&](auto& each) {
    if (each.second.entry >= entry) return false;
    // An end that cannot be recorded leaves a sign-in without one in the log, which is what it then was.
    static_cast<void>(each.second.session->signOut());
    return true;
  });
  if (store && sessions.empty()) store->services().vault.close();
}

void Lane::Desk::takeOver(std::uint64_t storeNumber, std::filesystem::path from) {
  signOutBefore(std::numeric_limits<std::uint64_t>::max());
  store = std::move(next);
  number = storeNumber;
  directory = std::move(from);
}

void Lane::Desk::close() {
  signOutBefore(std::numeric_limits<std::uint64_t>::max());
  next.reset();
  store.reset();
}

Lane::Lane() : m_thread([this](const std::stop_token& stop) { loop(stop); }) {}

void Lane::post(Task task) {
  {
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
  }
  m_wake.notify_one();
}

void Lane::loop(const std::stop_token& stop) {
  while (true) {
    Task task;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); }) || stop.stop_requested()) break;
      task = std::move(m_tasks.front());
      m_tasks.pop_front();
    }
    task.act(m_desk);
  }
  // The store is closed on the thread that opened it.
  m_desk.close();
}

void Lane::yield() {
  while (true) {
    Task task;
    {
      const std::scoped_lock lock(m_mutex);
      const auto brief = std::ranges::find(m_tasks, Length::brief, &Task::length);
      if (brief == m_tasks.end()) return;
      task = std::move(*brief);
      m_tasks.erase(brief);
    }
    task.act(m_desk);
  }
}

}  // namespace consentry::ui
