// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QString>
#include <memory>
#include <utility>

#include "composition/cage.hpp"
#include "composition/machine_report.hpp"
#include "composition/offline.hpp"
#include "composition/site.hpp"
#include "composition/store_care.hpp"
#include "ui/application/store_access.hpp"
#include "ui/officer/review/photograph.hpp"

namespace consentry::ui::test {

/// The door to real stores, as the program's main makes it.
class SiteAccess : public StoreAccess {
 public:
  explicit SiteAccess(std::unique_ptr<composition::Site> site) : m_site(std::move(site)) {}
  app::Services& services() override { return m_site->services(); }

 private:
  std::unique_ptr<composition::Site> m_site;
};

inline StoreDoor::Opened access(base::Expected<std::unique_ptr<composition::Site>> site) {
  if (!site) return std::unexpected(std::move(site).error());
  return std::make_unique<SiteAccess>(*std::move(site));
}

/// Where the models are when nobody says: in the source tree, wherever the build lies.
inline QString modelsFolder() {
  if (!qEnvironmentVariableIsSet("CONSENTRY_MODELS")) qputenv("CONSENTRY_MODELS", CONSENTRY_SOURCE_DIR "/models");
  return qEnvironmentVariable("CONSENTRY_MODELS");
}

/// Why faces cannot be looked for on this machine; empty when they can.
inline QString missingWeights() {
  const QDir weights(modelsFolder() + QStringLiteral("/weights"));
  if (weights.entryList({QStringLiteral("*.dat")}).size() >= 2) return {};
  return QStringLiteral("no weights in ") + weights.path() +
         QStringLiteral("; fetch them with: consentry-cli models fetch");
}

/// Everybody's in these tests.
inline app::SharedSecret passphrase() {
  return std::make_shared<const base::SecretText>("everybody's in these tests");
}

inline StoreDoor realDoor() {
  openPicturesWith(composition::openPicture);
  StoreDoor door;
  door.open = [](const std::filesystem::path& directory, StoreDoor::Mode mode) {
    composition::SiteOptions options;
    options.store = directory;
    options.readOnly = mode == StoreDoor::Mode::readOnly;
    return access(composition::Site::open(options));
  };
  door.create = [](const std::filesystem::path& directory, const app::FirstAdministrator& first) {
    composition::SiteOptions options;
    options.store = directory;
    return access(composition::Site::create(options, first));
  };
  door.signatures = [](const std::filesystem::path& store) -> base::Expected<SignatureCounts> {
    TRY(auto found, composition::checkSignatures(store));
    return SignatureCounts{found.good, found.wrong, found.firstWrong, std::move(found.words)};
  };
  door.copier = composition::copierOf;
  door.examine = [](const std::filesystem::path& store) {
    return composition::machineReport(store, composition::findModels());
  };
  door.room = roomOf;
  return door;
}

}  // namespace consentry::ui::test
