// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/decoder_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "base/check.hpp"

namespace consentry::vision {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using decoder::Act;
using decoder::Stored;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// Loading five small libraries and closing the cage takes 3 ms; the self-test a little more. The rest is for a machine
/// that is busy.
constexpr milliseconds kStartPatience{10'000};
/// A machine with too much to do gives a process a fraction of a processor; that is no fault of the photograph.
constexpr int kBusyMachine = 6;
/// What one photograph may leave in memory until the next one.
constexpr std::size_t kKeptBytes = 8U << 20U;

std::unexpected<base::Error> noDecoder(const fs::path& program, const std::string& why) {
  return fail(Errc::unsupported,
              fmt::format("photographs are opened only in the caged program, and {}: {}; install Consentry "
                          "again with it",
                          program.string(), why));
}

std::unexpected<base::Error> brokeDown() {
  return fail(Errc::unreadable, "the decoder broke down over this photograph");
}

/// File actions and attributes of the process to come.
class Plan {
 public:
  Plan(int channel, int memory) {
    base::check(::posix_spawn_file_actions_init(&m_actions) == 0 && ::posix_spawnattr_init(&m_attributes) == 0,
                "memory for a plan");
    int bad = 0;
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      bad |= ::posix_spawn_file_actions_addopen(&m_actions, standard, "/dev/null", O_RDWR, 0);
    bad |= ::posix_spawn_file_actions_adddup2(&m_actions, channel, decoder::kChannel);
    bad |= ::posix_spawn_file_actions_adddup2(&m_actions, memory, decoder::kArena);
    // A group of its own: Ctrl+C is for the program, which ends its photographs in good order.
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    bad |= ::posix_spawnattr_setpgroup(&m_attributes, 0);
    bad |= ::posix_spawnattr_setsigmask(&m_attributes, &none);
    bad |= ::posix_spawnattr_setsigdefault(&m_attributes, &all);
    bad |= ::posix_spawnattr_setflags(&m_attributes,
                                      POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    base::check(bad == 0, "memory for a plan");
  }
  ~Plan() {
    ::posix_spawn_file_actions_destroy(&m_actions);
    ::posix_spawnattr_destroy(&m_attributes);
  }
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  [[nodiscard]] int run(const fs::path& program, DecoderProcess::Start how, pid_t& child) const {
    std::string name = "consentry-decoder";
    std::string test = "--self-test";
    const std::array<char*, 3> arguments{name.data(), how == DecoderProcess::Start::selfTest ? test.data() : nullptr,
                                         nullptr};
    // Nothing of our surroundings either.
    const std::array<char*, 1> environment{nullptr};
    return ::posix_spawn(&child, program.c_str(), &m_actions, &m_attributes, arguments.data(), environment.data());
  }

 private:
  posix_spawn_file_actions_t m_actions{};
  posix_spawnattr_t m_attributes{};
};

/// Above those that the child gives a meaning to, so that no step of the plan overwrites what a later one needs.
int lifted(int descriptor) {
  constexpr int kAbove = 10;
  const int high = descriptor < 0 ? -1 : ::fcntl(descriptor, F_DUPFD_CLOEXEC, kAbove);
  if (descriptor >= 0) ::close(descriptor);
  return high;
}

std::chrono::nanoseconds processorTimeOf(pid_t process) {
  clockid_t clock{};
  timespec used{};
  if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return {};
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace

fs::path findDecoder() {
  constexpr const char* kName = "consentry-decoder";
  if (const char* set = std::getenv("CONSENTRY_DECODER"); set != nullptr && *set != '\0') return set;
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& folder : {here, here.parent_path() / "bin", here.parent_path() / "libexec" / "consentry"})
    if (fs::exists(folder / kName, error)) return folder / kName;
  return here / kName;
}

base::Expected<std::unique_ptr<DecoderProcess>> DecoderProcess::start(const fs::path& program, Start how) {
  auto process = std::unique_ptr<DecoderProcess>(new DecoderProcess);
  TRY_VOID(process->makeMemory());
  TRY_VOID(process->spawn(program, how));
  if (auto greeted = process->greet(); !greeted) return noDecoder(program, greeted.error().message());
  return process;
}

DecoderProcess::~DecoderProcess() {
  if (m_channel >= 0) ::close(m_channel);
  if (m_memory >= 0) ::close(m_memory);
  if (!m_arena.empty()) ::munmap(m_arena.data(), m_arena.size());
  if (m_child <= 0) return;
  ::kill(m_child, SIGKILL);
  while (::waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) continue;
}

base::Expected<void> DecoderProcess::makeMemory() {
  const auto failed = [](const char* what) {
    return fail(Errc::ioError, fmt::format("memory for photographs: {}: {}", what, std::strerror(errno)));
  };
  m_memory = lifted(::memfd_create("consentry-photograph", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (m_memory < 0) return failed("memfd_create");
  if (::ftruncate(m_memory, off_t{decoder::kArenaBytes}) != 0) return failed("ftruncate");
  // Else the other side could take the memory away from under our reading.
  if (::fcntl(m_memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) return failed("sealing");
  void* arena = ::mmap(nullptr, decoder::kArenaBytes, PROT_READ | PROT_WRITE, MAP_SHARED, m_memory, 0);
  if (arena == MAP_FAILED) return failed("mmap");
  m_arena = {static_cast<std::byte*>(arena), decoder::kArenaBytes};
  // Faces have no place in a core dump.
  static_cast<void>(::madvise(arena, decoder::kArenaBytes, MADV_DONTDUMP));
  return {};
}

base::Expected<void> DecoderProcess::spawn(const fs::path& program, Start how) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return fail(Errc::ioError, fmt::format("socketpair: {}", std::strerror(errno)));
  m_channel = lifted(ends[0]);
  const int theirs = lifted(ends[1]);
  const int error = m_channel < 0 || theirs < 0 ? EMFILE : Plan(theirs, m_memory).run(program, how, m_child);
  if (theirs >= 0) ::close(theirs);
  if (error == 0) return {};
  m_child = -1;
  return noDecoder(program, std::strerror(error));
}

base::Expected<void> DecoderProcess::greet() {
  std::array<std::byte, decoder::kHelloBytes + 1> bytes{};
  auto got = receive(bytes, kStartPatience);
  if (!got) return fail(Errc::unsupported, "it does not start, or cannot shut itself in");
  TRY(m_hello, decoder::parseHello(std::span(bytes).first(*got)));
  return {};
}

base::Expected<base::Expected<Stored>> DecoderProcess::open(base::ByteView file, milliseconds patience) {
  if (auto fits = decoder::checkFileSize(file.size()); !fits)
    return base::Expected<Stored>(std::unexpected(std::move(fits).error()));
  std::ranges::copy(file, m_arena.begin());
  m_touched = file.size();
  return ask({.act = Act::open, .fileBytes = file.size()}, patience);
}

base::Expected<base::Expected<Stored>> DecoderProcess::reduce(int by, milliseconds patience) {
  return ask({.act = Act::reduce, .by = static_cast<std::uint32_t>(by)}, patience);
}

base::Expected<base::Expected<Stored>> DecoderProcess::ask(decoder::Request request, milliseconds patience) {
  request.number = ++m_number;
  const auto question = decoder::pack(request);
  if (::send(m_channel, question.data(), question.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(question.size()))
    return brokeDown();
  std::array<std::byte, decoder::kReplyBytes + 1> bytes{};
  TRY(const std::size_t got, receive(bytes, patience));
  auto answer = decoder::parseReply(std::span(bytes).first(got), request);
  // "internal" is a state that an honest decoder does not get into.
  if (!answer || (!*answer && answer->error().code() == Errc::internal)) return brokeDown();
  if (*answer && (*answer)->hasPixels)
    m_touched += std::size_t{3} * static_cast<unsigned>((*answer)->width) * static_cast<unsigned>((*answer)->height);
  return answer;
}

base::Expected<std::size_t> DecoderProcess::receive(std::span<std::byte> into, milliseconds patience) {
  const auto start = Clock::now();
  const auto usedBefore = processorTimeOf(m_child);
  while (true) {
    const auto waited = Clock::now() - start;
    const bool worked = processorTimeOf(m_child) - usedBefore >= patience;
    const auto left =
        std::chrono::ceil<milliseconds>(std::min<Clock::duration>(patience, kBusyMachine * patience - waited));
    if (worked || left.count() <= 0) return fail(Errc::unreadable, "decoding it took longer than any photograph needs");
    pollfd wait{.fd = m_channel, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(left.count()));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return brokeDown();
    const ssize_t got = ::recv(m_channel, into.data(), into.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return brokeDown();
    return static_cast<std::size_t>(got);
  }
}

void DecoderProcess::forget() {
  if (m_touched <= kKeptBytes) return;
  // Where the kernel cannot, the memory is kept until the process is replaced.
  static_cast<void>(::madvise(m_arena.data(), m_arena.size(), MADV_REMOVE));
  m_touched = 0;
}

bool DecoderProcess::hasEnded() {
  if (m_child > 0 && ::waitpid(m_child, nullptr, WNOHANG) != 0) m_child = -1;
  return m_child <= 0;
}

}  // namespace consentry::vision
