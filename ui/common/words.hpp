// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/time.hpp"
#include "domain/actor.hpp"
#include "domain/photo_set.hpp"
#include "domain/purpose.hpp"

namespace consentry::ui {

[[nodiscard]] inline QString fromUtf8(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Numbers and times in the person's locale.
[[nodiscard]] QString number(qint64 value);                        ///< "41,203"
[[nodiscard]] QString timeOfDay(base::Instant at);                 ///< "10:12:02", local
[[nodiscard]] QString dayAndTime(base::Instant at);                ///< "23 Nov 2026 10:12", local
[[nodiscard]] QString fullTime(base::Instant at);                  ///< local with seconds, and UTC behind it
[[nodiscard]] QString day(base::Date date);                        ///< "31 Dec 2026"
[[nodiscard]] QString since(base::Instant at, base::Instant now);  ///< "6 min", "2 h", "3 days"
[[nodiscard]] QString timeLeft(std::chrono::seconds left);         ///< "3 min left"
[[nodiscard]] QString shortHandle(std::string_view handle);        ///< "4f2a…91c0"

// Stable words of the core, said to people.
[[nodiscard]] QString words(domain::Purpose purpose);
[[nodiscard]] QString words(domain::BasisKind basis);
[[nodiscard]] QString words(domain::Role role);
[[nodiscard]] QString words(domain::RowVerdict verdict);

}  // namespace consentry::ui
