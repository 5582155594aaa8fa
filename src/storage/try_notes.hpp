// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/ports/identities.hpp"
#include "base/error.hpp"

namespace consentry::storage {

struct TryNote {
  app::ports::SignInFailures tries;  ///< since the last success; on top of what the database counts
  int untold = 0;                    ///< wrong ones of which no entry of the log tells
};

/// sign-in.tries in the store's directory: wrong passphrases of whoever only reads, so that reading is no way to guess
/// without end. One line a person. Several programs may read one store: each change holds a lock on the directory.
class TryNotes {
 public:
  explicit TryNotes(const std::filesystem::path& directory) : m_file(directory / "sign-in.tries") {}

  [[nodiscard]] base::Expected<std::optional<TryNote>> find(const domain::UserId& user) const;
  /// Shows the person's note (empty when there is none) and keeps what became of it, durably; nothing when `how` fails.
  [[nodiscard]] base::Expected<void> change(const domain::UserId& user,
                                            const std::function<base::Expected<void>(TryNote&)>& how) const;
  [[nodiscard]] base::Expected<void> forget(const domain::UserId& user) const;

 private:
  using Notes = std::map<std::string, TryNote, std::less<>>;
  /// Errc::storeDamaged when somebody wrote something else into the file.
  [[nodiscard]] base::Expected<Notes> read() const;
  [[nodiscard]] base::Expected<void> write(const Notes& notes) const;

  std::filesystem::path m_file;
};

}  // namespace consentry::storage
