// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/lane.hpp"

#include <algorithm>

namespace consentry::ui {

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
  m_desk.session.reset();
  m_desk.store.reset();
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
