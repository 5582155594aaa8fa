// SPDX-License-Identifier: GPL-3.0-or-later
// The caged program as an attacker would have it who found a fault in a codec: it does what a "photograph" says, with
// the cage closed around it as always. Under a name with "weak" in it, it says of itself that its cage has no Landlock.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <span>
#include <string>
#include <string_view>

#include "decoder/cage.hpp"
#include "decoder/message.hpp"
#include "decoder/picture.hpp"
#include "decoder/probes.hpp"

using namespace consentry::decoder;
using consentry::base::asText;
using consentry::base::ByteView;

namespace {

bool isWeak() {
  std::array<char, 4096> name{};
  const auto length = ::readlink("/proc/self/exe", name.data(), name.size() - 1);
  return length > 0 && std::string_view(name.data()).find("weak") != std::string_view::npos;
}

/// "open PATH", "create PATH", "socket", "fork", "exec".
void obey(std::string_view order) {
  const std::string path(order.substr(std::min(order.find(' '), order.size() - 1) + 1));
  if (order.starts_with("open ")) ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (order.starts_with("create ")) ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (order.starts_with("socket")) ::socket(AF_INET, SOCK_STREAM, 0);
  if (order.starts_with("fork") && ::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr) == 0) ::_exit(0);
  const std::array<char*, 1> none{nullptr};
  if (order.starts_with("exec")) ::execve("/bin/true", none.data(), none.data());
}

int serve(ByteView file, std::span<std::byte> pixels) {
  PictureFile picture;
  std::array<std::byte, kRequestBytes + 1> bytes{};
  while (true) {
    const auto got = ::read(kChannel, bytes.data(), bytes.size());
    if (got <= 0) return 0;
    const auto request = parseRequest(std::span(bytes).first(static_cast<std::size_t>(got)));
    if (!request) return 5;
    if (request->act == Act::open && request->fileBytes < 256) obey(asText(file.first(request->fileBytes)));
    const auto answer = request->act == Act::open ? picture.open(file.first(request->fileBytes), pixels)
                                                  : picture.reduce(static_cast<int>(request->by), pixels);
    const auto reply = pack(*request, answer);
    if (::write(kChannel, reply.data(), reply.size()) != static_cast<ssize_t>(reply.size())) return 0;
  }
}

int run(bool test) {
  Hello hello = test ? testCage() : Hello{.landlock = 0, .sanitized = builtSanitized(), .tried = 0, .held = 0};
  void* file = ::mmap(nullptr, kFileRoom, PROT_READ, MAP_SHARED, kArena, 0);
  void* pixels = ::mmap(nullptr, kPixelRoom, PROT_READ | PROT_WRITE, MAP_SHARED, kArena, off_t{kFileRoom});
  ::close(kArena);
  const bool weak = isWeak();
  if (file == MAP_FAILED || pixels == MAP_FAILED) return 4;
  const auto landlock = enterCage();
  if (!landlock) return 3;
  hello.landlock = weak ? 0 : *landlock;
  if (weak) hello.held &= ~(1U << static_cast<unsigned>(Probe::openFileLandlock));
  const auto greeting = pack(hello);
  if (::write(kChannel, greeting.data(), greeting.size()) != static_cast<ssize_t>(greeting.size())) return 0;
  return serve({static_cast<const std::byte*>(file), kFileRoom}, {static_cast<std::byte*>(pixels), kPixelRoom});
}

}  // namespace

int main(int count, char**) {
  _exit(run(count > 1));
}
