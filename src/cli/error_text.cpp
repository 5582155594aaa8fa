// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/error_text.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace consentry::cli {

namespace {

using base::Errc;

// Where a person finds the names that a group of commands takes.
std::string whereToLook(const ErrorContext& context) {
  static constexpr auto kLists =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"user", "user list"},
                                                                    {"role", "user list"},
                                                                    {"policy", "policy show"},
                                                                    {"basis", "basis list"},
                                                                    {"stop", "stop show"},
                                                                    {"set", "set list"},
                                                                    {"watchlist", "watchlist list"},
                                                                    {"case", "case list"},
                                                                    {"audit", "audit head"},
                                                                    {"profile", "profile list"},
                                                                    {"engine", "models list"},
                                                                    {"cohort", "cohort list"},
                                                                    {"proposal", "proposal list"},
                                                                    {"emergency", "role list"},
                                                                    {"certificate", "erasures list"},
                                                                    {"order", "order list"},
                                                                    {"hold", "hold list"}});
  if (context.command == "screen")
    return "see what there is with `set list`, `watchlist list` and `profile list`; `calibrate` measures a profile";
  if (context.command == "erase" || context.command == "hold place")
    return "check the reference; `erasures list` says who was erased, `hold list` whom a hold keeps";
  if (context.command.starts_with("consent") || context.command == "policy explain")
    return "check the traveller's reference; `consent give` and `consent import` begin a record";
  for (const auto& [group, list] : kLists)
    if (context.command.starts_with(group)) return fmt::format("see what there is with `consentry-cli {}`", list);
  return "check the name or the path";
}

// A denial is of the role, of the two-person rule or of the gate; the commands differ in which it most often is.
std::string whoMay(const ErrorContext& context) {
  constexpr std::string_view kRoles =
      "`consentry-cli role list` says which role may, `consentry-cli user list` who has it";
  if (context.command == "watchlist add")
    return fmt::format("compare the citation with `consentry-cli basis list`; {}", kRoles);
  if (context.command.starts_with("case") || context.command.ends_with("approve"))
    return fmt::format("ask another person; {}", kRoles);
  return fmt::format("ask somebody whose role allows it: {}", kRoles);
}

std::string helpOf(const ErrorContext& context) {
  return context.command.empty() ? "consentry-cli -h" : fmt::format("consentry-cli {} -h", context.command);
}

std::string nextStep(Errc code, const ErrorContext& context) {
  switch (code) {
    case Errc::invalidArgument:
      return fmt::format("correct it; `{}` shows an example", helpOf(context));
    case Errc::notFound:
      return whereToLook(context);
    case Errc::alreadyExists:
      return "choose another name, or use what is there";
    case Errc::sealed:
      return "sign in: `--as USER --passphrase-file FILE`";
    case Errc::throttled:
      return "wait until then, or have two people unlock this person: `consentry-cli user unlock LOGIN`";
    case Errc::denied:
      return whoMay(context);
    case Errc::conflict:
      if (context.waitsForRestore && context.command != "backup restore")
        return fmt::format(
            "another person than who proposed it agrees: `consentry-cli backup restore --approve --store {}`",
            context.store);
      return "look at the present state and decide anew; " + whereToLook(context);
    case Errc::parse:
      return "correct the file and try again";
    case Errc::unreadable:
      return "check that the path is right and that you may read it";
    case Errc::ioError:
      return "check the disk and the path, then try again";
    case Errc::diskFull:
      return "make room on the disk, then run the same command again";
    case Errc::noPermission:
      return "use an account that may write there, or have its owner change the permissions";
    case Errc::storeBusy:
      return "wait until the other program is done with this store, or close it, then try again";
    case Errc::storeNewer:
      return "open it with the Consentry version that wrote it, or a newer one";
    case Errc::storeDamaged:
      return fmt::format("change nothing; run `consentry-cli audit verify {}` and restore a good copy",
                         context.store.empty() ? "DIR" : context.store);
    case Errc::modelMissing:
      return "fetch the weights: `consentry-cli models fetch` (without a network: `models fetch --from FILE|DIR`), or "
             "work without the second network: `consentry-cli engine use dlib`";
    case Errc::modelMismatch:
      return "delete the file that differs and run `consentry-cli models fetch`; `models verify` shows which it is";
    case Errc::cancelled:
      return "run the same command again to go on";
    case Errc::unsupported:
      return fmt::format("`{}` says what this version can do", helpOf(context));
    case Errc::limitExceeded:
      return "make it smaller or split it";
    case Errc::internal:
      return "this is a mistake in Consentry: report the command and this message";
  }
  return "report this message";
}

std::string whatWasKept(Errc code, const ErrorContext& context) {
  const bool import = context.command == "set import";
  const bool screening = context.command == "screen";
  switch (code) {
    case Errc::cancelled:
      if (import) return "every line that was finished; the set is not usable until the import is complete";
      if (screening) return "what was found until then, with its log entries; the run is marked as cancelled";
      return "the store as it was";
    case Errc::diskFull:
    case Errc::ioError:
      if (import) return "every line that was finished; nothing is doubled when you run it again";
      return "the store as it was before this command";
    case Errc::storeBusy:
    case Errc::storeNewer:
    case Errc::storeDamaged:
    case Errc::noPermission:
      return "everything; nothing was changed";
    case Errc::invalidArgument:
    case Errc::notFound:
    case Errc::alreadyExists:
    case Errc::sealed:
    case Errc::throttled:
    case Errc::denied:
    case Errc::conflict:
    case Errc::parse:
    case Errc::unreadable:
    case Errc::modelMissing:
    case Errc::modelMismatch:
    case Errc::unsupported:
    case Errc::limitExceeded:
    case Errc::internal:
      return {};
  }
  return {};
}

}  // namespace

int exitCodeOf(Errc code) {
  switch (code) {
    case Errc::invalidArgument:
    case Errc::alreadyExists:
    case Errc::unsupported:
    case Errc::limitExceeded:
      return exits::kUsage;
    case Errc::sealed:
    case Errc::throttled:
    case Errc::denied:
    case Errc::conflict:
      return exits::kDenied;
    case Errc::notFound:
    case Errc::modelMissing:
      return exits::kNotFound;
    case Errc::parse:
    case Errc::unreadable:
    case Errc::ioError:
    case Errc::diskFull:
    case Errc::noPermission:
    case Errc::storeBusy:
    case Errc::storeNewer:
    case Errc::storeDamaged:
    case Errc::modelMismatch:
      return exits::kInputOutput;
    case Errc::cancelled:
      return exits::kInterrupted;
    case Errc::internal:
      return exits::kInternal;
  }
  return exits::kInternal;
}

ErrorText errorText(const base::Error& error, const ErrorContext& context) {
  return {error.message(), whatWasKept(error.code(), context), nextStep(error.code(), context)};
}

}  // namespace consentry::cli
