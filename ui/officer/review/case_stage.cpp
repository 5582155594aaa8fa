// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/case_stage.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <cmath>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/officer/review/choice_button.hpp"
#include "ui/officer/review/reference_strip.hpp"
#include "ui/officer/review/review_words.hpp"

namespace consentry::ui {
namespace {

/// Gives way when the room is short, and then says by its tooltip what is missing.
class CaptionLabel : public QLabel {
 public:
  explicit CaptionLabel(QWidget* parent) : QLabel(parent) {
    setFont(Theme::meta());
    setTone(this, Tone::secondary);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(Theme::instance().color(Tone::secondary));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    painter.drawText(rect(), static_cast<int>(alignment()), shown);
    setToolTip(shown == text() ? QString() : text());
  }
};

QLabel* strongLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setFont(Theme::strong());
  return label;
}

QString eyesWords(const domain::Quality& quality) {
  const auto eyes = quality.raw(domain::QualityMeasure::eyeDistance);
  return eyes ? CaseStage::tr("eyes %1 px").arg(number(std::lround(*eyes))) : QString();
}

QString joined(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(QStringLiteral(" · "));
}

}  // namespace

CaseStage::CaseStage(QWidget* parent) : QWidget(parent), m_modes(new QButtonGroup(this)) {
  m_view = new ComparisonView(this);
  m_photoCaption = new CaptionLabel(this);
  m_referenceCaption = new CaptionLabel(this);
  m_references = new ReferenceStrip(this);
  m_bar = new JudgementBar(this);
  m_foot = new QStackedWidget(this);
  m_foot->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  m_foot->addWidget(m_bar);
  m_foot->addWidget(makeAfter());

  auto* right = new QHBoxLayout;
  right->addWidget(m_referenceCaption, 1);
  right->addWidget(m_references);
  auto* under = new QHBoxLayout;
  under->setSpacing(12);
  under->addWidget(m_photoCaption, 1);
  under->addLayout(right, 1);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(Theme::kMargin, 10, Theme::kMargin, 12);
  layout->setSpacing(7);
  layout->addLayout(makeCaptions());
  layout->addWidget(m_view, 1);
  layout->addLayout(under);
  layout->addLayout(makeModes());
  layout->addWidget(m_foot);

  connect(m_references, &ReferenceStrip::chosen, this, &CaseStage::referenceChosen);
  connect(m_view, &ComparisonView::modeChanged, this, &CaseStage::showMode);
  connect(m_view, &ComparisonView::mixChanged, this,
          [this](double mix) { m_mix->setValue(static_cast<int>(std::lround(mix * m_mix->maximum()))); });
  showMode(m_view->mode());
}

