// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphrase_input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

#include "domain/sign_in.hpp"

namespace consentry::cli {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

class File {
 public:
  explicit File(int descriptor) : m_descriptor(descriptor) {}
  ~File() {
    if (m_descriptor >= 0) ::close(m_descriptor);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int descriptor() const { return m_descriptor; }

 private:
  int m_descriptor;
};

/// Bytes of a line while it is read; overwritten when it goes.
class LineBuffer {
 public:
  LineBuffer() = default;
  ~LineBuffer() {
    for (volatile char& byte : m_bytes) byte = '\0';
  }
  LineBuffer(const LineBuffer&) = delete;
  LineBuffer& operator=(const LineBuffer&) = delete;

  /// Reads up to and with the line's end, or to the end of the file.
  [[nodiscard]] Expected<app::SharedSecret> readFrom(int descriptor) {
    while (m_used < m_bytes.size()) {
      const ssize_t got = ::read(descriptor, &m_bytes[m_used], 1);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return fail(Errc::unreadable, "the passphrase cannot be read");
      if (got == 0 || m_bytes[m_used] == '\n') break;
      ++m_used;
    }
    if (m_used > 0 && m_bytes[m_used - 1] == '\r') --m_used;
    if (m_used == 0) return fail(Errc::invalidArgument, "the passphrase is empty");
    if (m_used > domain::kLongestPassphrase) return fail(Errc::invalidArgument, "a passphrase has at most 1,024 bytes");
    return std::make_shared<const base::SecretText>(std::string(m_bytes.data(), m_used));
  }

 private:
  std::array<char, domain::kLongestPassphrase + 2> m_bytes{};
  std::size_t m_used = 0;
};

/// Typed characters are not shown while it lives. Keys that would end or stop the program are characters like others
/// meanwhile, so that the terminal is never left silent for the next one.
class SilentTerminal {
 public:
  SilentTerminal() : m_changed(tcgetattr(STDIN_FILENO, &m_before) == 0) {
    if (!m_changed) return;
    termios silent = m_before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    silent.c_lflag |= static_cast<tcflag_t>(ECHONL);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~SilentTerminal() {
    if (m_changed) tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

 private:
  termios m_before{};
  bool m_changed;
};

}  // namespace

Expected<app::SharedSecret> passphraseFromFile(const std::filesystem::path& file, Output& out) {
  const File opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.descriptor() < 0)
    return fail(errno == ENOENT ? Errc::notFound : Errc::unreadable,
                fmt::format("the passphrase file {} cannot be opened", file.string()));
  struct stat about{};
  constexpr unsigned kOthers = S_IRWXG | S_IRWXO;
  if (::fstat(opened.descriptor(), &about) == 0 && S_ISREG(about.st_mode) && (about.st_mode & kOthers) != 0)
    out.talk(fmt::format("note: others than you may read {}: `chmod 600` it", file.string()));
  LineBuffer line;
  auto read = line.readFrom(opened.descriptor());
  if (!read) return std::unexpected(std::move(read).error().during(file.string()));
  return read;
}

bool canAsk() {
  return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
}

Expected<app::SharedSecret> askPassphrase(const std::string& prompt) {
  const SilentTerminal silent;
  fmt::print(stderr, "{}: ", prompt);
  std::fflush(stderr);
  LineBuffer line;
  return line.readFrom(STDIN_FILENO);
}

Expected<app::SharedSecret> askNewPassphrase(const std::string& whose) {
  TRY(auto first, askPassphrase(fmt::format("New passphrase of {} (12 characters or more)", whose)));
  TRY(const auto second, askPassphrase("The same again"));
  if (first->view() != second->view()) return fail(Errc::invalidArgument, "the two passphrases differ");
  return first;
}

}  // namespace consentry::cli
