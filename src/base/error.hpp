// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace consentry::base {

/// Stable reasons for a *failure*. A domain outcome (no face, denied, conflict) is a value, never one of these.
/// The words of `name()` appear in `--json` output and are a contract for scripts.
enum class Errc {
  invalidArgument,  ///< the caller's request cannot be meant: an empty name, a threshold below zero
  notFound,         ///< the thing named does not exist
  alreadyExists,    ///< the thing named exists already
  sealed,           ///< what identifies people is sealed: nobody is signed in
  throttled,        ///< too many wrong passphrases: the next try is free later, or after two people unlock
  denied,           ///< role, two-person rule or gate forbids the act
  conflict,         ///< somebody else was faster: a lease, a version, a state
  parse,            ///< bytes that are not what they claim to be
  unreadable,       ///< a file or store that cannot be read
  ioError,          ///< the operating system refused to read or write
  diskFull,         ///< no space left; nothing of the act was kept
  noPermission,     ///< the operating system's permissions forbid it
  storeBusy,        ///< another program is writing this store
  storeNewer,       ///< the store was written by a newer Consentry
  storeDamaged,     ///< the store contradicts itself, its log or its pin: opened read-only or not at all
  modelMissing,     ///< a weight file is not there
  modelMismatch,    ///< a weight file's SHA-256 is not the manifest's
  cancelled,        ///< stopped on request, between two photographs
  unsupported,      ///< asked for something that this build or version does not do
  limitExceeded,    ///< larger than the documented limit
  internal          ///< a bug that was caught before it did harm
};

[[nodiscard]] std::string_view name(Errc code);

/// A failure: code for programs, message for developers (never personal data), context innermost first.
class Error {
 public:
  Error(Errc code, std::string message) : m_code(code), m_message(std::move(message)) {}

  [[nodiscard]] Errc code() const { return m_code; }
  /// All messages, outermost first, joined with ": ".
  [[nodiscard]] const std::string& message() const { return m_message; }
  /// The same failure, with what was being done put in front.
  [[nodiscard]] Error during(std::string_view what) && {
    m_message = std::string(what) + ": " + m_message;
    return std::move(*this);
  }

 private:
  Errc m_code;
  std::string m_message;
};

template <class T>
using Expected = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(Errc code, std::string message) {
  return std::unexpected(Error(code, std::move(message)));
}

}  // namespace consentry::base

#define CONSENTRY_JOIN_(a, b) a##b
#define CONSENTRY_JOIN(a, b) CONSENTRY_JOIN_(a, b)
#define CONSENTRY_TRY_(result, declaration, expression)           \
  auto result = (expression);                                     \
  if (!result) return std::unexpected(std::move(result).error()); \
  declaration = *std::move(result)
#define CONSENTRY_TRY_VOID_(result, expression)                                                 \
  do {                                                                                          \
    if (auto result = (expression); !result) return std::unexpected(std::move(result).error()); \
  } while (false)

/// `TRY(auto row, load(id));` binds the value or returns the error from the enclosing function.
#define TRY(declaration, expression) CONSENTRY_TRY_(CONSENTRY_JOIN(tryResult_, __COUNTER__), declaration, expression)

/// `TRY_VOID(store(row));` for an `Expected<void>`, or a value that is not needed. Counted names, so that one may
/// stand in a lambda inside another.
#define TRY_VOID(expression) CONSENTRY_TRY_VOID_(CONSENTRY_JOIN(tryResult_, __COUNTER__), expression)
