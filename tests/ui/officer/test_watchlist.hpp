// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace consentry::test {

class TestWatchlist : public QObject {
  Q_OBJECT
 private slots:
  void itsModelsKeepTheRules();
  void onlyStepsThatAreOpenHaveAButton();
  void facesAreShownOnlyWhenAskedFor();
  void nothingStaysForTheNextPerson();
  void removalIsAskedTwice();
  void anEntryIsAddedFromTheForm();
  void anIncompleteEntryIsNotSent();
  void aListIsCreated();
  void aPastDayIsRebuilt();
  void everyControlHasAName();
  void itLooksRight_data();
  void itLooksRight();
};

}  // namespace consentry::test
