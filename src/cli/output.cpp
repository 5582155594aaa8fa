// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace consentry::cli {

namespace {

// Text of outside systems may be broken UTF-8; a document that cannot be printed would help nobody.
std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void writeTo(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

}  // namespace

void Output::configure(Format format, bool quiet) {
  m_format = format;
  m_quiet = quiet;
}

void Output::line(std::string_view text) {
  write(text);
  write("\n");
}

void Output::block(std::string_view text) {
  write(text);
}

void Output::document(const Json& json) {
  line(dumped(json, 2));
}

void Output::record(const Json& json) {
  line(dumped(json, -1));
}

void Output::recordText(std::string_view json) {
  line(json);
}

void Output::talk(std::string_view text) {
  if (!m_quiet) complain(text);
}

void Output::complain(std::string_view text) {
  clearProgress();
  std::fflush(stdout);
  writeTo(stderr, text);
  writeTo(stderr, "\n");
}

void Output::progress(std::string_view text) {
  if (isatty(STDERR_FILENO) == 0) {
    if (!text.empty()) complain(text);
    return;
  }
  clearProgress();
  writeTo(stderr, text);
  std::fflush(stderr);
  m_progressShown = !text.empty();
}

base::Expected<void> Output::finish() {
  clearProgress();
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return {};
  const int reason = errno;
  return base::fail(reason == ENOSPC ? base::Errc::diskFull : base::Errc::ioError,
                    std::string("writing to standard output: ") + std::strerror(reason));
}

void Output::write(std::string_view text) {
  clearProgress();
  writeTo(stdout, text);
}

void Output::clearProgress() {
  if (m_progressShown) writeTo(stderr, "\r\033[K");
  m_progressShown = false;
}

}  // namespace consentry::cli
