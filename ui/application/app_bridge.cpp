// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/app_bridge.hpp"

#include <algorithm>
#include <utility>

#include "app/manage_policy.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Opening {
  std::vector<app::ports::UserRow> people;
  std::string readOnlyReason;
};

/// Takes the store to the desk only when it can be read; what was open before stays otherwise.
base::Expected<Opening> takeOver(Lane::Desk& desk, StoreDoor::Opened store) {
  if (!store) return std::unexpected(std::move(store).error());
  auto& opened = (*store)->services().store;
  TRY(auto people, opened.read().users().all());
  Opening opening{.people = std::move(people), .readOnlyReason = opened.readOnlyReason()};
  desk.session.reset();
  desk.store = *std::move(store);
  return opening;
}

base::Expected<app::ports::UserRow> sitDown(Lane::Desk& desk, const std::string& login) {
  if (!desk.store) return base::fail(base::Errc::notFound, "no store is open");
  TRY(auto session, app::Session::open(desk.store->services(), login));
  desk.session.emplace(std::move(session));
  return desk.session->user();
}

/// An answer that is ready only after several steps on different threads.
class Later {
 public:
  Later() { m_promise->start(); }
  [[nodiscard]] QFuture<base::Expected<void>> future() const { return m_promise->future(); }
  void answer(base::Expected<void> result) const {
    m_promise->addResult(std::move(result));
    m_promise->finish();
  }

 private:
  std::shared_ptr<QPromise<base::Expected<void>>> m_promise = std::make_shared<QPromise<base::Expected<void>>>();
};

}  // namespace

AppBridge::AppBridge(StoreDoor door, QObject* parent)
    : QObject(parent),
      m_door(std::move(door)),
      m_service(std::make_unique<Lane>()),
      m_reader(std::make_unique<Lane>()) {}

AppBridge::~AppBridge() {
  for (const auto& job : m_jobs)
    if (auto running = job.lock()) running->cancel();
  m_reader.reset();
  m_service.reset();
}

JobHandle AppBridge::startJob(const QString& title) {
  JobHandle job = makeJob(title);
  std::erase_if(m_jobs, [](const auto& old) { return old.expired(); });
  m_jobs.push_back(job);
  emit jobStarted(job);
  return job;
}

QFuture<base::Expected<void>> AppBridge::openStore(const QString& directory) {
  return openWith(directory, [open = m_door.open](const std::filesystem::path& path) {
    return open(path, StoreDoor::Mode::writing);
  });
}

QFuture<base::Expected<void>> AppBridge::createStore(const QString& directory, const QString& login,
                                                     const QString& name) {
  return openWith(directory, [create = m_door.create, login = login.toStdString(), name = name.toStdString()](
                                 const std::filesystem::path& path) { return create(path, login, name); });
}

QFuture<base::Expected<void>> AppBridge::openWith(
    const QString& directory, std::function<StoreDoor::Opened(const std::filesystem::path&)> openWriting) {
  const Later later;
  const std::filesystem::path path = directory.toStdString();
  m_service
      ->run<base::Expected<Opening>>(
          Lane::Length::lasting, [path, openWriting](Lane::Desk& desk) { return takeOver(desk, openWriting(path)); })
      .then(this, [this, later, path, directory](base::Expected<Opening> writing) {
        if (!writing) return later.answer(std::unexpected(std::move(writing).error()));
        m_reader
            ->run<base::Expected<Opening>>(Lane::Length::lasting,
                                           [path, open = m_door.open](Lane::Desk& desk) {
                                             return takeOver(desk, open(path, StoreDoor::Mode::readOnly));
                                           })
            .then(this, [this, later, directory, writing = *std::move(writing)](base::Expected<Opening> reading) {
              if (!reading) return later.answer(std::unexpected(std::move(reading).error()));
              m_directory = directory;
              m_readOnlyReason = fromUtf8(writing.readOnlyReason);
              m_users = writing.people;
              m_acting.reset();
              m_verdict.reset();
              emit storeOpened();
              emit usersChanged();
              emit actingChanged();
              later.answer({});
            });
      });
  return later.future();
}

QFuture<base::Expected<void>> AppBridge::actAs(const QString& login) {
  using Seat = base::Expected<app::ports::UserRow>;
  const Later later;
  const auto sit = [name = login.toStdString()](Lane::Desk& desk) { return sitDown(desk, name); };
  m_service->run<Seat>(Lane::Length::brief, sit).then(this, [this, later, sit](Seat seat) {
    if (!seat) return later.answer(std::unexpected(std::move(seat).error()));
    m_reader->run<Seat>(Lane::Length::brief, sit).then(this, [this, later](Seat reading) {
      if (!reading) return later.answer(std::unexpected(std::move(reading).error()));
      m_acting = *std::move(reading);
      emit actingChanged();
      refreshUsers();
      later.answer({});
    });
  });
  return later.future();
}

void AppBridge::refreshUsers() {
  using People = base::Expected<std::vector<app::ports::UserRow>>;
  m_reader
      ->run<People>(Lane::Length::brief,
                    [](Lane::Desk& desk) -> People {
                      if (!desk.store) return base::fail(base::Errc::notFound, "no store is open");
                      return desk.store->services().store.read().users().all();
                    })
      .then(this, [this](People people) {
        if (!people) return;
        m_users = *std::move(people);
        emit usersChanged();
      });
}

bool AppBridge::may(domain::Act act) const {
  return m_acting &&
         std::ranges::any_of(m_acting->roles, [act](domain::Role role) { return domain::roleMay(role, act); });
}

QString AppBridge::nameOf(const std::string& userHandle) const {
  const auto found =
      std::ranges::find_if(m_users, [&](const app::ports::UserRow& user) { return user.id.text() == userHandle; });
  return found == m_users.end() ? shortHandle(userHandle) : fromUtf8(found->displayName);
}

void AppBridge::setPurpose(domain::Purpose purpose) {
  if (purpose == m_purpose) return;
  m_purpose = purpose;
  emit purposeChanged();
}

void AppBridge::rememberVerdict(app::ports::LogVerdict verdict) {
  m_verdict = std::move(verdict);
  emit verdictChanged();
}

bool AppBridge::siteIsStopped() const {
  return std::ranges::any_of(m_stops, [](const domain::Stop& stop) { return stop.scope == domain::StopScope::site; });
}

void AppBridge::refreshStops() {
  askReader(app::ShowStops{}).then(this, [this](base::Expected<app::ShowStops::Answer> stops) {
    if (!stops) return;
    m_stops = *std::move(stops);
    emit stopsChanged();
  });
}

}  // namespace consentry::ui
