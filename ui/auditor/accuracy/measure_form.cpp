// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/accuracy/measure_form.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

QString stageWords(const std::string& stage) {
  if (stage == "reading") return MeasureForm::tr("Reading");
  if (stage == "checking") return MeasureForm::tr("Asking for each permission");
  if (stage == "photographs") return MeasureForm::tr("Looking at photographs");
  return MeasureForm::tr("Comparing");
}

}  // namespace

MeasureForm::MeasureForm(QWidget* parent)
    : QFrame(parent), m_set(new QComboBox), m_compare(plainButton(tr("Compare groups"))), m_hint(metaLabel({})) {
  m_profile = makeProfile();
  m_progress = makeProgress();
  setProperty("role", QStringLiteral("card"));
  m_set->setAccessibleName(tr("Photo set"));
  m_set->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_compare->setToolTip(tr("Error rates by nationality, age and gender at one threshold for everybody"));
  m_progress->hide();
  connect(m_set, &QComboBox::currentIndexChanged, this, &MeasureForm::check);
  connect(m_compare, &QPushButton::clicked, this,
          [this] { emit comparisonWanted(m_set->currentData().toString().toStdString()); });
  auto* heading = bodyLabel(tr("Measure on your own travellers"));
  heading->setFont(Theme::strong());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 12, 14, 14);
  column->setSpacing(4);
  column->addWidget(heading);
  column->addWidget(metaLabel(tr("Only those who consented to accuracy tests; each is asked for at the gate.")));
  column->addSpacing(4);
  column->addWidget(sectionLabel(tr("Photo set")));
  column->addWidget(m_set);
  column->addSpacing(4);
  column->addWidget(m_compare);
  column->addWidget(m_profile);
  column->addWidget(m_hint);
  column->addWidget(m_progress);
  check();
}

QWidget* MeasureForm::makeProfile() {
  auto* box = new QWidget;
  m_name = new QLineEdit;
  m_name->setObjectName(QStringLiteral("profileName"));
  m_name->setAccessibleName(tr("Name of the new profile"));
  m_name->setPlaceholderText(tr("e.g. own travellers"));
  m_calibrate = plainButton(tr("Measure a profile"));
  m_calibrate->setToolTip(tr("Thresholds of your own, with intervals; small sets are refused with the number needed"));
  connect(m_name, &QLineEdit::textChanged, this, &MeasureForm::check);
  connect(m_name, &QLineEdit::returnPressed, m_calibrate, &QPushButton::click);
  connect(m_calibrate, &QPushButton::clicked, this, [this] {
    emit calibrationWanted(m_set->currentData().toString().toStdString(), m_name->text().trimmed().toStdString());
  });
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 6, 0, 0);
  column->setSpacing(4);
  column->addWidget(sectionLabel(tr("Name of the new profile")));
  column->addWidget(m_name);
  column->addSpacing(4);
  column->addWidget(m_calibrate);
  return box;
}

QWidget* MeasureForm::makeProgress() {
  auto* box = new QWidget;
  m_stage = metaLabel({});
  m_bar = new QProgressBar;
  m_bar->setTextVisible(false);
  m_bar->setAccessibleName(tr("Progress of the measurement"));
  m_cancel = plainButton(tr("Cancel"));
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    if (!m_job) return;
    m_job->cancel();
    m_cancel->setEnabled(false);
    m_cancel->setText(tr("Stopping…"));
  });
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 4, 0, 0);
  column->setSpacing(6);
  column->addWidget(m_stage);
  column->addWidget(m_bar);
  column->addWidget(m_cancel);
  return box;
}

void MeasureForm::setMay(bool compare, bool calibrate) {
  m_compare->setVisible(compare);
  m_profile->setVisible(calibrate);
  setVisible(compare || calibrate);
}

void MeasureForm::setSets(const app::ListSets::Answer& sets) {
  const QVariant before = m_set->currentData();
  m_set->clear();
  for (const app::ListSets::Row& row : sets)
    if (row.set.state == domain::SetState::complete)
      m_set->addItem(fromUtf8(row.set.name), fromUtf8(row.set.id.text()));
  m_set->setCurrentIndex(std::max(0, m_set->findData(before)));
  check();
}

void MeasureForm::check() {
  const bool hasSet = m_set->currentIndex() >= 0;
  m_compare->setEnabled(hasSet && !m_job);
  m_calibrate->setEnabled(hasSet && !m_name->text().trimmed().isEmpty() && !m_job);
  m_hint->setText(hasSet ? QString() : tr("No set is imported yet; an officer imports one first."));
  m_hint->setVisible(!hasSet);
}

void MeasureForm::follow(const JobHandle& job) {
  m_job = job;
  connect(job.get(), &BackgroundJob::progressed, this, &MeasureForm::showProgress);
  m_stage->setText(tr("Starting"));
  m_bar->setRange(0, 0);
  m_cancel->setEnabled(true);
  m_cancel->setText(tr("Cancel"));
  m_progress->show();
  check();
}

void MeasureForm::finish() {
  m_job.reset();
  m_progress->hide();
  check();
}

void MeasureForm::showProgress(const app::Progress& progress) {
  QStringList parts{stageWords(progress.stage)};
  if (progress.total > 0) parts << tr("%1 of %2").arg(number(progress.done), number(progress.total));
  if (progress.remaining) parts << timeLeft(*progress.remaining);
  m_stage->setText(parts.join(QStringLiteral(" · ")));
  m_bar->setRange(0, static_cast<int>(progress.total));
  m_bar->setValue(static_cast<int>(progress.done));
}

}  // namespace consentry::ui
