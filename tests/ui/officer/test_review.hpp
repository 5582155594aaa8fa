// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace consentry::test {

class TestReview : public QObject {
  Q_OBJECT
 private slots:
  void theQueuesModelsKeepTheRules();
  void theQueueIsSortedAndFiltered();
  void aCaseIsOpenedAndJudgedByKeyboardAlone();
  void wordsInTheNoteJudgeNothing();
  void nothingIsStoredBeforeItIsComplete();
  void aStepTooStrongForThePhotographsCannotBeChosen();
  void nothingHiddenIsInAnyWord();
  void aDeniedCaseShowsNoPhotograph();
  void whoWasErasedIsCalledSo();
  void escapeGivesTheCaseBack();
  void aClaimThatRanOutTakesThePhotographsAway();
  void theScaleFollowsTheCandidateShown();
  void openingAnotherCaseGivesTheFirstBack();
  void aFailedClaimLeavesNothingOpen();
  void aFailureToStoreKeepsTheJudgement();
  void aSupervisorSeesBothJudgementsAndDecides();
  void candidatesAndReferencesAreWalkedWithArrows();
  void viewModesAreChosenByDigits();
  void onlyJpegAndPngAreDecoded();
  void everyControlHasAName();
  void itLooksRight_data();
  void itLooksRight();
};

}  // namespace consentry::test
