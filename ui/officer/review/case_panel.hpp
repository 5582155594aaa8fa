// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/officer/review/review_desk.hpp"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace consentry::ui {

/// The right side of a case: on what the showing rests, what the person said, how unusual the score is, what to mind,
/// and where it stands in the log. Of what is hidden it says that it is hidden; it never holds it.
class CasePanel : public QFrame {
  Q_OBJECT
 public:
  explicit CasePanel(const ReviewDesk& desk, QWidget* parent = nullptr);

  /// `candidate` and `reference` are indices into the view; −1 shows what belongs to the case alone.
  void showCase(const app::CaseView& view, int candidate, int reference);
  void clear();

 private:
  void startOver();
  void addHeading(const QString& text);
  void add(QWidget* widget);
  void addPermission(const app::CaseView& view);
  void addConsents(const app::CaseView& view);
  void addListedPerson(const app::CaseCandidate& candidate);
  void addJudgements(const app::CaseView& view);
  void addRarity(const app::CaseView& view, const app::CaseCandidate& candidate);
  void addWarnings(const app::CaseView& view, const app::CaseReference* reference);
  void addLogEntries(const app::CaseView& view);
  void showFoot(const app::CaseView& view);

  const ReviewDesk& m_desk;
  QWidget* m_body = nullptr;
  QVBoxLayout* m_content = nullptr;
  QScrollArea* m_scroll;
  QLabel* m_foot;
};

}  // namespace consentry::ui
