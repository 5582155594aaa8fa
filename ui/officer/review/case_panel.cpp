// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/case_panel.hpp"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/common/engine_words.hpp"
#include "ui/common/group_words.hpp"
#include "ui/common/permission_badge.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/review/review_words.hpp"

namespace consentry::ui {
namespace {

constexpr int kWidth = 260;

QWidget* warningRow(const QString& text) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(new IconLabel(QStringLiteral("warning"), Tone::amber, 16, row), 0, Qt::AlignTop);
  QLabel* words = bodyLabel(text, row);
  setTone(words, Tone::amber);
  layout->addWidget(words, 1);
  return row;
}

PermissionBadge* badge(const Permission& permission) {
  auto* badge = new PermissionBadge;
  badge->show(permission);
  return badge;
}

QString listOf(const std::vector<domain::Purpose>& purposes) {
  QStringList all;
  for (const domain::Purpose purpose : purposes) all << words(purpose);
  return all.join(QStringLiteral(", "));
}

}  // namespace

CasePanel::CasePanel(const ReviewDesk& desk, QWidget* parent) : QFrame(parent), m_desk(desk) {
  setProperty("role", QStringLiteral("bar"));
  setFixedWidth(kWidth);
  m_scroll = new QScrollArea(this);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setWidgetResizable(true);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->viewport()->setAutoFillBackground(false);
  m_foot = metaLabel(QString(), this);
  m_foot->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, 12);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_scroll, 1);
  layout->addWidget(m_foot);
  startOver();
}

void CasePanel::startOver() {
  m_body = new QWidget;
  m_body->setProperty("role", QStringLiteral("scrolled"));
  m_content = new QVBoxLayout(m_body);
  m_content->setContentsMargins(Theme::kMargin, 12, Theme::kMargin, 12);
  m_content->setSpacing(3);
  m_scroll->setWidget(m_body);
  m_foot->clear();
}

void CasePanel::clear() {
  startOver();
  m_content->addStretch();
}

void CasePanel::addHeading(const QString& text) {
  if (m_content->count() > 0) m_content->addSpacing(12);
  m_content->addWidget(sectionLabel(text, m_body));
}

void CasePanel::add(QWidget* widget) {
  widget->setParent(m_body);
  m_content->addWidget(widget);
}

void CasePanel::showCase(const app::CaseView& view, int candidate, int reference) {
  startOver();
  const bool has = candidate >= 0 && candidate < static_cast<int>(view.candidates.size());
  const app::CaseCandidate* shown = has ? &view.candidates[static_cast<std::size_t>(candidate)] : nullptr;
  const bool hasReference = shown && reference >= 0 && reference < static_cast<int>(shown->references.size());
  if (shown && view.visible.identity) addListedPerson(*shown);
  addJudgements(view);
  addPermission(view);
  addConsents(view);
  if (shown) addRarity(view, *shown);
  if (view.permission.allowed())
    addWarnings(view, hasReference ? &shown->references[static_cast<std::size_t>(reference)] : nullptr);
  addLogEntries(view);
  m_content->addStretch();
  showFoot(view);
}

void CasePanel::addPermission(const app::CaseView& view) {
  addHeading(tr("Permission for this use"));
  add(badge(permissionOf(view.permission)));
  if (!view.permission.allowed()) {
    if (view.permission.reason) add(bodyLabel(denialWords(*view.permission.reason)));
    return;
  }
  if (!view.permission.reference.empty()) add(bodyLabel(fromUtf8(view.permission.reference)));
  const bool first = view.line.state == domain::CaseState::fresh || view.line.state == domain::CaseState::claimed;
  QStringList rests{words(first ? domain::Purpose::watchlistSearch : domain::Purpose::secondReview)};
  if (view.permission.consent)
    rests << tr("record %1, event %2")
                 .arg(shortHandle(view.permission.consent->text()))
                 .arg(view.permission.consentEvent);
  if (view.permission.policyVersion > 0) rests << tr("policy version %1").arg(view.permission.policyVersion);
  add(metaLabel(rests.join(QStringLiteral(" · "))));
}

void CasePanel::addConsents(const app::CaseView& view) {
  addHeading(tr("Traveller’s own consent"));
  if (view.consents.empty()) add(badge(permissionOf(domain::ConsentState::none)));
  for (std::size_t i = 0; i < view.consents.size() && i < view.consentStates.size(); ++i) {
    add(badge(permissionOf(view.consentStates[i])));
    add(metaLabel(listOf(view.consents[i].purposes)));
  }
}

void CasePanel::addListedPerson(const app::CaseCandidate& candidate) {
  addHeading(tr("Listed person"));
  if (candidate.alias) add(titleLabel(fromUtf8(*candidate.alias)));
  if (candidate.reason) add(bodyLabel(fromUtf8(*candidate.reason)));
  if (candidate.legalReference) add(metaLabel(fromUtf8(*candidate.legalReference)));
  if (candidate.expectedAction) add(bodyLabel(tr("Expected: %1").arg(fromUtf8(*candidate.expectedAction))));
}

