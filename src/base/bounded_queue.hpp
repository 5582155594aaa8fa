// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace consentry::base {

/// A queue between threads that holds at most `capacity` items, so that memory is bounded by it and not by the input.
/// Any number of producers and consumers. After close(), push refuses and pop drains what is left, then says nothing.
template <class T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : m_capacity(capacity) {}

  /// Waits for room; false when closed or stopped (the item is then dropped).
  [[nodiscard]] bool push(T item, std::stop_token stop = {}) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [&] { return m_closed || m_items.size() < m_capacity; });
    if (m_closed || stop.stop_requested()) return false;
    m_items.push_back(std::move(item));
    lock.unlock();
    m_changed.notify_all();
    return true;
  }

  /// Waits for an item; nothing when closed and empty, or stopped.
  [[nodiscard]] std::optional<T> pop(std::stop_token stop = {}) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [&] { return m_closed || !m_items.empty(); });
    if (m_items.empty() || stop.stop_requested()) return std::nullopt;
    T item = std::move(m_items.front());
    m_items.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return item;
  }

  void close() {
    {
      const std::scoped_lock lock(m_mutex);
      m_closed = true;
    }
    m_changed.notify_all();
  }

 private:
  const std::size_t m_capacity;
  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::deque<T> m_items;
  bool m_closed = false;
};

}  // namespace consentry::base
