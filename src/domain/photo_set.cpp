// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/photo_set.hpp"

namespace consentry::domain {

bool isTakenIn(RowVerdict verdict) {
  switch (verdict) {
    case RowVerdict::fresh:
    case RowVerdict::lowQuality:
      return true;
    case RowVerdict::undecided:
    case RowVerdict::duplicate:
    case RowVerdict::noConsent:
    case RowVerdict::blocked:
    case RowVerdict::unreadable:
    case RowVerdict::noFace:
    case RowVerdict::severalFaces:
    case RowVerdict::invalid:
      return false;
  }
  return false;
}

}  // namespace consentry::domain
