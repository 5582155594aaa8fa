// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/run_program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/check.hpp"

namespace consentry::exchange {
namespace {

using base::Errc;

/// What the child's standard streams are.
class Streams {
 public:
  explicit Streams(const std::filesystem::path& output) {
    base::check(posix_spawn_file_actions_init(&m_actions) == 0, "memory for file actions");
    const int made = posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) |
                     posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, output.c_str(),
                                                      O_WRONLY | O_CREAT | O_APPEND, 0600) |
                     posix_spawn_file_actions_adddup2(&m_actions, STDOUT_FILENO, STDERR_FILENO);
    base::check(made == 0, "memory for file actions");
  }
  ~Streams() { posix_spawn_file_actions_destroy(&m_actions); }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }

 private:
  posix_spawn_file_actions_t m_actions{};
};

}  // namespace

base::Expected<int> runProgram(const std::vector<std::string>& arguments, const std::filesystem::path& output) {
  base::check(!arguments.empty(), "a program has a name");
  std::vector<std::string> copies = arguments;
  std::vector<char*> argv;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);

  const Streams streams(output);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, argv.front(), streams.actions(), nullptr, argv.data(), environ);
  if (error == ENOENT) return base::fail(Errc::notFound, fmt::format("there is no program {}", arguments.front()));
  if (error != 0) return base::fail(Errc::ioError, fmt::format("{}: {}", arguments.front(), std::strerror(error)));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return base::fail(Errc::ioError, fmt::format("waitpid: {}", std::strerror(errno)));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace consentry::exchange
