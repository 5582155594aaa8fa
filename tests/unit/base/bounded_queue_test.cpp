// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bounded_queue.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

using consentry::base::BoundedQueue;

TEST_CASE("what goes in first comes out first") {
  BoundedQueue<int> queue(3);
  for (const int value : {1, 2, 3}) CHECK(queue.push(value));
  for (const int value : {1, 2, 3}) CHECK(queue.pop() == value);
}

TEST_CASE("a closed queue refuses, hands out what is left, and then says nothing") {
  BoundedQueue<std::unique_ptr<int>> queue(2);
  CHECK(queue.push(std::make_unique<int>(7)));
  queue.close();
  CHECK_FALSE(queue.push(std::make_unique<int>(8)));
  const auto left = queue.pop();
  REQUIRE(left);
  CHECK(**left == 7);
  CHECK_FALSE(queue.pop());
}

TEST_CASE("closing wakes whoever waits for an item") {
  BoundedQueue<int> queue(1);
  std::atomic<bool> ended = false;
  {
    std::jthread consumer([&] { ended = !queue.pop().has_value(); });
    queue.close();
  }
  CHECK(ended);
}

TEST_CASE("a stop wakes whoever waits for room, and the item is dropped") {
  BoundedQueue<int> queue(1);
  CHECK(queue.push(1));
  std::atomic<bool> refused = false;
  {
    std::jthread producer([&](std::stop_token stop) { refused = !queue.push(2, stop); });
    producer.request_stop();
  }
  CHECK(refused);
  CHECK(queue.pop() == 1);
}

TEST_CASE("the queue never holds more than its capacity") {
  constexpr int kCapacity = 4;
  BoundedQueue<int> queue(kCapacity);
  std::atomic<int> made = 0;
  std::jthread producer([&] {
    for (int i = 0; i < 500; ++i)
      if (queue.push(i)) ++made;
    queue.close();
  });
  int taken = 0;
  int most = 0;
  while (queue.pop()) {
    ++taken;
    most = std::max(most, made - taken);
  }
  CHECK(taken == 500);
  CHECK(most <= kCapacity);
}

TEST_CASE("many producers and consumers lose and double nothing") {
  BoundedQueue<int> queue(8);
  constexpr int kEach = 2000;
  std::atomic<long long> sum = 0;
  std::atomic<int> count = 0;
  {
    std::vector<std::jthread> consumers;
    for (int c = 0; c < 3; ++c)
      consumers.emplace_back([&] {
        while (const auto item = queue.pop()) {
          sum += *item;
          ++count;
        }
      });
    {
      std::vector<std::jthread> producers;
      for (int p = 0; p < 3; ++p)
        producers.emplace_back([&queue, p] {
          for (int i = 0; i < kEach; ++i)
            if (!queue.push(p * kEach + i)) return;
        });
    }
    queue.close();
  }
  CHECK(count == 3 * kEach);
  CHECK(sum == 1LL * (3 * kEach) * (3 * kEach - 1) / 2);
}
