// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "app/manage_users.hpp"
#include "app/ports/backups.hpp"
#include "app/ports/sealed_check.hpp"
#include "app/services.hpp"
#include "base/error.hpp"

namespace consentry::composition {

struct SiteOptions {
  std::filesystem::path store;   ///< the data directory
  std::filesystem::path models;  ///< folder with manifest.toml and weights/; empty: findModels()
  std::size_t workers = 0;       ///< face engine threads; 0: one a processor, four at most
  bool readOnly = false;         ///< never writes, takes no lock
  bool recordsRuns = false;      ///< the window: its start and its clean exit are log entries
};

/// Every real object of one opened store, wired together. Destroying it closes the store.
class Site {
 public:
  /// Makes the data directory (which must not exist or be empty), the log and the first administrator.
  [[nodiscard]] static base::Expected<std::unique_ptr<Site>> create(const SiteOptions& options,
                                                                    const app::FirstAdministrator& first);
  [[nodiscard]] static base::Expected<std::unique_ptr<Site>> open(const SiteOptions& options);
  /// Brings a store of an older Consentry up to date. Where people were not sealed yet this administrator gets their
  /// first passphrase; otherwise name and passphrase may be empty.
  [[nodiscard]] static base::Expected<void> migrate(const SiteOptions& options, const std::string& login,
                                                    const base::SecretText& passphrase);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  [[nodiscard]] app::Services& services();
  /// Opens what is sealed in this store; lives as long as the site.
  [[nodiscard]] app::ports::SealedCheck& sealedCheck();
  /// Takes this store through a restore; lives as long as the site.
  [[nodiscard]] app::ports::StoreRestorer& restorer();

  /// Whether a directory looks like a store; for friendly first questions only.
  [[nodiscard]] static bool looksLikeStore(const std::filesystem::path& directory);

 private:
  struct Parts;
  explicit Site(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

/// Where the models folder is: $CONSENTRY_MODELS, else beside the program (…/models up to four levels above it),
/// else /usr/share/consentry/models.
[[nodiscard]] std::filesystem::path findModels();

/// The weights' store alone, for commands that need no data directory (`models …`).
[[nodiscard]] std::unique_ptr<app::ports::ModelStore> openModels(const std::filesystem::path& models);

}  // namespace consentry::composition
