// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/try_notes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <cerrno>
#include <sstream>

#include "storage/durable_file.hpp"

namespace consentry::storage {
namespace {

using base::Errc;
using base::Expected;

constexpr std::string_view kFirstLine = "consentry tries 1";
constexpr int kMost = 1'000'000;

/// While it lives no other program changes the notes; the kernel lets go of it when a program dies.
Expected<Descriptor> lockOn(const std::filesystem::path& directory) {
  Descriptor folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid()) return systemFailure(errno, "the store's folder");
  while (::flock(folder.get(), LOCK_EX) != 0)
    if (errno != EINTR) return systemFailure(errno, "the store's folder");
  return folder;
}

std::optional<TryNote> noteFrom(const std::string& line) {
  std::istringstream words(line);
  std::string user;
  std::string boot;
  std::int64_t sinceBoot = 0;
  std::int64_t at = 0;
  TryNote note;
  words >> user >> note.tries.failures >> note.untold >> boot >> sinceBoot >> at;
  const auto within = [](int count) { return count >= 0 && count <= kMost; };
  if (!words || !words.eof() || !within(note.tries.failures) || !within(note.untold)) return std::nullopt;
  note.tries.user = domain::UserId(user);
  note.tries.boot = boot == "-" ? "" : boot;
  note.tries.sinceBoot = std::chrono::microseconds(sinceBoot);
  note.tries.at = base::fromMicros(at);
  return note;
}

}  // namespace

Expected<TryNotes::Notes> TryNotes::read() const {
  TRY(const auto content, readSmallFile(m_file));
  Notes notes;
  if (!content) return notes;
  std::istringstream lines(*content);
  std::string line;
  bool good = std::getline(lines, line) && line == kFirstLine;
  while (good && std::getline(lines, line)) {
    const auto note = noteFrom(line);
    good = note.has_value();
    if (good) notes.insert_or_assign(note->tries.user.text(), *note);
  }
  if (!good)
    return base::fail(Errc::storeDamaged, "sign-in.tries is not as this program wrote it; look who did, and remove it");
  return notes;
}

Expected<void> TryNotes::write(const Notes& notes) const {
  if (notes.empty()) return removeDurably(m_file);
  std::string content(kFirstLine);
  for (const auto& [user, note] : notes)
    content += fmt::format("\n{} {} {} {} {} {}", user, note.tries.failures, note.untold,
                           note.tries.boot.empty() ? "-" : note.tries.boot, note.tries.sinceBoot.count(),
                           base::micros(note.tries.at));
  return writeDurably(m_file, base::asBytes(content), 0600);
}

Expected<std::optional<TryNote>> TryNotes::find(const domain::UserId& user) const {
  TRY(const auto notes, read());
  const auto found = notes.find(user.text());
  return found == notes.end() ? std::nullopt : std::optional(found->second);
}

Expected<void> TryNotes::change(const domain::UserId& user, const std::function<Expected<void>(TryNote&)>& how) const {
  TRY(const auto lock, lockOn(m_file.parent_path()));
  TRY(auto notes, read());
  TryNote& note = notes[user.text()];
  note.tries.user = user;
  TRY_VOID(how(note));
  if (note.tries.failures == 0 && note.untold == 0) notes.erase(user.text());
  return write(notes);
}

Expected<void> TryNotes::forget(const domain::UserId& user) const {
  // The usual case: nobody ever tried while reading.
  TRY(const auto there, find(user));
  if (!there) return {};
  return change(user, [](TryNote& note) -> Expected<void> {
    note = {};
    return {};
  });
}

}  // namespace consentry::storage
