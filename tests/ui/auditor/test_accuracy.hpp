// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace consentry::test {

class TestAccuracy : public QObject {
  Q_OBJECT
 private slots:
  void itsModelKeepsTheRules();
  void whatWasNeverSeenIsDrawnAsABound();
  void groupsTooSmallHaveNoBar();
  void everyPlotHasItsFiguresAndWords_data();
  void everyPlotHasItsFiguresAndWords();
  void aRowIsMarkedInThePicture();
  void picturesCanBeKept();
  void profilesAreDrawnBesideOneAnother();
  void aMeasurementRunsAndCanBeCancelled();
  void groupsAreCompared();
  void whoMayNotMeasureStillSeesTheCurves();
  void everyControlHasAName();
  void itLooksRight_data();
  void itLooksRight();
};

}  // namespace consentry::test
