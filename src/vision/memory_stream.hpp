// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <streambuf>

#include "base/bytes.hpp"

namespace consentry::vision {

/// Reads bytes in place: dlib wants a stream, and the weights are verified bytes in memory that need no second copy.
class MemoryStream : private std::streambuf, public std::istream {
 public:
  explicit MemoryStream(base::ByteView bytes) : std::istream(static_cast<std::streambuf*>(this)) {
    // setg() takes mutable pointers; a get area is never written to.
    auto* first = const_cast<char*>(reinterpret_cast<const char*>(bytes.data()));
    setg(first, first, first + bytes.size());
  }
};

}  // namespace consentry::vision
