// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLocale>
#include <QTest>

#include "composition/cage.hpp"
#include "test_accuracy.hpp"
#include "test_models.hpp"
#include "test_review.hpp"
#include "test_screen.hpp"
#include "test_watchlist.hpp"
#include "ui/common/theme.hpp"
#include "ui/officer/review/photograph.hpp"

int main(int argc, char** argv) {
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
  QApplication application(argc, argv);
  consentry::ui::Theme::instance().apply(application, consentry::ui::ThemeKind::light);
  consentry::ui::openPicturesWith(consentry::composition::openPicture);
  consentry::test::TestReview review;
  consentry::test::TestWatchlist watchlist;
  consentry::test::TestScreen screen;
  consentry::test::TestModels models;
  consentry::test::TestAccuracy accuracy;
  int failed = 0;
  for (QObject* test : std::initializer_list<QObject*>{&review, &watchlist, &screen, &models, &accuracy})
    failed += QTest::qExec(test, argc, argv);
  return failed;
}
