// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>

namespace consentry::exchange {
namespace {

using base::Errc;

std::unexpected<base::Error> damaged(archive* reader) {
  const char* why = archive_error_string(reader);
  return base::fail(Errc::parse, fmt::format("damaged archive: {}", why == nullptr ? "unknown reason" : why));
}

base::Expected<base::Bytes> contentOf(archive* reader, std::int64_t size) {
  base::Bytes bytes(static_cast<std::size_t>(size));
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const auto got = archive_read_data(reader, bytes.data() + filled, bytes.size() - filled);
    if (got < 0) return damaged(reader);
    if (got == 0) return base::fail(Errc::parse, "damaged archive: a member ends too early");
    filled += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace

base::Expected<std::map<std::string, base::Bytes>> membersOf(base::ByteView content, const WantedMembers& wanted) {
  const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), &archive_read_free);
  if (!reader) return base::fail(Errc::internal, "libarchive gives no reader");
  // What is neither a .tar.gz nor a zip is none of the archives that a manifest can name.
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), content.data(), content.size()) != ARCHIVE_OK)
    return damaged(reader.get());

  std::map<std::string, base::Bytes> found;
  archive_entry* entry = nullptr;
  while (found.size() < wanted.size()) {
    const int answer = archive_read_next_header(reader.get(), &entry);
    if (answer == ARCHIVE_EOF) break;
    if (answer != ARCHIVE_OK) return damaged(reader.get());
    const char* path = archive_entry_pathname(entry);
    const auto want = path == nullptr ? wanted.end() : wanted.find(path);
    if (want == wanted.end() || archive_entry_filetype(entry) != AE_IFREG) continue;
    if (!archive_entry_size_is_set(entry) || archive_entry_size(entry) != want->second)
      return base::fail(Errc::parse, fmt::format("{} has {} bytes in the archive, {} expected", want->first,
                                                 archive_entry_size(entry), want->second));
    TRY(found[want->first], contentOf(reader.get(), want->second));
  }
  for (const auto& [path, size] : wanted)
    if (!found.contains(path)) return base::fail(Errc::parse, fmt::format("the archive holds no {}", path));
  return found;
}

}  // namespace consentry::exchange
