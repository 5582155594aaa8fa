// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder/cage.hpp"

#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <turbojpeg.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "decoder/message.hpp"

namespace consentry::decoder {
namespace {

using base::Errc;
using base::fail;

std::unexpected<base::Error> notClosed(const char* what, int error) {
  return fail(Errc::unsupported,
              std::string("the decoder's cage does not close: ") + what + ": " + std::strerror(error));
}

/// The layout up to version 6 of the interface; Debian's header may know only the first. The kernel takes the size.
struct Ruleset {
  std::uint64_t files, network, scopes;
};

/// Every right on files that a version knows (landlock(7)): 13 at first, then REFER, TRUNCATE and, in the fifth,
/// IOCTL_DEV.
std::uint64_t fileRights(long version) {
  constexpr std::array<int, 5> kCount{13, 14, 15, 15, 16};
  const auto place = std::min<std::size_t>(static_cast<std::size_t>(version), kCount.size()) - 1;
  return (std::uint64_t{1} << kCount[place]) - 1;
}

/// 0 where the kernel has no Landlock or it is switched off.
base::Expected<std::uint32_t> forbidFiles() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return 0;
  const Ruleset nothing{.files = fileRights(version),
                        .network = version >= 4 ? 3U : 0U,  // binding and connecting over TCP
                        .scopes = version >= 6 ? 3U : 0U};  // abstract sockets and signals of others
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const long rules = ::syscall(SYS_landlock_create_ruleset, &nothing, size, 0);
  if (rules < 0) return notClosed("landlock_create_ruleset", errno);
  const long entered = ::syscall(SYS_landlock_restrict_self, rules, 0);
  const int error = errno;
  ::close(static_cast<int>(rules));
  if (entered != 0) return notClosed("landlock_restrict_self", error);
  return static_cast<std::uint32_t>(version);
}

base::Expected<void> limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  if (::setrlimit(what, &both) != 0) return notClosed("setrlimit", errno);
  return {};
}

base::Expected<void> setLimits() {
  TRY_VOID(limit(RLIMIT_CORE, 0));
  TRY_VOID(limit(RLIMIT_NPROC, 0));
  TRY_VOID(limit(RLIMIT_NOFILE, 0));
  TRY_VOID(limit(RLIMIT_FSIZE, 0));
  TRY_VOID(limit(RLIMIT_MEMLOCK, 0));
  TRY_VOID(limit(RLIMIT_CPU, kMostCpuSeconds));
  if (!builtSanitized()) {
    TRY_VOID(limit(RLIMIT_AS, kMostMemory));
  }
  return {};
}

/// The filter's rules as they are added; the first failure stays.
class Filter {
 public:
  Filter() : m_context(seccomp_init(SCMP_ACT_KILL_PROCESS)) {}

  void allow(int call) { allowIf(call, {}); }
  void allowIf(int call, const std::vector<scmp_arg_cmp>& conditions) {
    if (!m_context) return;
    const int error = seccomp_rule_add_array(m_context.get(), SCMP_ACT_ALLOW, call,
                                             static_cast<unsigned>(conditions.size()), conditions.data());
    if (m_error == 0) m_error = -error;
  }

  base::Expected<void> load() {
    if (!m_context) return notClosed("seccomp_init", ENOMEM);
    // A call in the manner of another processor (32 bits) ends the process as well.
    if (m_error == 0) m_error = -seccomp_attr_set(m_context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (m_error == 0) m_error = -seccomp_load(m_context.get());
    if (m_error != 0) return notClosed("seccomp", m_error);
    return {};
  }

 private:
  std::unique_ptr<void, decltype([](scmp_filter_ctx context) { seccomp_release(context); })> m_context;
  int m_error = 0;
};

scmp_arg_cmp argument(unsigned which, scmp_compare how, scmp_datum_t first, scmp_datum_t second = 0) {
  return {.arg = which, .op = how, .datum_a = first, .datum_b = second};
}

base::Expected<void> forbidCalls() {
  Filter filter;
  filter.allowIf(SCMP_SYS(read), {argument(0, SCMP_CMP_EQ, kChannel)});
  filter.allowIf(SCMP_SYS(write), {argument(0, SCMP_CMP_EQ, kChannel)});
  // Memory of its own, never of a file, never to run.
  filter.allowIf(SCMP_SYS(mmap), {argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                                  argument(3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)});
  filter.allowIf(SCMP_SYS(mprotect), {argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  for (const int call : {SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk),
                         SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit), SCMP_SYS(exit_group)})
    filter.allow(call);
  if (builtSanitized()) {
    for (const int call : {SCMP_SYS(futex), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(sched_yield),
                           SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction)})
      filter.allow(call);
    filter.allowIf(SCMP_SYS(write), {argument(0, SCMP_CMP_EQ, STDERR_FILENO)});
  }
  return filter.load();
}

/// libjpeg-turbo asks once which instructions the processor has, on some processors by reading a file of the system.
void warmUp() {
  std::array<unsigned char, 16 * 16 * 3> grey{};
  unsigned char* jpeg = nullptr;
  unsigned long size = 0;
  tjhandle press = tjInitCompress();
  if (tjCompress2(press, grey.data(), 16, 0, 16, TJPF_RGB, &jpeg, &size, TJSAMP_420, 80, 0) == 0) {
    tjhandle unpress = tjInitDecompress();
    // Its outcome is of no interest, only that it has run.
    static_cast<void>(tjDecompress2(unpress, jpeg, size, grey.data(), 16, 0, 16, TJPF_RGB, 0));
    tjDestroy(unpress);
  }
  tjFree(jpeg);
  tjDestroy(press);
}

}  // namespace

base::Expected<std::uint32_t> enterCage(const CageOptions& options) {
  warmUp();
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return notClosed("PR_SET_DUMPABLE", errno);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return notClosed("PR_SET_NO_NEW_PRIVS", errno);
  TRY(const std::uint32_t landlock, forbidFiles());
  if (options.limits) {
    TRY_VOID(setLimits());
  }
  if (options.systemCalls) {
    TRY_VOID(forbidCalls());
  }
  return landlock;
}

bool builtSanitized() {
#ifdef CONSENTRY_SANITIZED
  return true;
#else
  return false;
#endif
}

}  // namespace consentry::decoder
