// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/watchlist/watchlist_words.hpp"

#include <QCoreApplication>

namespace consentry::ui {
namespace {

struct WatchlistWords {
  Q_DECLARE_TR_FUNCTIONS(consentry::ui::WatchlistWords)
};

}  // namespace

QString words(domain::ListState state) {
  using enum domain::ListState;
  switch (state) {
    case draft:
      return WatchlistWords::tr("Draft");
    case approved:
      return WatchlistWords::tr("Approved");
    case active:
      return WatchlistWords::tr("Active");
    case suspended:
      return WatchlistWords::tr("Suspended");
    case expired:
      return WatchlistWords::tr("Expired");
    case removed:
      return WatchlistWords::tr("Removed");
  }
  return {};
}

Tone toneOf(domain::ListState state) {
  using enum domain::ListState;
  switch (state) {
    case draft:
      return Tone::amber;
    case approved:
      return Tone::accent;
    case active:
      return Tone::green;
    case suspended:
      return Tone::amber;
    case expired:
      return Tone::red;
    case removed:
      return Tone::secondary;
  }
  return Tone::text;
}

QString stepButton(const std::string& step) {
  if (step == "approve") return WatchlistWords::tr("Approve");
  if (step == "activate") return WatchlistWords::tr("Activate");
  if (step == "suspend") return WatchlistWords::tr("Suspend");
  if (step == "remove") return WatchlistWords::tr("Remove…");
  return {};
}

}  // namespace consentry::ui
