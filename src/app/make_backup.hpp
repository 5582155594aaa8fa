// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "app/ports/backups.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// A copy of the whole store as of one moment, data and keys apart. Recorded before and after (`backup_made`), and the
/// log keeps a checkpoint; where another program is writing the store nothing can be recorded: `recorded` is false, and
/// RecordBackup makes up for it.
struct MakeBackup {
  struct Answer {
    ports::StoreCopy copy;
    bool recorded = false;
  };
  static constexpr auto kAct = domain::Act::backUp;
  ports::StoreCopier* copier = nullptr;         ///< of the session's store; needed
  std::filesystem::path folder;                 ///< new, or empty
  std::optional<std::filesystem::path> keys{};  ///< likewise, elsewhere
};
[[nodiscard]] base::Expected<MakeBackup::Answer> handle(Context& context, const MakeBackup& request, const Job& job);

/// Records a backup that was made while another program was writing. Errc::invalidArgument when it is of another store.
struct RecordBackup {
  using Answer = domain::BackupManifest;
  static constexpr auto kAct = domain::Act::backUp;
  std::filesystem::path folder;
};
[[nodiscard]] base::Expected<RecordBackup::Answer> handle(Context& context, const RecordBackup& request,
                                                          const Job& job);

}  // namespace consentry::app
