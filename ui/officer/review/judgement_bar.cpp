// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/judgement_bar.hpp"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <array>
#include <cstdlib>

#include "ui/common/pieces.hpp"
#include "ui/officer/review/choice_button.hpp"
#include "ui/officer/review/review_words.hpp"

namespace consentry::ui {
namespace {

/// Seven keys side by side under the left and right hand, in the order of the scale.
constexpr auto kScaleKeys =
    std::to_array<Qt::Key>({Qt::Key_A, Qt::Key_S, Qt::Key_D, Qt::Key_F, Qt::Key_G, Qt::Key_H, Qt::Key_J});

constexpr auto kOutcomes = std::to_array<JudgementBar::OutcomeKey>({{domain::CaseOutcome::cleared, Qt::Key_C},
                                                                    {domain::CaseOutcome::referSecondary, Qt::Key_R},
                                                                    {domain::CaseOutcome::recapture, Qt::Key_T},
                                                                    {domain::CaseOutcome::inconclusive, Qt::Key_I}});

QString keyText(Qt::Key key) {
  return QKeySequence(key).toString();
}

}  // namespace

Qt::Key JudgementBar::keyFor(int conclusion) {
  return kScaleKeys[static_cast<std::size_t>(conclusion + 3)];
}

std::span<const JudgementBar::OutcomeKey> JudgementBar::outcomeKeys() {
  return kOutcomes;
}

JudgementBar::JudgementBar(QWidget* parent)
    : QFrame(parent), m_scale(new QButtonGroup(this)), m_outcomes(new QButtonGroup(this)) {
  setProperty("role", "card");
  m_words = metaLabel(QString(), this);

  m_reason = new QComboBox(this);
  m_reason->setAccessibleName(tr("Reason"));
  for (const auto& [reason, word] : base::allOf<domain::ReviewReason>())
    m_reason->addItem(reasonWords(reason), static_cast<int>(reason));
  m_note = new QLineEdit(this);
  m_note->setPlaceholderText(tr("Note for the case (optional; can be erased, never in the log)"));
  m_note->setAccessibleName(tr("Note"));
  m_note->setMaxLength(500);
  m_store = primaryButton(tr("Store judgement") + QStringLiteral("  ⏎"), this);
  m_store->setAccessibleName(tr("Store judgement"));
  m_store->setMinimumHeight(34);
  connect(m_store, &QPushButton::clicked, this, &JudgementBar::store);

  auto* choices = new QHBoxLayout;
  choices->setSpacing(Theme::kMargin);
  choices->addWidget(makeScale());
  choices->addStretch();
  choices->addWidget(makeOutcomes());
  auto* words = new QHBoxLayout;
  words->setSpacing(Theme::kGap);
  words->addWidget(m_reason);
  words->addWidget(m_note, 1);
  words->addWidget(m_store);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 10);
  layout->setSpacing(6);
  layout->addLayout(choices);
  layout->addWidget(m_words);
  layout->addLayout(words);
  reset();
}

QWidget* JudgementBar::makeScale() {
  auto* box = new QWidget(this);
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(Theme::kGrid);
  for (int conclusion = -3; conclusion <= 3; ++conclusion) {
    const Qt::Key key = keyFor(conclusion);
    auto* button = new ChoiceButton(ChoiceButton::Look::step, conclusionText(conclusion), keyText(key), box);
    button->setAccessibleName(conclusionText(conclusion) + QStringLiteral(" ") + conclusionWords(conclusion));
    button->setToolTip(conclusionWords(conclusion));
    m_scale->addButton(button, conclusion + 3);
    layout->addWidget(button);
  }
  connect(m_scale, &QButtonGroup::idToggled, this, [this] { refresh(); });
  return box;
}

QWidget* JudgementBar::makeOutcomes() {
  auto* box = new QWidget(this);
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(Theme::kGrid);
  for (const OutcomeKey& entry : kOutcomes) {
    // The longest outcome has a short form on its button; the whole words stand beneath and in the tooltip.
    const QString text =
        entry.outcome == domain::CaseOutcome::referSecondary ? tr("Refer") : outcomeWords(entry.outcome);
    auto* button = new ChoiceButton(ChoiceButton::Look::decision, text, keyText(entry.key), box);
    button->setAccessibleName(outcomeWords(entry.outcome));
    button->setToolTip(outcomeWords(entry.outcome));
    m_outcomes->addButton(button, static_cast<int>(entry.outcome));
    layout->addWidget(button);
  }
  connect(m_outcomes, &QButtonGroup::idToggled, this, [this] { refresh(); });
  return box;
}

