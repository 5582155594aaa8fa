// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::app::ports {

/// A decoded photograph, upright.
struct Picture {
  int width = 0;
  int height = 0;
  base::Bytes rgb;  ///< three bytes a pixel, row by row, nothing between them
};

/// JPEG or PNG to pixels, in a caged process. Errc::unreadable, limitExceeded, unsupported where there is no cage. Any
/// thread.
using PictureOpener = std::function<base::Expected<Picture>(base::ByteView file)>;

}  // namespace consentry::app::ports
