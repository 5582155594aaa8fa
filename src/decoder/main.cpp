// SPDX-License-Identifier: GPL-3.0-or-later
// Opens photographs where nothing can be reached: a file and a picture in shared memory, short messages on a socket.
// Started by the program itself, never by a person.
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>

#include "decoder/cage.hpp"
#include "decoder/message.hpp"
#include "decoder/picture.hpp"
#include "decoder/probes.hpp"

namespace consentry::decoder {
namespace {

/// Exit codes that the program tells apart when no greeting comes.
enum Exit : int { kDone = 0, kUsage = 2, kNoCage = 3, kNoMemory = 4, kBadMessage = 5 };

void closeAllBut(int highest) {
  static_cast<void>(::syscall(SYS_close_range, highest + 1, ~0U, 0));
}

struct Arena {
  base::ByteView file;
  std::span<std::byte> pixels;
};

/// The memory of both sides; its descriptor is of no use afterwards.
std::optional<Arena> mapArena() {
  void* file = ::mmap(nullptr, kFileRoom, PROT_READ, MAP_SHARED, kArena, 0);
  void* pixels = ::mmap(nullptr, kPixelRoom, PROT_READ | PROT_WRITE, MAP_SHARED, kArena, off_t{kFileRoom});
  ::close(kArena);
  if (file == MAP_FAILED || pixels == MAP_FAILED) return std::nullopt;
  return Arena{.file = {static_cast<const std::byte*>(file), kFileRoom},
               .pixels = {static_cast<std::byte*>(pixels), kPixelRoom}};
}

bool send(base::ByteView message) {
  return ::write(kChannel, message.data(), message.size()) == static_cast<ssize_t>(message.size());
}

/// Until the program closes its end of the socket, which its own end does as well.
Exit serve(const Arena& arena) {
  PictureFile picture;
  std::array<std::byte, kRequestBytes + 1> bytes{};
  while (true) {
    const ssize_t got = ::read(kChannel, bytes.data(), bytes.size());
    if (got == 0) return kDone;
    if (got < 0) return kBadMessage;
    const auto request = parseRequest(std::span(bytes).first(static_cast<std::size_t>(got)));
    if (!request) return kBadMessage;
    const auto answer = request->act == Act::open ? picture.open(arena.file.first(request->fileBytes), arena.pixels)
                                                  : picture.reduce(static_cast<int>(request->by), arena.pixels);
    if (!send(pack(*request, answer))) return kDone;
  }
}

Exit run(std::span<char*> arguments) {
  const bool test = arguments.size() == 2 && std::string_view(arguments[1]) == "--self-test";
  if (arguments.size() != 1 && !test) return kUsage;
  closeAllBut(kArena);
  Hello hello = test ? testCage() : Hello{.sanitized = builtSanitized()};
  const auto arena = mapArena();
  if (!arena) return kNoMemory;
  const auto landlock = enterCage();
  if (!landlock) return kNoCage;
  hello.landlock = *landlock;
  if (!send(pack(hello))) return kDone;
  return serve(*arena);
}

}  // namespace
}  // namespace consentry::decoder

int main(int count, char** arguments) {
  // Leaving through exit() would run what libraries registered for it: calls that the cage does not know.
  _exit(consentry::decoder::run(std::span(arguments, static_cast<std::size_t>(count))));
}