void JudgementBar::reset() {
  for (QButtonGroup* group : {m_scale, m_outcomes}) {
    group->setExclusive(false);
    for (QAbstractButton* button : group->buttons()) button->setChecked(false);
    group->setExclusive(true);
  }
  m_reason->setCurrentIndex(0);
  m_note->clear();
  m_busy = false;
  m_asksWhatIsMissing = false;
  setCap(3);
}

void JudgementBar::setCap(int cap) {
  m_cap = cap;
  for (QAbstractButton* button : m_scale->buttons()) {
    const bool tooStrong = std::abs(m_scale->id(button) - 3) > cap;
    if (tooStrong && button->isChecked()) {
      m_scale->setExclusive(false);
      button->setChecked(false);
      m_scale->setExclusive(true);
    }
  }
  refresh();
}

void JudgementBar::setSupervisor(bool supervisor) {
  m_store->setText((supervisor ? tr("Decide conflict") : tr("Store judgement")) + QStringLiteral("  ⏎"));
  m_store->setAccessibleName(supervisor ? tr("Decide conflict") : tr("Store judgement"));
}

void JudgementBar::setBusy(bool busy) {
  m_busy = busy;
  refresh();
}

void JudgementBar::choose(int conclusion) {
  if (QAbstractButton* button = m_scale->button(conclusion + 3); button && button->isEnabled())
    button->setChecked(true);
}

void JudgementBar::choose(domain::CaseOutcome outcome) {
  if (QAbstractButton* button = m_outcomes->button(static_cast<int>(outcome)); button && button->isEnabled())
    button->setChecked(true);
}

void JudgementBar::editNote() {
  m_note->setFocus(Qt::ShortcutFocusReason);
}

bool JudgementBar::isEditing() const {
  return m_note->hasFocus();
}

JudgementDraft JudgementBar::draft() const {
  JudgementDraft draft;
  if (m_scale->checkedId() >= 0) draft.conclusion = m_scale->checkedId() - 3;
  if (m_outcomes->checkedId() >= 0) draft.outcome = static_cast<domain::CaseOutcome>(m_outcomes->checkedId());
  draft.reason = static_cast<domain::ReviewReason>(m_reason->currentData().toInt());
  draft.note = m_note->text().trimmed();
  return draft;
}

void JudgementBar::restore(const JudgementDraft& draft) {
  if (draft.conclusion) choose(*draft.conclusion);
  if (draft.outcome != domain::CaseOutcome::undecided) choose(draft.outcome);
  m_reason->setCurrentIndex(m_reason->findData(static_cast<int>(draft.reason)));
  m_note->setText(draft.note);
}

void JudgementBar::store() {
  if (m_busy) return;
  const JudgementDraft now = draft();
  m_asksWhatIsMissing = !now.isComplete();
  refresh();
  if (now.isComplete()) emit storeRequested(now);
}

void JudgementBar::refresh() {
  for (QAbstractButton* button : m_scale->buttons())
    button->setEnabled(!m_busy && std::abs(m_scale->id(button) - 3) <= m_cap);
  for (QAbstractButton* button : m_outcomes->buttons()) button->setEnabled(!m_busy);
  m_reason->setEnabled(!m_busy);
  m_note->setEnabled(!m_busy);

  const JudgementDraft now = draft();
  m_store->setEnabled(!m_busy);
  QStringList words;
  if (now.conclusion)
    words << conclusionText(*now.conclusion) + QStringLiteral(" ") + conclusionWords(*now.conclusion);
  else
    words << (m_asksWhatIsMissing ? tr("choose a step of the scale") : tr("− different people · + the same person"));
  if (now.outcome != domain::CaseOutcome::undecided)
    words << outcomeWords(now.outcome);
  else if (m_asksWhatIsMissing)
    words << tr("choose an outcome");
  if (m_cap < 3) words << tr("photograph quality allows no more than ±%1").arg(m_cap);
  m_words->setText(words.join(QStringLiteral("  ·  ")));
  setTone(m_words, m_asksWhatIsMissing && !now.isComplete() ? Tone::amber : Tone::secondary);
}

}  // namespace consentry::ui
