// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/quarantine.hpp"

#include <string>

#include "storage/durable_file.hpp"

namespace consentry::storage {

std::filesystem::path quarantineOf(const std::filesystem::path& directory) {
  return directory / "quarantine.txt";
}

base::Expected<void> demandNoQuarantine(const std::filesystem::path& directory) {
  TRY(auto note, readSmallFile(quarantineOf(directory)));
  if (!note) return {};
  while (!note->empty() && note->back() == '\n') note->pop_back();
  return base::fail(base::Errc::storeDamaged, "in quarantine since " + *note);
}

void quarantine(const std::filesystem::path& directory, base::Instant now, const base::Error& why) {
  const std::string note = base::toText(now) + ": " + why.message() + "\n";
  if (const auto written = writeDurably(quarantineOf(directory), base::asBytes(note), 0600); !written) return;
}

}  // namespace consentry::storage
