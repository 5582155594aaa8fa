// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <functional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "ui/officer/desk.hpp"

namespace consentry::test {

/// What a request was asked with, and what it is answered.
template <class Request>
struct Stub {
  std::function<ui::AppBridge::Answer<Request>(const Request&)> reply;
  std::vector<Request> asked;
};

/// Everything that the fake desks of a test share, kept by the test while the page owns the desk.
template <class... Requests>
struct Script {
  std::tuple<Stub<Requests>...> stubs;
  std::set<domain::Act> acts;
  base::Instant now = base::startOf(base::Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23))) +
                      std::chrono::hours(10);
  ui::JobHandle job;

  template <class Request>
  Stub<Request>& on() {
    return std::get<Stub<Request>>(stubs);
  }
};

template <class DeskType, class ScriptType, class... Requests>
class FakeDesk;

template <class DeskType, class ScriptType>
class FakeDesk<DeskType, ScriptType> : public DeskType {
 public:
  using DeskType::ask;

  explicit FakeDesk(ScriptType& script) : m_script(script) {}
  [[nodiscard]] bool may(domain::Act act) const override { return m_script.acts.contains(act); }
  [[nodiscard]] QString nameOf(const std::string& handle) const override { return QString::fromStdString(handle); }
  [[nodiscard]] ui::JobHandle startJob(const QString& title) override { return m_script.job = ui::makeJob(title); }
  [[nodiscard]] base::Instant now() const override { return m_script.now; }

 protected:
  ScriptType& m_script;
};

template <class DeskType, class ScriptType, class Request, class... Rest>
class FakeDesk<DeskType, ScriptType, Request, Rest...> : public FakeDesk<DeskType, ScriptType, Rest...> {
 public:
  using FakeDesk<DeskType, ScriptType, Rest...>::FakeDesk;
  using FakeDesk<DeskType, ScriptType, Rest...>::ask;

  [[nodiscard]] QFuture<ui::AppBridge::Answer<Request>> ask(Request request, ui::JobHandle) override {
    using Answer = ui::AppBridge::Answer<Request>;
    Stub<Request>& stub = this->m_script.template on<Request>();
    stub.asked.push_back(request);
    QPromise<Answer> promise;
    QFuture<Answer> future = promise.future();
    promise.start();
    promise.addResult(stub.reply ? stub.reply(request) : Answer(base::fail(base::Errc::internal, "not scripted")));
    promise.finish();
    return future;
  }
};

}  // namespace consentry::test
