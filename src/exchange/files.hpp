// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::exchange {

/// A regular file, at most `limit` bytes. notFound, noPermission, unreadable, limitExceeded, ioError.
[[nodiscard]] base::Expected<base::Bytes> readWhole(const std::filesystem::path& file, std::int64_t limit);

/// A name that stays beneath its folder, without "." and doubled slashes; Errc::denied when it is empty, absolute,
/// climbs (".."), names a folder or is longer than a file system takes. Looks at the text alone.
[[nodiscard]] base::Expected<std::string> pathBeneath(std::string_view file);

/// Who keeps the path beneath the folder: one system call (openat2, Linux 5.6), or one step per component where the
/// kernel or a sandbox does not know it.
enum class Walk { kernel, stepwise };

/// As FileExchange::readBeneath. `kernel` goes over to `stepwise` by itself.
[[nodiscard]] base::Expected<base::Bytes> readBeneath(const std::filesystem::path& folder, std::string_view file,
                                                      std::int64_t limit, Walk walk = Walk::kernel);

enum class Existing { keep, replace };

/// Temporary name beside it, fsync, rename, fsync of the folder. Readable by its owner alone. Errc::alreadyExists with
/// `keep`, diskFull, noPermission, notFound (the folder), ioError; whatever fails, `file` is as it was.
[[nodiscard]] base::Expected<void> writeAtomically(const std::filesystem::path& file, base::ByteView content,
                                                   Existing existing);

/// Content that comes piece by piece, and nothing at its end; written as above.
using Pieces = std::function<std::optional<std::string>()>;
[[nodiscard]] base::Expected<void> writePieces(const std::filesystem::path& file, const Pieces& content,
                                               Existing existing);

/// Whether there is nothing of that name, an empty file, or one that begins with `head`.
[[nodiscard]] base::Expected<bool> isAbsentOrBeginsWith(const std::filesystem::path& file, std::string_view head);

}  // namespace consentry::exchange
