// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"

namespace consentry::base {

std::string_view name(Errc code) {
  switch (code) {
    case Errc::invalidArgument:
      return "invalid_argument";
    case Errc::notFound:
      return "not_found";
    case Errc::alreadyExists:
      return "already_exists";
    case Errc::sealed:
      return "sealed";
    case Errc::throttled:
      return "throttled";
    case Errc::denied:
      return "denied";
    case Errc::conflict:
      return "conflict";
    case Errc::parse:
      return "parse";
    case Errc::unreadable:
      return "unreadable";
    case Errc::ioError:
      return "io_error";
    case Errc::diskFull:
      return "disk_full";
    case Errc::noPermission:
      return "no_permission";
    case Errc::storeBusy:
      return "store_busy";
    case Errc::storeNewer:
      return "store_newer";
    case Errc::storeDamaged:
      return "store_damaged";
    case Errc::modelMissing:
      return "model_missing";
    case Errc::modelMismatch:
      return "model_mismatch";
    case Errc::cancelled:
      return "cancelled";
    case Errc::unsupported:
      return "unsupported";
    case Errc::limitExceeded:
      return "limit_exceeded";
    case Errc::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace consentry::base
