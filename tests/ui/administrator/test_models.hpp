// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace consentry::test {

class TestModels : public QObject {
  Q_OBJECT
 private slots:
  void itsModelsKeepTheRules();
  void consentOfThePeopleShownIsNeverHidden();
  void whatDiffersIsSaid();
  void onlyAdministratorsChangeTheEngine();
  void aChangeSaysWhatItDoesBeforeItHappens();
  void anEngineWithoutItsWeightsCannotBeChosen();
  void aProfileOfAnotherModelHasExpired();
  void aCohortShowsWhomItDoesNotHold();
  void aCohortIsChosenAndBuiltAnew();
  void everyControlHasAName();
  void itLooksRight_data();
  void itLooksRight();
};

}  // namespace consentry::test
