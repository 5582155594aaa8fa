// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace consentry::test {

class TestScreen : public QObject {
  Q_OBJECT
 private slots:
  void itsModelKeepsTheRules();
  void nothingStartsWithoutAProfile();
  void aScreeningRunsAndShowsItsResult();
  void cancellingAsksTheJob();
  void theProfileSaysWhatItWasMeasuredOn();
  void itSaysByWhatFacesAreJudgedAndWhomThatDoesNotServe();
  void flaggedLeadsToTheReview();
  void everyControlHasAName();
  void itLooksRight_data();
  void itLooksRight();
};

}  // namespace consentry::test
