// SPDX-License-Identifier: GPL-3.0-or-later
// What can be known and done about the store itself: the part of the bridge that needs no session, or one only to
// record.
#include <memory>
#include <utility>

#include "ui/application/app_bridge.hpp"

namespace consentry::ui {

QFuture<base::Expected<SignatureCounts>> AppBridge::checkSignatures() {
  using Counts = base::Expected<SignatureCounts>;
  return m_reader->run<Counts>(Lane::Length::lasting, [check = m_door.signatures](Lane::Desk& desk) -> Counts {
    if (!check || !desk.store) return base::fail(base::Errc::unsupported, "no store whose signatures can be read");
    return check(desk.directory);
  });
}

QFuture<std::vector<app::ports::Finding>> AppBridge::examine() {
  using Findings = std::vector<app::ports::Finding>;
  return m_reader->run<Findings>(Lane::Length::lasting, [examine = m_door.examine](Lane::Desk& desk) -> Findings {
    return examine && desk.store ? examine(desk.directory) : Findings{};
  });
}

QFuture<AppBridge::Answer<app::MakeBackup>> AppBridge::makeBackup(const QString& folder, const QString& keys,
                                                                  JobHandle job) {
  const std::shared_ptr<app::ports::StoreCopier> copier =
      m_door.copier ? m_door.copier(m_directory.toStdString()) : nullptr;
  app::MakeBackup request{.copier = copier.get(), .folder = folder.toStdString(), .keys = {}};
  if (!keys.isEmpty()) request.keys = keys.toStdString();
  // The copier lives until the request has answered, also when whoever asked is gone.
  return ask(std::move(request), std::move(job)).then([copier](Answer<app::MakeBackup> answer) { return answer; });
}

void AppBridge::refreshRoom() {
  if (!m_door.room) return;
  m_reader
      ->run<Room>(Lane::Length::brief,
                  [look = m_door.room](Lane::Desk& desk) { return desk.store ? look(desk.directory) : Room{}; })
      .then(this, [this](const Room& room) {
        m_room = room;
        emit roomChanged();
      });
}

}  // namespace consentry::ui
