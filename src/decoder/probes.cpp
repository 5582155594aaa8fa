// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/probes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <turbojpeg.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <vector>

#include "decoder/cage.hpp"
#include "decoder/picture.hpp"

namespace consentry::decoder {
namespace {

/// How a probe's process ends, if it is not ended.
enum Ending : int { kGotOut = 0, kRefused = 1, kNoCage = 2 };

bool opensFile() {
  return ::open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

/// Any other refusal than Landlock's says nothing about it.
bool passesLandlock() {
  return opensFile() || errno != EACCES;
}

/// The plain call: the library's fork() would first run what others asked to run before it.
bool makesProcess() {
  const long child = ::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr);
  if (child == 0) ::_exit(0);
  return child > 0;
}

bool runsProgram() {
  const std::array<char*, 1> none{nullptr};
  ::execve("/proc/self/exe", none.data(), none.data());
  return false;
}

bool makesCode() {
  return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

bool takesMemory() {
  return ::mmap(nullptr, kMostMemory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) !=
         MAP_FAILED;
}

std::vector<std::byte> smallJpeg() {
  constexpr int kSide = 64;
  const std::vector<unsigned char> grey(std::size_t{kSide} * kSide * 3, 127);
  unsigned char* made = nullptr;
  unsigned long size = 0;
  tjhandle press = tjInitCompress();
  static_cast<void>(tjCompress2(press, grey.data(), kSide, 0, kSide, TJPF_RGB, &made, &size, TJSAMP_420, 80, 0));
  std::vector<std::byte> file;
  for (unsigned long i = 0; i < size; ++i) file.push_back(static_cast<std::byte>(made[i]));
  tjFree(made);
  tjDestroy(press);
  return file;
}

bool decodes(const std::vector<std::byte>& jpeg, std::vector<std::byte>& pixels) {
  PictureFile picture;
  return picture.open(jpeg, pixels).has_value() && picture.reduce(1, pixels).has_value();
}

/// What the probe managed. `jpeg` and `pixels` were made before the cage closed.
bool manages(Probe probe, const std::vector<std::byte>& jpeg, std::vector<std::byte>& pixels) {
  switch (probe) {
    case Probe::openFile:
      return opensFile();
    case Probe::openFileLandlock:
      return passesLandlock();
    case Probe::makeSocket:
      return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    case Probe::makeProcess:
      return makesProcess();
    case Probe::runProgram:
      return runsProgram();
    case Probe::makeCode:
      return makesCode();
    case Probe::takeMemory:
      return takesMemory();
    case Probe::decode:
      return decodes(jpeg, pixels);
  }
  return false;
}

/// Runs in a process of its own and does not come back.
[[noreturn]] void tryIn(Probe probe) {
  const std::vector<std::byte> jpeg = smallJpeg();
  std::vector<std::byte> pixels(std::size_t{64} * 64 * 3);
  const bool own = probe == Probe::openFileLandlock;
  if (!enterCage({.systemCalls = !own, .limits = !own})) ::_exit(kNoCage);
  ::_exit(manages(probe, jpeg, pixels) ? kGotOut : kRefused);
}

/// Memory and Landlock refuse; a forbidden call ends the process. Less would be another wall's doing, so that nobody
/// would notice if the filter of calls were missing.
bool held(Probe probe, int status) {
  const auto left = [&](Ending how) { return WIFEXITED(status) && WEXITSTATUS(status) == how; };
  if (probe == Probe::decode) return left(kGotOut);
  if (probe == Probe::openFileLandlock || probe == Probe::takeMemory) return left(kRefused);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
}

bool holdsAgainst(Probe probe) {
  const pid_t child = ::fork();
  if (child == 0) tryIn(probe);
  if (child < 0) return false;
  int status = 0;
  return ::waitpid(child, &status, 0) == child && held(probe, status);
}

}  // namespace

Hello testCage() {
  Hello hello{.sanitized = builtSanitized()};
  for (std::uint32_t i = 0; i < kProbes; ++i) {
    hello.tried |= 1U << i;
    if (holdsAgainst(static_cast<Probe>(i))) hello.held |= 1U << i;
  }
  return hello;
}

}  // namespace consentry::decoder
