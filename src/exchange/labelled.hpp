// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "app/ports/files.hpp"

namespace consentry::exchange {

/// `person,file[,group]` with a header line. A labelled set is whole or it is none: the first bad line is Errc::parse.
[[nodiscard]] base::Expected<std::vector<app::ports::LabelledPhoto>> parseLabelled(std::string_view text);

/// LFW's pairs.txt: "folds⇥n" (or "n" for one fold), then for each fold n lines "name⇥i⇥j" of the same person and n
/// lines "name⇥i⇥name⇥j" of different ones. Whole or not at all, as above.
[[nodiscard]] base::Expected<app::ports::LabelledPairs> parsePairs(std::string_view text);

}  // namespace consentry::exchange
