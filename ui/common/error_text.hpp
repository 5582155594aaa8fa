// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/error.hpp"

namespace consentry::ui {

/// A failure for people: what happened · what was kept · what to do.
struct ErrorText {
  QString what;
  QString kept;
  QString next;

  [[nodiscard]] QString line() const;  ///< the three joined, for a message line
};

/// `doing` says what was tried, as a noun: tr("The import").
[[nodiscard]] ErrorText errorText(const base::Error& error, const QString& doing);

}  // namespace consentry::ui
