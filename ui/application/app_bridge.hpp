// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "app/ports/users.hpp"
#include "app/session.hpp"
#include "domain/purpose.hpp"
#include "ui/application/background_job.hpp"
#include "ui/application/lane.hpp"
#include "ui/application/store_access.hpp"

namespace consentry::ui {

/// What in the store an act has changed, so that views of it ask anew.
enum class Topic { sets, lists, cases, log, governance, users, profiles };

/// The window's only way to the core. Lives on the GUI thread and never waits. Continue an answer on the GUI thread:
///   m_bridge.ask(app::ClaimCase{id}).then(this, [this](base::Expected<app::CaseLine> answer) { … });
/// The continuation is dropped when `this` is gone.
class AppBridge : public QObject {
  Q_OBJECT
 public:
  template <class Request>
  using Answer = base::Expected<typename Request::Answer>;

  explicit AppBridge(StoreDoor door, QObject* parent = nullptr);
  ~AppBridge() override;

  /// Asks on the writing connection, one after another.
  template <class Request>
  [[nodiscard]] QFuture<Answer<Request>> ask(Request request, JobHandle job = {}) {
    return askOn(*m_service, std::move(request), std::move(job));
  }
  /// Asks on the read-only connection: stays quick while an import or a screening runs. Not for requests that record
  /// (showing photographs, verifying with a record): those fail there.
  template <class Request>
  [[nodiscard]] QFuture<Answer<Request>> askReader(Request request, JobHandle job = {}) {
    return askOn(*m_reader, std::move(request), std::move(job));
  }
  /// A job for long work, shown in the status bar until its request has answered.
  [[nodiscard]] JobHandle startJob(const QString& title);

  /// Opens a store on both connections; the people in it can then be read from `users()`.
  [[nodiscard]] QFuture<base::Expected<void>> openStore(const QString& directory);
  /// Makes a store with its first administrator and opens it.
  [[nodiscard]] QFuture<base::Expected<void>> createStore(const QString& directory, const QString& login,
                                                          const QString& name);
  /// Changes who acts. Until it has answered nobody does.
  [[nodiscard]] QFuture<base::Expected<void>> actAs(const QString& login);
  void refreshUsers();

  [[nodiscard]] const QString& directory() const { return m_directory; }  ///< empty while no store is open
  [[nodiscard]] const std::vector<app::ports::UserRow>& users() const { return m_users; }
  [[nodiscard]] const std::optional<app::ports::UserRow>& acting() const { return m_acting; }
  /// Whether any role of the acting person allows the act.
  [[nodiscard]] bool may(domain::Act act) const;
  /// The display name behind a user's handle; the shortened handle when unknown.
  [[nodiscard]] QString nameOf(const std::string& userHandle) const;

  [[nodiscard]] domain::Purpose purpose() const { return m_purpose; }
  void setPurpose(domain::Purpose purpose);
  /// Tells every view that something has changed.
  void announce(consentry::ui::Topic topic) { emit changed(topic); }

 signals:
  void storeOpened();
  void actingChanged();
  void usersChanged();
  void purposeChanged();
  void jobStarted(const consentry::ui::JobHandle& job);
  void changed(consentry::ui::Topic topic);

 private:
  template <class Request>
  [[nodiscard]] QFuture<Answer<Request>> askOn(Lane& lane, Request request, JobHandle job) {
    using Result = Answer<Request>;
    return lane.run<Result>([request = std::move(request), job = std::move(job)](Lane::Desk& desk) -> Result {
      if (!desk.session) return base::fail(base::Errc::denied, "nobody is acting");
      if (!job) return desk.session->ask(request);
      Result answer = desk.session->ask(request, BackgroundJob::jobFor(job));
      BackgroundJob::finish(job);
      return answer;
    });
  }
  void close();

  StoreDoor m_door;
  std::unique_ptr<Lane> m_service;
  std::unique_ptr<Lane> m_reader;
  QString m_directory;
  std::vector<app::ports::UserRow> m_users;
  std::optional<app::ports::UserRow> m_acting;
  domain::Purpose m_purpose = domain::Purpose::watchlistSearch;
};

}  // namespace consentry::ui
