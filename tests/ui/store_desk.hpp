// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <utility>
#include <vector>

#include "app/manage_users.hpp"
#include "real_store.hpp"
#include "ui/shell/main_window.hpp"

namespace consentry::ui::test {

inline constexpr int kPatience = 20'000;        // ms
inline constexpr int kFacesPatience = 240'000;  // ms

/// A window over a fresh store, as large as the screen this run stands for.
struct StoreDesk {
  explicit StoreDesk(StoreDoor door = realDoor())
      : settings(folder.filePath(QStringLiteral("window.ini"))), bridge(std::move(door)), window(bridge, settings) {
    const double scale = window.devicePixelRatioF();
    window.resize(scale > 1 ? QSize(2560, 1440) / scale : QSize(1366, 768));
    window.show();
  }

  template <class T>
  static T settled(QFuture<T> future, int patience = kPatience) {
    QElapsedTimer timer;
    timer.start();
    while (!future.isFinished() && timer.elapsed() < patience) QTest::qWait(5);
    return future.result();
  }
  /// Asks as somebody, and says why when it fails.
  template <class Request>
  base::Expected<typename Request::Answer> ask(const char* login, Request request) {
    if (!act(login)) return base::fail(base::Errc::denied, login);
    auto answer = settled(bridge.ask(std::move(request)), kFacesPatience);
    if (!answer) qWarning("%s: %s", login, answer.error().message().c_str());
    return answer;
  }
  /// Signs in, unless they are there already.
  bool act(const char* login) {
    if (bridge.acting() && bridge.acting()->login == login) return true;
    const auto acting = settled(bridge.actAs(QLatin1String(login), passphrase()));
    if (!acting) qWarning("%s: %s", login, acting.error().message().c_str());
    return acting.has_value();
  }
  bool create() {
    return settled(bridge.createStore(folder.filePath(QStringLiteral("store")), QStringLiteral("admin"),
                                      QStringLiteral("Kim Admin"), passphrase()))
        .has_value();
  }
  bool add(const char* login, const char* name, std::vector<domain::Role> roles) {
    return ask("admin",
               app::AddUser{.login = login, .displayName = name, .roles = std::move(roles), .passphrase = passphrase()})
        .has_value();
  }
  /// A store with somebody in every role but the clerk's.
  bool begin() {
    using enum domain::Role;
    return create() && add("seo", "Seo", {officer, supervisor}) && add("park", "Park Ji-won 박지원", {officer}) &&
           add("lee", "Lee", {officer}) && add("kim", "Kim", {supervisor}) && add("choi", "Choi", {auditor});
  }

  QTemporaryDir folder;
  Settings settings;
  AppBridge bridge;
  MainWindow window;
};

}  // namespace consentry::ui::test