QHBoxLayout* CaseStage::makeCaptions() {
  m_traveller = strongLabel(this);
  m_handle = monoLabel(QString(), this);
  m_facts = new QLabel(this);
  m_candidate = strongLabel(this);
  m_list = new CaptionLabel(this);
  m_claim = new CaptionLabel(this);
  m_claim->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

  auto* left = new QHBoxLayout;
  left->setSpacing(6);
  left->addWidget(m_traveller);
  left->addWidget(m_handle);
  left->addWidget(m_facts);
  left->addStretch();
  auto* right = new QHBoxLayout;
  right->setSpacing(6);
  right->addWidget(m_candidate);
  right->addWidget(m_list, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addLayout(left, 1);
  row->addLayout(right, 1);
  return row;
}

QHBoxLayout* CaseStage::makeModes() {
  const QStringList words{tr("Side by side"), tr("Overlay"), tr("Curtain"), tr("Blink"), tr("Difference")};
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  for (int i = 0; i < words.size(); ++i) {
    auto* button = new ChoiceButton(ChoiceButton::Look::labelled, words[i], QString::number(i + 1), this);
    m_modes->addButton(button, i);
    row->addWidget(button);
  }
  connect(m_modes, &QButtonGroup::idClicked, this,
          [this](int id) { m_view->setMode(static_cast<ComparisonView::Mode>(id)); });
  m_mix = new QSlider(Qt::Horizontal, this);
  m_mix->setRange(0, 100);
  m_mix->setValue(50);
  m_mix->setFixedWidth(72);
  m_mix->setAccessibleName(tr("Share of the reference"));
  connect(m_mix, &QSlider::valueChanged, this, [this](int value) { m_view->setMix(value / 100.0); });
  row->addWidget(m_mix);
  m_giveBack = quietButton(tr("Give back"), this);
  m_giveBack->setToolTip(tr("Esc: lets another person take this case; nothing is stored"));
  connect(m_giveBack, &QPushButton::clicked, this, &CaseStage::giveBackRequested);
  row->addWidget(m_claim, 1);
  row->addWidget(m_giveBack);
  QPushButton* keys = quietButton(QStringLiteral("F1"), this);
  keys->setAccessibleName(tr("Keys"));
  keys->setToolTip(tr("The keys of this page"));
  connect(keys, &QPushButton::clicked, this, &CaseStage::keysRequested);
  row->addWidget(keys);
  return row;
}

QWidget* CaseStage::makeAfter() {
  QFrame* after = card(this);
  m_after = bodyLabel(QString(), after);
  m_next = primaryButton(tr("Next case") + QStringLiteral("  N"), after);
  m_next->setAccessibleName(tr("Next case"));
  m_next->setMinimumHeight(34);
  connect(m_next, &QPushButton::clicked, this, &CaseStage::nextRequested);
  auto* layout = new QHBoxLayout(after);
  layout->setContentsMargins(12, 10, 12, 10);
  layout->addWidget(m_after, 1);
  layout->addWidget(m_next, 0, Qt::AlignBottom);
  return after;
}

void CaseStage::showMode(ComparisonView::Mode mode) {
  m_modes->button(static_cast<int>(mode))->setChecked(true);
  m_mix->setVisible(m_view->usesMix());
}

void CaseStage::showCase(const app::CaseView& view, const QString& claimWords) {
  m_traveller->setText(view.line.erased ? tr("An erased person") : tr("Traveller"));
  m_handle->setText(shortHandle(view.line.traveller));
  m_handle->setToolTip(fromUtf8(view.line.traveller));
  const QString born = view.line.birthYear.empty() ? QString() : tr("born %1").arg(fromUtf8(view.line.birthYear));
  m_facts->setText(joined({fromUtf8(view.line.nationality), fromUtf8(view.line.gender), born}));
  m_claim->setText(claimWords);
  m_candidate->clear();
  m_list->clear();
  m_referenceCaption->clear();
  m_references->setReferences({});
  m_giveBack->setVisible(view.claim.has_value());
  QString captured;
  if (view.photo.capturedAt) captured = dayAndTime(*view.photo.capturedAt);
  if (!view.permission.allowed()) return m_photoCaption->clear();
  m_photoCaption->setText(joined({photoRoleWords(view.photo.role), captured, eyesWords(view.photo.quality),
                                  qualityVerdictWords(view.photo.quality.verdict)}));
}

void CaseStage::showCandidate(const app::CaseView& view, int candidate, int reference) {
  const app::CaseCandidate& shown = view.candidates[static_cast<std::size_t>(candidate)];
  m_candidate->setText(tr("Candidate %1 of %2").arg(candidate + 1).arg(view.candidates.size()));
  QString name = view.visible.identity && shown.alias ? fromUtf8(*shown.alias) : tr("name hidden");
  if (shown.erased) name = tr("an erased person");
  m_list->setText(tr("“%1” · %2").arg(fromUtf8(view.line.listName), name));
  m_references->setReferences(shown.references);
  m_references->setCurrent(reference);
  if (shown.references.empty()) return m_referenceCaption->clear();
  const app::CaseReference& photo = shown.references[static_cast<std::size_t>(reference)];
  m_referenceCaption->setText(joined({tr("reference %1 of %2").arg(reference + 1).arg(shown.references.size()),
                                      photo.capturedAt ? day(base::dateOf(*photo.capturedAt)) : tr("day unknown"),
                                      eyesWords(photo.quality), qualityVerdictWords(photo.quality.verdict)}));
}

void CaseStage::clear() {
  m_view->clear();
  m_bar->reset();
  m_references->setReferences({});
  for (QLabel* label :
       {m_traveller, m_handle, m_facts, m_candidate, m_list, m_claim, m_photoCaption, m_referenceCaption, m_after})
    label->clear();
}

void CaseStage::showStored(const QString& what, bool hasNext) {
  m_after->setText(what);
  m_next->setVisible(true);
  m_next->setEnabled(hasNext);
  m_next->setText(hasNext ? tr("Next case") + QStringLiteral("  N") : tr("No further case for you"));
  m_giveBack->setVisible(false);
  m_claim->clear();
  m_foot->setCurrentIndex(1);
}

void CaseStage::showClosed(const QString& why) {
  m_after->setText(why);
  m_next->setVisible(true);
  m_next->setEnabled(true);
  m_next->setText(tr("Next case") + QStringLiteral("  N"));
  m_giveBack->setVisible(false);
  m_claim->clear();
  m_foot->setCurrentIndex(1);
}

void CaseStage::showJudging() {
  m_bar->reset();
  m_foot->setCurrentIndex(0);
}

}  // namespace consentry::ui
