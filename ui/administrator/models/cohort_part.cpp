// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/cohort_part.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/administrator/models/composition.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kDetailWidth = 340;  // px

}  // namespace

CohortPart::CohortPart(ModelsDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("Cohorts"))),
      m_detail(new DetailPanel) {
  m_form = makeForm();
  m_table->setModel(&m_model);
  m_table->setColumnWidths({220, -1, 80, 140, 200});
  m_table->setEmptyState(
      QStringLiteral("people"), tr("No cohort yet"),
      tr("Scores treat groups of people alike only if people of every group stand around. Build a cohort from a set of "
         "people who consented to accuracy tests, as balanced as can be."));
  m_detail->setFixedWidth(kDetailWidth);
  connect(m_table, &DataTable::currentRowChanged, this, &CohortPart::showRow);
  auto* left = new QVBoxLayout;
  left->setSpacing(8);
  left->addWidget(m_table, 1);
  left->addWidget(m_form);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addLayout(left, 1);
  row->addWidget(m_detail);
  showRow(-1);
}

QWidget* CohortPart::makeForm() {
  auto* form = card();
  m_name = new QLineEdit;
  m_name->setAccessibleName(tr("Name of the cohort"));
  m_name->setPlaceholderText(tr("Name of the cohort"));
  m_set = new QComboBox;
  m_set->setAccessibleName(tr("People of set"));
  m_create = plainButton(tr("Build cohort"));
  m_create->setToolTip(tr("Everybody in the set is asked for at the gate; whoever did not allow it is left out"));
  connect(m_name, &QLineEdit::textChanged, this, &CohortPart::checkForm);
  connect(m_name, &QLineEdit::returnPressed, m_create, &QPushButton::click);
  connect(m_set, &QComboBox::currentIndexChanged, this, &CohortPart::checkForm);
  connect(m_create, &QPushButton::clicked, this, &CohortPart::create);
  auto* row = new QHBoxLayout(form);
  row->setContentsMargins(12, 8, 12, 8);
  row->setSpacing(8);
  row->addWidget(m_name, 1);
  row->addWidget(m_set, 1);
  row->addWidget(m_create);
  return form;
}

void CohortPart::load() {
  m_form->setVisible(m_desk.may(app::CreateCohort::kAct) && m_desk.may(app::ListSets::kAct));
  m_desk.ask(app::ListCohorts{}).then(this, [this](base::Expected<app::ListCohorts::Answer> answer) {
    if (!answer) return emit failed(answer.error(), tr("Reading the cohorts"));
    showCohorts(*std::move(answer));
  });
  if (!m_desk.may(app::ListSets::kAct)) return;
  m_desk.ask(app::ListSets{}).then(this, [this](base::Expected<app::ListSets::Answer> answer) {
    if (!answer) return emit failed(answer.error(), tr("Reading the sets"));
    m_set->clear();
    for (const app::ListSets::Row& row : *answer)
      if (row.set.state == domain::SetState::complete)
        m_set->addItem(fromUtf8(row.set.name), fromUtf8(row.set.id.text()));
    checkForm();
  });
}

void CohortPart::setEngine(const std::optional<base::Digest>& engine) {
  m_model.setEngine(engine);
  showRow(m_table->currentRow());
}

void CohortPart::showCohorts(app::ListCohorts::Answer cohorts) {
  const int before = std::max(0, m_table->currentRow());
  m_model.setCohorts(std::move(cohorts));
  m_table->setCurrentRow(std::min(before, m_model.rowCount() - 1));
  showRow(m_table->currentRow());
}

