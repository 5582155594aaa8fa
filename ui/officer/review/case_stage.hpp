// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/review_cases.hpp"
#include "ui/officer/review/comparison_view.hpp"
#include "ui/officer/review/judgement_bar.hpp"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace consentry::ui {

class ReferenceStrip;

/// The middle of the review: both photographs under their captions, the view modes, and the bar that judges.
class CaseStage : public QWidget {
  Q_OBJECT
 public:
  explicit CaseStage(QWidget* parent = nullptr);

  /// Leaves nothing of a case: no face, no word, no judgement.
  void clear();
  void showCase(const app::CaseView& view, const QString& claimWords);
  void showCandidate(const app::CaseView& view, int candidate, int reference);
  /// The judgement stands: in its place what was stored, and the way to the next case.
  void showStored(const QString& what, bool hasNext);
  /// Judging is not open to this person or not any more: why, in place of the bar.
  void showClosed(const QString& why);
  void showJudging();

  [[nodiscard]] ComparisonView& photographs() { return *m_view; }
  [[nodiscard]] JudgementBar& bar() { return *m_bar; }

 signals:
  void referenceChosen(int index);
  void nextRequested();
  void giveBackRequested();
  void keysRequested();

 private:
  [[nodiscard]] QHBoxLayout* makeCaptions();
  [[nodiscard]] QHBoxLayout* makeModes();
  [[nodiscard]] QWidget* makeAfter();
  void showMode(ComparisonView::Mode mode);

  QLabel* m_traveller;
  QLabel* m_handle;
  QLabel* m_facts;
  QLabel* m_candidate;
  QLabel* m_list;
  QLabel* m_claim;
  ComparisonView* m_view;
  QLabel* m_photoCaption;
  QLabel* m_referenceCaption;
  ReferenceStrip* m_references;
  QButtonGroup* m_modes;
  QSlider* m_mix;
  QPushButton* m_giveBack;
  QStackedWidget* m_foot;
  JudgementBar* m_bar;
  QLabel* m_after;
  QPushButton* m_next;
};

}  // namespace consentry::ui
