// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/engine_panel.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/engine_words.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

QWidget* noteRow(const QString& icon, Tone tone, QLabel* words) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(new IconLabel(icon, tone, 16, row), 0, Qt::AlignTop);
  layout->addWidget(words, 1);
  return row;
}

bool isNeeded(const ModelRow& row, const std::string& networks) {
  return std::ranges::find(row.neededFor, networks) != row.neededFor.end();
}

}  // namespace

EnginePanel::EnginePanel(QWidget* parent) : QFrame(parent) {
  setProperty("role", QStringLiteral("card"));
  m_name = titleLabel({}, this);
  m_name->setAccessibleName(tr("Engine in force"));
  m_chosen = metaLabel({}, this);
  m_profile = metaLabel({}, this);
  m_change = plainButton(tr("Change engine…"), this);
  connect(m_change, &QPushButton::clicked, this, &EnginePanel::openForm);
  m_problem = bodyLabel({}, this);
  setTone(m_problem, Tone::red);
  m_problemRow = noteRow(QStringLiteral("warning"), Tone::red, m_problem);
  m_problemRow->hide();
  m_origins = new QVBoxLayout;
  m_origins->setSpacing(2);
  m_form = makeForm();
  m_form->hide();

  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(sectionLabel(tr("Engine in force"), this));
  words->addWidget(m_name);
  words->addWidget(m_chosen);
  words->addWidget(m_profile);
  auto* top = new QHBoxLayout;
  top->setSpacing(Theme::kMargin);
  top->addLayout(words, 1);
  top->addWidget(m_change, 0, Qt::AlignTop);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 10, 14, 12);
  layout->setSpacing(6);
  layout->addLayout(top);
  layout->addWidget(m_problemRow);
  layout->addLayout(m_origins);
  layout->addWidget(m_form);
}

QWidget* EnginePanel::makeForm() {
  auto* form = new QWidget(this);
  m_networks = new QComboBox(form);
  m_networks->setAccessibleName(tr("Networks"));
  m_mode = new QComboBox(form);
  m_mode->setAccessibleName(tr("Mode"));
  for (const domain::Mode mode : {domain::Mode::accurate, domain::Mode::fast})
    m_mode->addItem(words(mode), static_cast<int>(mode));
  for (QComboBox* combo : {m_networks, m_mode})
    connect(combo, &QComboBox::currentIndexChanged, this, &EnginePanel::checkForm);
  m_effect = bodyLabel({}, form);
  m_use = primaryButton(tr("Use this engine"), form);
  connect(m_use, &QPushButton::clicked, this, [this] { emit chosen(formChoice()); });
  auto* cancel = plainButton(tr("Cancel"), form);
  connect(cancel, &QPushButton::clicked, this, &EnginePanel::closeForm);

  auto* fields = new QHBoxLayout;
  fields->setSpacing(12);
  const auto add = [&](const QString& label, QWidget* field, int stretch) {
    auto* column = new QVBoxLayout;
    column->setSpacing(3);
    column->addWidget(sectionLabel(label, form));
    column->addWidget(field);
    fields->addLayout(column, stretch);
  };
  add(tr("Networks"), m_networks, 3);
  add(tr("Mode"), m_mode, 3);
  fields->addWidget(m_use, 0, Qt::AlignBottom);
  fields->addWidget(cancel, 0, Qt::AlignBottom);
  auto* column = new QVBoxLayout(form);
  column->setContentsMargins(0, 6, 0, 0);
  column->setSpacing(8);
  column->addWidget(horizontalLine(form));
  column->addLayout(fields);
  column->addWidget(m_effect);
  return form;
}

void EnginePanel::showEngine(const std::optional<EngineInForce>& engine, const QString& chosen) {
  m_engine = engine;
  m_name->setText(engine ? engineWords(engine->choice, engine->precision) : tr("Not known"));
  m_chosen->setText(chosen);
  m_chosen->setVisible(!chosen.isEmpty());
  showOrigins();
}

void EnginePanel::setProblem(const QString& problem) {
  m_problem->setText(problem);
  m_problemRow->setVisible(!problem.isEmpty());
}

void EnginePanel::setModels(const std::vector<ModelRow>& rows) {
  m_models = rows;
  const QString before = m_networks->currentData().toString();
  m_networks->clear();
  for (const char* own : {"both", "dlib", "reference"}) m_networks->addItem(networksWords(own), QLatin1String(own));
  for (const ModelRow& row : rows)
    if (row.added) m_networks->addItem(tr("%1 (added here)").arg(row.name), row.name);
  m_networks->setCurrentIndex(std::max(0, m_networks->findData(before)));
  showOrigins();
}

void EnginePanel::setProfile(const QString& words, bool missing) {
  m_profile->setText(words);
  m_profile->setVisible(!words.isEmpty());
  setTone(m_profile, missing ? Tone::red : Tone::secondary);
}

void EnginePanel::setMayChange(bool may) {
  m_change->setVisible(may);
  if (!may) closeForm();
}

void EnginePanel::showOrigins() {
  while (QLayoutItem* item = m_origins->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  if (!m_engine) return;
  for (const ModelRow& row : m_models) {
    if (!row.judges || !isNeeded(row, m_engine->choice.networks)) continue;
    auto* words = bodyLabel(tr("%1 — %2").arg(row.name, firstSentence(row.consent)), this);
    words->setToolTip(row.consent);
    m_origins->addWidget(noteRow(QStringLiteral("people"), row.added ? Tone::accent : Tone::amber, words));
  }
}

domain::EngineChoice EnginePanel::formChoice() const {
  const std::string networks = m_networks->currentData().toString().toStdString();
  const bool reference = networks == "reference";
  return {.networks = networks,
          .mode = reference ? domain::Mode::fast : static_cast<domain::Mode>(m_mode->currentData().toInt())};
}

void EnginePanel::openForm() {
  if (m_engine) {
    m_networks->setCurrentIndex(std::max(0, m_networks->findData(fromUtf8(m_engine->choice.networks))));
    m_mode->setCurrentIndex(std::max(0, m_mode->findData(static_cast<int>(m_engine->choice.mode))));
  }
  m_form->show();
  m_change->setEnabled(false);
  checkForm();
  m_networks->setFocus();
}

void EnginePanel::closeForm() {
  m_form->hide();
  m_change->setEnabled(true);
}

void EnginePanel::checkForm() {
  const domain::EngineChoice choice = formChoice();
  // dlib's own program looks at each face once.
  m_mode->setEnabled(choice.networks != "reference");
  QStringList missing;
  for (const ModelRow& row : m_models)
    if (isNeeded(row, choice.networks) && row.state != app::ports::ModelState::present) missing << row.name;
  const bool same = m_engine && m_engine->choice == choice;
  m_use->setEnabled(!same && missing.isEmpty());
  if (same)
    m_effect->setText(tr("This engine is in force already."));
  else if (!missing.isEmpty())
    m_effect->setText(tr("Not possible yet: %1 must be present first. Run “consentry-cli models fetch”.")
                          .arg(missing.join(QStringLiteral(", "))));
  else
    m_effect->setText(
        tr("From then on faces are judged by %1, %2. Faces judged by different engines are never compared: before the "
           "next screening every reference on a list is opened once more, under the gate and into the log. A threshold "
           "profile measured with this engine is needed. The change is recorded with your name.")
            .arg(networksWords(choice.networks), shortWords(choice.mode)));
}

}  // namespace consentry::ui
