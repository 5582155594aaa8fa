// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/erase_words.hpp"

#include <QCoreApplication>

#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Erase)
};

}  // namespace

QString words(domain::SubjectKind kind) {
  switch (kind) {
    case domain::SubjectKind::traveller:
      return Words::tr("traveller");
    case domain::SubjectKind::listedPerson:
      return Words::tr("person on a list");
  }
  return {};
}

QString words(domain::PersonalThing thing) {
  using enum domain::PersonalThing;
  switch (thing) {
    case photograph:
      return Words::tr("photographs");
    case thumbnail:
      return Words::tr("small pictures");
    case facePosition:
      return Words::tr("places of faces");
    case qualityMeasure:
      return Words::tr("quality measures");
    case captureFact:
      return Words::tr("facts of capture");
    case manifestLine:
      return Words::tr("manifest lines");
    case identity:
      return Words::tr("identity");
    case consentReference:
      return Words::tr("references of consents");
    case cohortGroup:
      return Words::tr("groups in cohorts");
    case faceTemplate:
      return Words::tr("templates");
    case note:
      return Words::tr("notes");
    case commitmentSalt:
      return Words::tr("salts of searches");
    case holdReference:
      return Words::tr("references of holds");
    case personKey:
      return Words::tr("key");
  }
  return {};
}

QString words(domain::RetentionKind kind) {
  using enum domain::RetentionKind;
  switch (kind) {
    case photoSets:
      return Words::tr("Photo sets, after their import");
    case probeTemplates:
      return Words::tr("Templates of travellers: never stored");
    case unflaggedPhotographs:
      return Words::tr("Photographs nobody was flagged by, after the last screening");
    case closedCases:
      return Words::tr("Photographs of closed cases, after the last judgement");
    case cohortTemplates:
      return Words::tr("Templates of cohorts, after the cohort was built");
    case listEntries:
      return Words::tr("People taken off a list, after its last version with them");
    case notes:
      return Words::tr("Reviewers’ notes, after the judgement");
    case commitmentSalts:
      return Words::tr("Salts of searches, after the search");
  }
  return {};
}

QString thingWords(const std::vector<domain::ThingCount>& counts) {
  QStringList parts;
  for (const auto& [thing, objects] : counts) parts << words(thing) + QLatin1Char(' ') + number(objects);
  return parts.isEmpty() ? Words::tr("nothing") : parts.join(QStringLiteral(", "));
}

QString renewalWords(const app::RenewalView& view) {
  switch (view.state) {
    case domain::RenewalState::none:
      return Words::tr("No erasure has asked for new keys.");
    case domain::RenewalState::waiting:
      return Words::tr("Copies of the store from before can still be opened; new keys are due by %1.")
          .arg(dayAndTime(view.renewal->dueAt));
    case domain::RenewalState::overdue:
      return Words::tr("Overdue since %1: copies of the store from before can still be opened.")
          .arg(dayAndTime(view.renewal->dueAt));
    case domain::RenewalState::done:
      return Words::tr("Keys were renewed %1: what was erased does not open in older copies either.")
          .arg(dayAndTime(*view.renewal->doneAt));
  }
  return {};
}

QString selectionWords(const domain::KeptSelection& selection, std::int64_t people) {
  switch (selection.kind) {
    case domain::SelectionKind::nationality:
      return Words::tr("everybody of nationality %1").arg(fromUtf8(selection.value));
    case domain::SelectionKind::photoSet:
      return Words::tr("everybody of the photo set %1").arg(shortHandle(selection.value));
    case domain::SelectionKind::references:
      return Words::tr("%n people named one by one", nullptr, static_cast<int>(people));
  }
  return {};
}

QString orderState(const app::OrderView& order) {
  if (order.order.finishedAt) return Words::tr("finished");
  if (order.order.startedAt) return Words::tr("not finished: run it again");
  using enum domain::ProposalState;
  switch (order.proposal.state) {
    case open:
      return Words::tr("waits for a second person");
    case approved:
      return Words::tr("agreed, not run yet");
    case rejected:
      return Words::tr("rejected");
    case withdrawn:
      return Words::tr("withdrawn");
    case expired:
      return Words::tr("its time is over");
  }
  return {};
}

QString words(app::ports::OrderException why) {
  using enum app::ports::OrderException;
  switch (why) {
    case held:
      return Words::tr("a legal hold stands");
    case arrivedLater:
      return Words::tr("came after the order was agreed");
    case noLongerMeant:
      return Words::tr("not meant by the order any more");
  }
  return {};
}

}  // namespace consentry::ui