void CasePanel::addJudgements(const app::CaseView& view) {
  if (view.judgements.empty()) {
    if (!view.visible.firstJudgement && view.line.state == domain::CaseState::secondClaimed) {
      addHeading(tr("First judgement"));
      add(metaLabel(tr("hidden until you have judged")));
    }
    return;
  }
  for (const domain::Judgement& judgement : view.judgements) {
    addHeading(tr("%1 · %2").arg(stepWords(judgement.step), m_desk.nameOf(judgement.reviewer.text())));
    const int conclusion = judgement.conclusion.value();
    QLabel* line = bodyLabel(conclusionText(conclusion) + QStringLiteral(" ") + conclusionWords(conclusion));
    line->setFont(Theme::strong());
    add(line);
    add(bodyLabel(outcomeWords(judgement.outcome) + QStringLiteral(" · ") + reasonWords(judgement.reason)));
    QStringList facts{tr("candidate %1").arg(judgement.candidateRank), dayAndTime(judgement.at)};
    add(metaLabel(facts.join(QStringLiteral(" · "))));
    if (!judgement.note.empty()) add(metaLabel(fromUtf8(judgement.note)));
  }
}

void CasePanel::addRarity(const app::CaseView& view, const app::CaseCandidate& candidate) {
  addHeading(tr("How unusual is this score?"));
  if (!view.visible.score) return add(metaLabel(tr("hidden until you have judged")));
  if (candidate.rate) {
    const RarityWords rarity = rarityWords(*candidate.rate);
    QLabel* headline = titleLabel(rarity.headline);
    add(headline);
    add(bodyLabel(rarity.sentence));
    if (!rarity.interval.isEmpty()) add(metaLabel(rarity.interval));
  } else if (domain::ratesCarryOver(view.uncalibrated)) {
    add(bodyLabel(tr("beyond what was measured: nobody can say how often a stranger has such a score")));
  } else {
    add(bodyLabel(tr("measured for another use: nobody can say how often a stranger has such a score here")));
  }
  QStringList figures;
  if (candidate.score) figures << tr("score %1").arg(scoreText(*candidate.score));
  if (candidate.distance) figures << tr("distance %1").arg(distanceText(*candidate.distance));
  if (!figures.isEmpty()) add(metaLabel(figures.join(QStringLiteral(" · "))));
  add(metaLabel(tr("profile %1").arg(fromUtf8(view.profile))));
  if (!view.profileMeasuredOn.empty()) add(metaLabel(fromUtf8(view.profileMeasuredOn)));
  add(metaLabel(engineWords(view.engine, view.precision) + QStringLiteral(" · ") + words(view.scoring)));
  if (!view.uncovered.empty())
    add(warningRow(tr("The cohort holds too few people of these travellers’ groups: %1. They may be flagged more often "
                      "than others.")
                       .arg(groupList(view.uncovered))));
  if (view.uncalibrated.empty()) return;
  QStringList reasons;
  for (const domain::Uncalibrated reason : view.uncalibrated) reasons << uncalibratedWords(reason);
  add(warningRow(tr("Uncalibrated: %1").arg(reasons.join(QStringLiteral("; ")))));
}

void CasePanel::addWarnings(const app::CaseView& view, const app::CaseReference* reference) {
  QStringList warnings;
  if (reference) {
    if (const auto years = yearsBetween(view.photo.capturedAt, reference->capturedAt))
      warnings << (*years == 1 ? tr("one year between photographs") : tr("%1 years between photographs").arg(*years));
  }
  for (const QString& words : qualityWarnings(view.photo.quality)) warnings << tr("traveller: %1").arg(words);
  if (reference)
    for (const QString& words : qualityWarnings(reference->quality)) warnings << tr("reference: %1").arg(words);
  if (warnings.isEmpty()) return;
  addHeading(tr("Mind"));
  for (const QString& warning : warnings) add(warningRow(warning));
}

void CasePanel::addLogEntries(const app::CaseView& view) {
  QStringList entries;
  if (view.searchSeq > 0) entries << tr("%1 search").arg(number(view.searchSeq));
  if (view.shownSeq > 0) entries << tr("%1 shown").arg(number(view.shownSeq));
  if (entries.isEmpty()) return;
  addHeading(tr("Entry in the log"));
  QLabel* line = bodyLabel(entries.join(QStringLiteral(" · ")));
  add(line);
}

void CasePanel::showFoot(const app::CaseView& view) {
  switch (view.line.state) {
    case domain::CaseState::claimed:
      return m_foot->setText(
          tr("The second judgement will be made by another person who sees neither yours nor the score."));
    case domain::CaseState::secondClaimed:
      return m_foot->setText(tr("Another person has judged before you. You judge without knowing how."));
    case domain::CaseState::conflict:
      return m_foot->setText(tr("Two people judged differently. A supervisor who judged neither decides."));
    case domain::CaseState::fresh:
    case domain::CaseState::firstDone:
    case domain::CaseState::agreed:
    case domain::CaseState::supervised:
    case domain::CaseState::closed:
    case domain::CaseState::consentBlocked:
    case domain::CaseState::recapture:
      return m_foot->clear();
  }
}

}  // namespace consentry::ui
