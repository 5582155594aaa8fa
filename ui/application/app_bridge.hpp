// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/make_backup.hpp"
#include "app/passphrases.hpp"
#include "app/ports/proposals.hpp"
#include "app/ports/use_log.hpp"
#include "app/ports/users.hpp"
#include "app/session.hpp"
#include "domain/gate.hpp"
#include "domain/purpose.hpp"
#include "ui/application/background_job.hpp"
#include "ui/application/lane.hpp"
#include "ui/application/sign_in_answer.hpp"
#include "ui/application/store_access.hpp"

namespace consentry::ui {

/// What in the store an act has changed, so that views of it ask anew.
enum class Topic { sets, lists, cases, log, governance, users, profiles, erasures };

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

  /// Asks on the writing connection, one after another; while a request with a job runs, those without one go ahead
  /// between two photographs.
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

  /// Opens a store on both connections, or on neither: the former one stays when it fails. The people in it can then be
  /// read from `users()`. Nothing happens to the store that is open already.
  [[nodiscard]] QFuture<base::Expected<void>> openStore(const QString& directory);
  /// Makes a store with its first administrator and opens it.
  [[nodiscard]] QFuture<base::Expected<void>> createStore(const QString& directory, const QString& login,
                                                          const QString& name, app::SharedSecret passphrase);
  /// Changes who acts, on both connections or on neither. What was asked before is done in the former person's name,
  /// whether it is under way or still waits.
  [[nodiscard]] QFuture<base::Expected<void>> actAs(const QString& login, app::SharedSecret passphrase);
  /// The same for a person at the window: what became of it in kinds, and whether they must choose another passphrase.
  [[nodiscard]] QFuture<SignInAnswer> signIn(const QString& login, app::SharedSecret passphrase);
  /// Chooses another passphrase for whoever signed in last, and signs them in with it.
  [[nodiscard]] QFuture<base::Expected<void>> changePassphrase(app::SharedSecret next);
  /// Nobody acts from now on. Work under way goes on in the name of whoever began it and with their keys; when it ends,
  /// so do they.
  void signOut();
  void refreshUsers();

  [[nodiscard]] const QString& directory() const { return m_directory; }  ///< empty while no store is open
  /// Why nothing can be written, for developers' ears; empty when it can.
  [[nodiscard]] const QString& readOnlyReason() const { return m_readOnlyReason; }
  [[nodiscard]] const std::vector<app::ports::UserRow>& users() const { return m_users; }
  [[nodiscard]] const std::optional<app::ports::UserRow>& acting() const { return m_acting; }
  /// Whether any role of the acting person allows the act, or an emergency that two people granted.
  [[nodiscard]] bool may(domain::Act act) const;
  /// The display name behind a user's handle; the shortened handle when unknown.
  [[nodiscard]] QString nameOf(const std::string& userHandle) const;

  [[nodiscard]] domain::Purpose purpose() const { return m_purpose; }
  void setPurpose(domain::Purpose purpose);
  /// The last verification of the log in this window, for the status bar.
  [[nodiscard]] const std::optional<app::ports::LogVerdict>& verdict() const { return m_verdict; }
  void rememberVerdict(app::ports::LogVerdict verdict);
  /// Stops in force, as last read; `refreshStops` reads them anew.
  [[nodiscard]] const std::vector<domain::Stop>& stops() const { return m_stops; }
  /// Whether the whole site is stopped: nothing biometric is offered then.
  [[nodiscard]] bool siteIsStopped() const;
  void refreshStops();

  // Care of the store that is open, beside the sessions.
  /// What people's own signatures in the log say; reads the whole log.
  [[nodiscard]] QFuture<base::Expected<SignatureCounts>> checkSignatures();
  /// How this computer and the store stand.
  [[nodiscard]] QFuture<std::vector<app::ports::Finding>> examine();
  [[nodiscard]] QFuture<Answer<app::MakeBackup>> makeBackup(const QString& folder, const QString& keys, JobHandle job);
  /// Room on the store's disk, as last looked at; `refreshRoom` looks anew.
  [[nodiscard]] const Room& room() const { return m_room; }
  void refreshRoom();

  /// Tells every view that something has changed.
  void announce(consentry::ui::Topic topic) { emit changed(topic); }

 signals:
  void storeOpened();
  void actingChanged();
  void usersChanged();
  void purposeChanged();
  void verdictChanged();
  void stopsChanged();
  void roomChanged();
  void jobStarted(const consentry::ui::JobHandle& job);
  void changed(consentry::ui::Topic topic);

 private:
  template <class Request>
  [[nodiscard]] QFuture<Answer<Request>> askOn(Lane& lane, Request request, JobHandle job) {
    using Result = Answer<Request>;
    const auto length = job ? Lane::Length::lasting : Lane::Length::brief;
    const Lane::Seat seat{m_store, m_acting ? m_acting->login : std::string()};
    return lane.run<Result>(
        length, [&lane, seat, request = std::move(request), job = std::move(job)](Lane::Desk& desk) -> Result {
          auto session = desk.sessionFor(seat);
          if (!job) return session ? (*session)->ask(request) : Result(std::unexpected(std::move(session).error()));
          app::Job core = BackgroundJob::jobFor(job);
          core.yield = [&lane] { lane.yield(); };
          Result answer =
              session ? (*session)->ask(request, core) : Result(std::unexpected(std::move(session).error()));
          BackgroundJob::finish(job);
          return answer;
        });
  }
  struct Opening;
  /// Behind all that was asked for before.
  void endSessionsBefore(std::uint64_t entry);
  /// Why a try was refused, and for how long.
  [[nodiscard]] QFuture<SignInAnswer> explain(base::Error refusal, const QString& login);
  /// Nothing when the desk has that store already.
  using OpenHow = std::function<StoreDoor::Opened(const Lane::Desk&)>;
  [[nodiscard]] QFuture<base::Expected<void>> openWith(const QString& directory, OpenHow openWriting);
  /// Opens beside the store that is open; `takeOver` puts it in its place.
  [[nodiscard]] static QFuture<base::Expected<Opening>> openOn(Lane& lane, OpenHow open);
  void takeOver(const QString& directory, const Opening& opened,
                const std::function<void(base::Expected<void>)>& answer);

  StoreDoor m_door;
  std::uint64_t m_store = 0;  ///< counts the stores opened in this window
  std::uint64_t m_entry = 0;  ///< counts the sign-ins in this window
  bool m_opening = false;
  std::unique_ptr<Lane> m_service;
  std::unique_ptr<Lane> m_reader;
  std::vector<std::weak_ptr<BackgroundJob>> m_jobs;
  QString m_directory;
  QString m_readOnlyReason;
  std::vector<app::ports::UserRow> m_users;
  std::optional<app::ports::UserRow> m_acting;
  std::optional<app::ports::UserRow> m_mustChange;  ///< signed in with a passphrase that somebody else set
  std::optional<app::ports::LogVerdict> m_verdict;
  std::vector<domain::Stop> m_stops;
  std::vector<app::ports::EmergencyGrant> m_grants;  ///< of the acting person, when they signed in
  Room m_room;
  domain::Purpose m_purpose = domain::Purpose::watchlistSearch;
};

}  // namespace consentry::ui