void CohortPart::showRow(int row) {
  m_detail->clear();
  const app::CohortView* view = m_model.at(row);
  if (!view) {
    m_detail->setHeading(tr("No cohort chosen"), tr("Cohorts"));
    m_detail->addText(
        tr("A cohort is people around whom a face’s neighbourhood is measured, so that one threshold "
           "bothers no group more often than others. It helps only groups that it holds."));
    return;
  }
  m_detail->setHeading(tr("Cohort"), fromUtf8(view->cohort.name));
  m_detail->addPermission(tr("State"), m_model.badgeAt(row));
  if (view->builds.empty()) {
    m_detail->addText(tr("It was never built to the end."));
  } else {
    const auto& build = view->builds.front();
    m_detail->addSection(tr("People"), tr("%1 · left out: %2 who did not allow it, %3 without a usable face")
                                           .arg(number(build.people), number(build.denied), number(build.failed)));
    if (view->tooSmall())
      m_detail->addText(
          tr("Only %1 of these people may be used now. With fewer than %2, scores scaled by them can treat "
             "groups of people more unequally than distances do.")
              .arg(number(view->peopleNow), number(app::kPeopleToScaleBy)));
    m_detail->addWidget({}, new Composition(view->composition, build.people));
    m_detail->addSection(tr("Built"), tr("%1 by %2").arg(fullTime(build.at), m_desk.nameOf(build.by.text())));
    m_detail->addHash(tr("Hash"), fromUtf8(base::toHex(build.hash)));
  }
  addButtons(*view);
}

void CohortPart::addButtons(const app::CohortView& view) {
  if (m_desk.may(app::UseCohort::kAct)) {
    auto* use = plainButton(view.inUse ? tr("Stop using it") : tr("Use this cohort"));
    connect(use, &QPushButton::clicked, this, [this, name = view.cohort.name, inUse = view.inUse] {
      this->use(inUse ? std::nullopt : std::optional(name));
    });
    m_detail->addButton(use);
  }
  if (m_desk.may(app::RefreshCohort::kAct)) {
    auto* again = plainButton(tr("Build anew"));
    again->setToolTip(tr("With the engine in force, of the people whose permission holds now"));
    again->setEnabled(!m_job);
    connect(again, &QPushButton::clicked, this, [this, name = view.cohort.name] { refresh(name); });
    m_detail->addButton(again);
  }
}

void CohortPart::checkForm() {
  m_create->setEnabled(!m_job && m_set->currentIndex() >= 0 && !m_name->text().trimmed().isEmpty());
}

void CohortPart::create() {
  m_job = m_desk.startJob(tr("Building cohort “%1”").arg(m_name->text().trimmed()));
  checkForm();
  m_desk
      .ask(app::CreateCohort{.name = m_name->text().trimmed().toStdString(),
                             .set = m_set->currentData().toString().toStdString()},
           m_job)
      .then(this, [this](base::Expected<app::CohortView> answer) {
        if (answer) m_name->clear();
        built(answer, tr("Building the cohort"));
      });
}

void CohortPart::refresh(const std::string& cohort) {
  m_job = m_desk.startJob(tr("Building cohort “%1” anew").arg(fromUtf8(cohort)));
  checkForm();
  showRow(m_table->currentRow());
  m_desk.ask(app::RefreshCohort{.cohort = cohort}, m_job).then(this, [this](base::Expected<app::CohortView> answer) {
    built(answer, tr("Building the cohort anew"));
  });
}

void CohortPart::built(const base::Expected<app::CohortView>& answer, const QString& doing) {
  m_job.reset();
  checkForm();
  load();
  if (!answer) return emit failed(answer.error(), doing);
  const auto& build = answer->builds.front();
  emit done(tr("%1 holds %2 people; %3 did not allow it and were left out.")
                .arg(fromUtf8(answer->cohort.name), number(build.people), number(build.denied)));
}

void CohortPart::use(const std::optional<std::string>& cohort) {
  m_desk.ask(app::UseCohort{.cohort = cohort}).then(this, [this](base::Expected<app::UseCohort::Answer> answer) {
    if (!answer) return emit failed(answer.error(), tr("Choosing the cohort"));
    load();
    emit done(*answer ? tr("Scores are made with %1 from the next screening on. A threshold profile measured with a "
                           "cohort is needed.")
                            .arg(fromUtf8((*answer)->cohort.name))
                      : tr("Scores are made without a cohort from the next screening on."));
  });
}

}  // namespace consentry::ui
