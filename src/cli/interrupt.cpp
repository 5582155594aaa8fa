// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>

#include "base/check.hpp"
#include "cli/error_text.hpp"

namespace consentry::cli {

namespace {

// A handler may only set flags and write to a pipe; the waiting thread does what a handler must not.
int gPipe[2] = {-1, -1};
volatile std::sig_atomic_t gSeen = 0;

constexpr char kAsked = 'c';
constexpr char kOver = 'q';

void onSignal(int) {
  const int kept = errno;
  if (gSeen != 0) _exit(exits::kInterrupted);
  gSeen = 1;
  constexpr std::string_view kWords = "\nstopping after the photograph in hand; once more to quit at once\n";
  if (write(STDERR_FILENO, kWords.data(), kWords.size()) < 0 || write(gPipe[1], &kAsked, 1) < 0) errno = kept;
  errno = kept;
}

void handleWith(void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
  base::check(gPipe[0] < 0, "one interrupt at a time");
  base::check(pipe2(gPipe, O_CLOEXEC) == 0, "a pipe for signals");
  m_waiter = std::jthread([this] {
    char byte = kOver;
    while (read(gPipe[0], &byte, 1) < 0 && errno == EINTR) {
    }
    if (byte == kAsked) m_source.request_stop();
  });
  handleWith(onSignal);
}

Interrupt::~Interrupt() {
  handleWith(SIG_DFL);
  // When a signal came the waiter has ended already and the byte stays unread.
  const auto written = write(gPipe[1], &kOver, 1);
  base::check(written == 1, "the waiter hears of the end");
  m_waiter.join();
  close(gPipe[0]);
  close(gPipe[1]);
  gPipe[0] = gPipe[1] = -1;
}

}  // namespace consentry::cli
