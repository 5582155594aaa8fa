// SPDX-License-Identifier: GPL-3.0-or-later
// What goes over the cage's wall: fixed layouts in the machine's own byte order, because both sides are of one build
// on one machine. Either side takes the other's bytes for a stranger's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "decoder/photo_limits.hpp"

namespace consentry::decoder {

/// The only two descriptors that the caged program keeps: a socket of whole messages, and the memory of both sides.
inline constexpr int kChannel = 3;
inline constexpr int kArena = 4;

/// The memory holds the file and behind it the pixels, three bytes each; both fit the largest that is permitted.
inline constexpr std::size_t kFileRoom = kMostFileBytes;
inline constexpr std::size_t kPixelRoom = (static_cast<std::size_t>(kMostPixels) * 3 + 4095) / 4096 * 4096;
inline constexpr std::size_t kArenaBytes = kFileRoom + kPixelRoom;

/// `open`: a file stands in the memory. `reduce`: the pixels of the file opened last, its sides divided by `by`.
enum class Act : std::uint32_t { open = 1, reduce = 2 };

struct Request {
  Act act = Act::open;
  std::uint32_t number = 0;  ///< comes back in the reply
  std::uint32_t by = 1;      ///< 1, 2, 4 or 8
  std::uint64_t fileBytes = 0;
};

/// What `open` found: the picture as stored, not yet turned.
struct Stored {
  int width = 0;
  int height = 0;
  int orientation = 1;     ///< EXIF's, 1 to 8
  bool hasPixels = false;  ///< the whole picture is decoded already (PNG); else ask for it with `reduce` (JPEG)
  bool operator==(const Stored&) const = default;
};

/// Once, before anything is read. In the self-test bit `i` of the sets stands for Probe(i).
struct Hello {
  std::uint32_t landlock = 0;  ///< version of the kernel's interface; 0: it has none
  bool sanitized = false;      ///< built with a sanitizer, whose own needs widen the cage
  std::uint32_t tried = 0;
  std::uint32_t held = 0;
};

/// What the self-test tries from inside.
enum class Probe : std::uint32_t {
  openFile,          ///< open("/etc/passwd")
  openFileLandlock,  ///< the same with system calls still allowed
  makeSocket,
  makeProcess,
  runProgram,
  makeCode,    ///< memory that is writable and executable
  takeMemory,  ///< more than any photograph needs
  decode       ///< a small JPEG: the one thing that must work
};
inline constexpr std::size_t kProbes = 8;

inline constexpr std::size_t kRequestBytes = 32;
inline constexpr std::size_t kReplyBytes = 256;
inline constexpr std::size_t kHelloBytes = 32;

[[nodiscard]] std::array<std::byte, kRequestBytes> pack(const Request& request);
[[nodiscard]] std::array<std::byte, kReplyBytes> pack(const Request& asked, const base::Expected<Stored>& answer);
[[nodiscard]] std::array<std::byte, kHelloBytes> pack(const Hello& hello);

/// Errc::parse for anything that `pack` would not have written.
[[nodiscard]] base::Expected<Request> parseRequest(base::ByteView bytes);
[[nodiscard]] base::Expected<Hello> parseHello(base::ByteView bytes);
/// The answer to `asked`: what was found, or the decoder's own refusal as the inner error (unreadable, limitExceeded or
/// internal, in plain words). For `reduce` the size is the reduced one. The outer error, Errc::parse, is a reply that
/// no honest decoder gives.
[[nodiscard]] base::Expected<base::Expected<Stored>> parseReply(base::ByteView bytes, const Request& asked);

/// A side of `length` divided by `by`, rounded up.
[[nodiscard]] constexpr int reducedSide(int length, int by) {
  return (length + by - 1) / by;
}

}  // namespace consentry::decoder
