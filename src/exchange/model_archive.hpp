// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::exchange {

/// Members wanted of an archive: path inside it → size in bytes.
using WantedMembers = std::map<std::string, std::int64_t>;

/// The wanted regular files of a .tar.gz or a zip in memory, and nothing else of it. Errc::parse for a damaged archive,
/// a member of another size, or one that is not there.
[[nodiscard]] base::Expected<std::map<std::string, base::Bytes>> membersOf(base::ByteView archive,
                                                                           const WantedMembers& wanted);

}  // namespace consentry::exchange
