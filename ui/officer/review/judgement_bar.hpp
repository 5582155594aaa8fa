// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>
#include <span>

#include "domain/review.hpp"

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace consentry::ui {

/// What a person has put together so far. Nothing is chosen for them but the commonest reason.
struct JudgementDraft {
  std::optional<int> conclusion;
  domain::CaseOutcome outcome = domain::CaseOutcome::undecided;
  domain::ReviewReason reason = domain::ReviewReason::overallImpression;
  QString note;

  [[nodiscard]] bool isComplete() const { return conclusion && outcome != domain::CaseOutcome::undecided; }
};

/// The scale −3 … +3, the outcome, the reason, and the button that stores.
class JudgementBar : public QFrame {
  Q_OBJECT
 public:
  explicit JudgementBar(QWidget* parent = nullptr);

  void reset();
  /// The strongest step that the photographs allow; stronger ones are switched off and the reason stands beneath.
  void setCap(int cap);
  void setSupervisor(bool supervisor);
  /// While an answer is under way nothing can be changed.
  void setBusy(bool busy);

  void choose(int conclusion);
  void choose(domain::CaseOutcome outcome);
  struct OutcomeKey {
    domain::CaseOutcome outcome;
    Qt::Key key;
  };
  /// The keys that choose, for those who bind them.
  [[nodiscard]] static Qt::Key keyFor(int conclusion);
  [[nodiscard]] static std::span<const OutcomeKey> outcomeKeys();

  /// Stores when it is complete; else says what is missing.
  void store();
  [[nodiscard]] JudgementDraft draft() const;
  /// Puts back what had been put together before.
  void restore(const JudgementDraft& draft);
  void editNote();
  [[nodiscard]] bool isEditing() const;  ///< the note has the focus

 signals:
  void storeRequested(const consentry::ui::JudgementDraft& draft);

 private:
  [[nodiscard]] QWidget* makeScale();
  [[nodiscard]] QWidget* makeOutcomes();
  void refresh();

  QButtonGroup* m_scale;
  QButtonGroup* m_outcomes;
  QLabel* m_words;
  QComboBox* m_reason;
  QLineEdit* m_note;
  QPushButton* m_store;
  int m_cap = 3;
  bool m_busy = false;
  bool m_asksWhatIsMissing = false;
};

}  // namespace consentry::ui
