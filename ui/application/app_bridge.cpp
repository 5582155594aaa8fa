// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/app_bridge.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/manage_policy.hpp"
#include "ui/application/later.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
struct AppBridge::Opening {
  std::vector<app::ports::UserRow> people;
  std::string readOnlyReason;
  bool wasOpen = false;
};

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
  const std::filesystem::path path = directory.toStdString();
  return openWith(directory, [path, open = m_door.open](const Lane::Desk& desk) -> StoreDoor::Opened {
    std::error_code unknown;
    const bool isOpen = desk.store && std::filesystem::equivalent(path, desk.directory, unknown);
    // A store that could only be read before is tried anew.
    if (isOpen && desk.store->services().store.readOnlyReason().empty()) return nullptr;
    return open(path, StoreDoor::Mode::writing);
  });
}

QFuture<base::Expected<void>> AppBridge::createStore(const QString& directory, const QString& login,
                                                     const QString& name, app::SharedSecret passphrase) {
  return openWith(directory, [create = m_door.create, path = std::filesystem::path(directory.toStdString()),
                              login = login.toStdString(), name = name.toStdString(),
                              passphrase = std::move(passphrase)](const Lane::Desk&) {
    return create(path, {login, name, *passphrase});
  });
}

QFuture<base::Expected<AppBridge::Opening>> AppBridge::openOn(Lane& lane, OpenHow open) {
  return lane.run<base::Expected<Opening>>(
      Lane::Length::lasting, [open = std::move(open)](Lane::Desk& desk) -> base::Expected<Opening> {
        TRY(auto store, open(desk));
        if (!store) return Opening{.people = {}, .readOnlyReason = {}, .wasOpen = true};
        auto& opened = store->services().store;
        TRY(auto people, opened.read().users().all());
        Opening opening{.people = std::move(people), .readOnlyReason = opened.readOnlyReason()};
        desk.next = std::move(store);
        return opening;
      });
}

QFuture<base::Expected<void>> AppBridge::openWith(const QString& directory, OpenHow openWriting) {
  const Later<base::Expected<void>> later;
  if (m_opening) {
    later.answer(base::fail(base::Errc::conflict, "a store is being opened already"));
    return later.future();
  }
  m_opening = true;
  const auto answer = [this, later](base::Expected<void> result) {
    m_opening = false;
    later.answer(std::move(result));
  };
  const OpenHow openReading = [path = std::filesystem::path(directory.toStdString()),
                               open = m_door.open](const Lane::Desk&) { return open(path, StoreDoor::Mode::readOnly); };
  openOn(*m_service, std::move(openWriting))
      .then(this, [this, answer, openReading, directory](base::Expected<Opening> writing) {
        if (!writing) return answer(std::unexpected(std::move(writing).error()));
        if (writing->wasOpen) return answer({});
        openOn(*m_reader, openReading)
            .then(this, [this, answer, directory, writing = *std::move(writing)](base::Expected<Opening> reading) {
              if (reading) return takeOver(directory, writing, answer);
              static_cast<void>(m_service->run<bool>(Lane::Length::brief, [](Lane::Desk& desk) {
                desk.next.reset();
                return true;
              }));
              answer(std::unexpected(std::move(reading).error()));
            });
      });
  return later.future();
}

void AppBridge::takeOver(const QString& directory, const Opening& opened,
                         const std::function<void(base::Expected<void>)>& answer) {
  // Behind everything that still waits for the former store.
  const auto swap = [number = m_store + 1, path = directory.toStdString()](Lane::Desk& desk) {
    desk.takeOver(number, path);
    return true;
  };
  m_service->run<bool>(Lane::Length::lasting, swap).then(this, [this, swap, directory, opened, answer](bool) {
    m_reader->run<bool>(Lane::Length::lasting, swap).then(this, [this, directory, opened, answer](bool) {
      ++m_store;
      m_directory = directory;
      m_readOnlyReason = fromUtf8(opened.readOnlyReason);
      m_users = opened.people;
      m_acting.reset();
      m_verdict.reset();
      m_stops.clear();
      emit storeOpened();
      emit usersChanged();
      emit actingChanged();
      emit stopsChanged();
      answer({});
    });
  });
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
  if (!m_acting) return false;
  if (std::ranges::any_of(m_acting->roles, [act](domain::Role role) { return domain::roleMay(role, act); }))
    return true;
  const auto now = std::chrono::system_clock::now();
  return std::ranges::any_of(m_grants, [act, now](const auto& grant) { return grant.act == act && grant.until > now; });
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
