// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <chrono>
#include <utility>

#include "app/evaluate.hpp"
#include "app/manage_sets.hpp"
#include "app/manage_watchlists.hpp"
#include "app/review_cases.hpp"
#include "app/screen_set.hpp"
#include "base/time.hpp"
#include "ui/application/app_bridge.hpp"

namespace consentry::ui {

/// What one page may ask of the core: a closed list of requests, so that a page can be tried without a store and reads
/// at a glance. `Port` is one overload of `ask`.
template <class Request>
class Port {
 public:
  virtual ~Port() = default;
  [[nodiscard]] virtual QFuture<AppBridge::Answer<Request>> ask(Request request, JobHandle job = {}) = 0;
};

template <class... Requests>
class Desk : public Port<Requests>... {
 public:
  using Port<Requests>::ask...;
  [[nodiscard]] virtual bool may(domain::Act act) const = 0;
  [[nodiscard]] virtual QString nameOf(const std::string& userHandle) const = 0;
  /// A job for long work that the status bar shows too.
  [[nodiscard]] virtual JobHandle startJob(const QString& title) = 0;
  [[nodiscard]] virtual base::Instant now() const {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  }
};

/// Requests that only read and record nothing go to the connection that stays quick while something long is written.
template <class Request>
inline constexpr bool kOnlyReads = false;
template <>
inline constexpr bool kOnlyReads<app::ListCases> = true;
template <>
inline constexpr bool kOnlyReads<app::ListSets> = true;
template <>
inline constexpr bool kOnlyReads<app::ListRuns> = true;
template <>
inline constexpr bool kOnlyReads<app::ListProfiles> = true;
template <>
inline constexpr bool kOnlyReads<app::ListWatchlists> = true;
template <>
inline constexpr bool kOnlyReads<app::ShowList> = true;
template <>
inline constexpr bool kOnlyReads<app::ShowListVersions> = true;
template <>
inline constexpr bool kOnlyReads<app::ShowListAsOf> = true;

/// The desk in the running program.
template <class DeskType, class... Requests>
class BridgeDesk;

template <class DeskType>
class BridgeDesk<DeskType> : public DeskType {
 public:
  using DeskType::ask;

  explicit BridgeDesk(AppBridge& bridge) : m_bridge(bridge) {}
  [[nodiscard]] bool may(domain::Act act) const override { return m_bridge.may(act); }
  [[nodiscard]] QString nameOf(const std::string& handle) const override { return m_bridge.nameOf(handle); }
  [[nodiscard]] JobHandle startJob(const QString& title) override { return m_bridge.startJob(title); }

 protected:
  AppBridge& m_bridge;
};

template <class DeskType, class Request, class... Rest>
class BridgeDesk<DeskType, Request, Rest...> : public BridgeDesk<DeskType, Rest...> {
 public:
  using BridgeDesk<DeskType, Rest...>::BridgeDesk;
  using BridgeDesk<DeskType, Rest...>::ask;

  [[nodiscard]] QFuture<AppBridge::Answer<Request>> ask(Request request, JobHandle job) override {
    if constexpr (kOnlyReads<Request>)
      return this->m_bridge.askReader(std::move(request), std::move(job));
    else
      return this->m_bridge.ask(std::move(request), std::move(job));
  }
};

}  // namespace consentry::ui
