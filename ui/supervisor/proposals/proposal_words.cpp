// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/proposals/proposal_words.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Proposals)
};

/// What `domain::mayBeGranted` lets an emergency grant.
constexpr auto kGrantable = std::to_array<std::pair<domain::Act, const char*>>({
    {domain::Act::seeConsent, QT_TRANSLATE_NOOP("Proposals", "see consent")},
    {domain::Act::recordConsent, QT_TRANSLATE_NOOP("Proposals", "record consent")},
    {domain::Act::importSet, QT_TRANSLATE_NOOP("Proposals", "import a photo set")},
    {domain::Act::removeSet, QT_TRANSLATE_NOOP("Proposals", "remove a photo set")},
    {domain::Act::seeSets, QT_TRANSLATE_NOOP("Proposals", "see photo sets")},
    {domain::Act::proposeListEntry, QT_TRANSLATE_NOOP("Proposals", "propose a watchlist entry")},
    {domain::Act::seeLists, QT_TRANSLATE_NOOP("Proposals", "see watchlists")},
    {domain::Act::screen, QT_TRANSLATE_NOOP("Proposals", "screen a photo set")},
    {domain::Act::seeCases, QT_TRANSLATE_NOOP("Proposals", "see cases")},
    {domain::Act::review, QT_TRANSLATE_NOOP("Proposals", "review cases")},
    {domain::Act::supervise, QT_TRANSLATE_NOOP("Proposals", "decide conflicts")},
    {domain::Act::useStop, QT_TRANSLATE_NOOP("Proposals", "stop the use of faces")},
    {domain::Act::holdSubject, QT_TRANSLATE_NOOP("Proposals", "place a legal hold")},
});

}  // namespace

QString words(domain::TwoPersonAct act) {
  using enum domain::TwoPersonAct;
  switch (act) {
    case policy:
      return Words::tr("Put a policy in force");
    case legalBasis:
      return Words::tr("Put a legal basis in force");
    case restore:
      return Words::tr("Restore the store");
    case breakGlass:
      return Words::tr("An act outside the role, for a short time");
    case eraseByOrder:
      return Words::tr("Erase by order");
    case unlockUser:
      return Words::tr("Let a locked-out person try again");
  }
  return {};
}

QString words(domain::ProposalRefusal refusal) {
  using enum domain::ProposalRefusal;
  switch (refusal) {
    case samePerson:
      return Words::tr("You proposed it: another person has to decide.");
    case expired:
      return Words::tr("Its time is over. It can be proposed anew.");
    case decidedAlready:
      return Words::tr("It has been decided.");
    case notTheirAct:
      return Words::tr("Your role does not approve this.");
  }
  return {};
}

QString grantWords(domain::Act act) {
  const auto found = std::ranges::find(kGrantable, act, &std::pair<domain::Act, const char*>::first);
  return found == kGrantable.end() ? fromUtf8(base::word(act)) : Words::tr(found->second);
}

QString summary(const domain::Proposal& proposal, const NameOf& nameOf) {
  if (proposal.act == domain::TwoPersonAct::unlockUser && proposal.object.starts_with("user:"))
    return Words::tr("Let %1 try to sign in again").arg(nameOf(proposal.object.substr(5)));
  if (proposal.act == domain::TwoPersonAct::breakGlass) {
    static const QRegularExpression kForm(QStringLiteral("^act ([a-z_]+)\nhours ([0-9]+)\n$"));
    const auto found = kForm.match(fromUtf8(proposal.content));
    if (const auto act = base::fromWord<domain::Act>(found.captured(1).toStdString()); found.hasMatch() && act)
      return Words::tr("%1: %2 for %n hour(s)", "person, act", found.captured(2).toInt())
          .arg(nameOf(proposal.proposedBy.text()), grantWords(*act));
  }
  return words(proposal.act);
}

QString whatFollows(domain::TwoPersonAct act) {
  using enum domain::TwoPersonAct;
  switch (act) {
    case policy:
      return Words::tr("Approved, these rules decide from the next use of a face on.");
    case legalBasis:
      return Words::tr("Approved, uses may rest on it at once.");
    case restore:
      return Words::tr("Approved, the store goes on from this copy.");
    case breakGlass:
      return Words::tr("Approved, it begins at once and ends by itself; everything done with it names both of you.");
    case eraseByOrder:
      return Words::tr("Approved, the order can be run under Erase. Nothing is erased before.");
    case unlockUser:
      return Words::tr("Approved, the wrong tries are forgotten; the passphrase stays the same.");
  }
  return {};
}

bool isOpen(const app::ProposalView& view) {
  return view.proposal.state == domain::ProposalState::open && !view.overdue;
}

QString stateWords(const app::ProposalView& view) {
  using enum domain::ProposalState;
  switch (view.proposal.state) {
    case open:
      return view.overdue ? Words::tr("time is over") : Words::tr("waits");
    case approved:
      return Words::tr("approved");
    case rejected:
      return Words::tr("rejected");
    case withdrawn:
      return Words::tr("withdrawn");
    case expired:
      return Words::tr("time is over");
  }
  return {};
}

Tone stateTone(const app::ProposalView& view) {
  using enum domain::ProposalState;
  switch (view.proposal.state) {
    case open:
      return view.overdue ? Tone::secondary : Tone::amber;
    case approved:
      return Tone::green;
    case rejected:
      return Tone::red;
    case withdrawn:
    case expired:
      return Tone::secondary;
  }
  return Tone::text;
}

}  // namespace consentry::ui
