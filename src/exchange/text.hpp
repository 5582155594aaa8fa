// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace consentry::exchange {

/// Outside text as the product keeps it: valid UTF-8 in NFC, no control characters, none of the invisible ones that
/// turn the direction of writing (they let one value look like another), at most `longest` bytes. Errc::parse says why.
[[nodiscard]] base::Expected<std::string> cleanText(std::string_view text, std::size_t longest);

/// The same without the change to NFC: for file names, which are bytes to the file system.
[[nodiscard]] base::Expected<void> checkText(std::string_view text, std::size_t longest);

/// The text without a UTF-8 byte order mark in front.
[[nodiscard]] std::string_view withoutMark(std::string_view text);

/// An outside value inside a message: at most 40 characters of it, nothing unprintable.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace consentry::exchange
