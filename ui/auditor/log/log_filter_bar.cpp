// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/auditor/log/log_filter_bar.hpp"

#include <QActionGroup>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <utility>

#include "domain/audit_event.hpp"
#include "ui/auditor/log/log_words.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

base::Instant beginningOf(const QDate& day) {
  return base::fromMicros(day.startOfDay(Qt::LocalTime).toMSecsSinceEpoch() * 1000);
}

}  // namespace

LogFilterBar::LogFilterBar(QWidget* parent)
    : QWidget(parent),
      m_person(makeChip(tr("Filter by person"))),
      m_purpose(makeChip(tr("Filter by purpose"))),
      m_outcome(makeChip(tr("Filter by outcome"))),
      m_time(makeChip(tr("Filter by time"))),
      m_subject(makeChip(tr("Only one traveller"))),
      m_case(makeChip(tr("Only one case"))),
      m_clear(quietButton(tr("Clear filters"))),
      m_days(new QWidget),
      m_from(new QDateEdit(QDate::currentDate())),
      m_through(new QDateEdit(QDate::currentDate())) {
  auto* days = new QHBoxLayout(m_days);
  days->setContentsMargins(0, 0, 0, 0);
  days->setSpacing(Theme::kGrid);
  for (QDateEdit* edit : {m_from, m_through}) {
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    connect(edit, &QDateEdit::dateChanged, this,
            [this] { setDays(tr("chosen days"), m_from->date(), m_through->date()); });
  }
  m_from->setAccessibleName(tr("First day"));
  m_through->setAccessibleName(tr("Last day"));
  days->addWidget(m_from);
  days->addWidget(metaLabel(tr("to")));
  days->addWidget(m_through);
  m_days->setVisible(false);

  connect(m_subject, &QPushButton::clicked, this, [this] { setSubject({}); });
  connect(m_case, &QPushButton::clicked, this, [this] { setCase({}); });
  connect(m_clear, &QPushButton::clicked, this, &LogFilterBar::clear);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGap);
  for (QWidget* each :
       std::initializer_list<QWidget*>{m_person, m_purpose, m_outcome, m_time, m_days, m_subject, m_case, m_clear})
    row->addWidget(each);
  row->addStretch();
  clear();
}

QPushButton* LogFilterBar::makeChip(const QString& accessibleName) {
  auto* chip = new QPushButton(this);
  chip->setProperty("role", QStringLiteral("chip"));
  chip->setAccessibleName(accessibleName);
  return chip;
}

void LogFilterBar::setPeople(const std::vector<app::ports::UserRow>& people) {
  m_people = people;
  std::vector<Choice> choices;
  for (const auto& person : people) choices.push_back({fromUtf8(person.displayName), person.id.text()});
  fillChip(m_person, tr("Person"), tr("anyone"), choices, &app::ports::LogFilter::actor);
}

void LogFilterBar::clear() {
  m_filter = {};
  setPeople(m_people);
  std::vector<Choice> purposes;
  for (const auto& [purpose, word] : base::allOf<domain::Purpose>())
    purposes.push_back({words(purpose), std::string(word)});
  fillChip(m_purpose, tr("Purpose"), tr("any"), purposes, &app::ports::LogFilter::purpose);
  std::vector<Choice> outcomes;
  for (const auto& [outcome, word] : base::allOf<domain::AuditOutcome>())
    outcomes.push_back({outcomeWords(std::string(word)), std::string(word)});
  fillChip(m_outcome, tr("Outcome"), tr("any"), outcomes, &app::ports::LogFilter::outcome);
  fillTimeChip();
  m_subject->setVisible(false);
  m_case->setVisible(false);
  tell();
}

void LogFilterBar::fillChip(QPushButton* chip, const QString& name, const QString& any,
                            const std::vector<Choice>& choices, Field field) {
  auto* menu = new QMenu(chip);
  auto* group = new QActionGroup(menu);
  const auto add = [&](const QString& text, const std::optional<std::string>& word) {
    QAction* choice = menu->addAction(text);
    choice->setCheckable(true);
    choice->setChecked(m_filter.*field == word);
    group->addAction(choice);
    const QString shown = tr("%1: %2", "filter name, value").arg(name, text);
    if (choice->isChecked()) showChip(chip, shown, word.has_value());
    connect(choice, &QAction::triggered, this, [this, chip, shown, word, field] {
      m_filter.*field = word;
      showChip(chip, shown, word.has_value());
      tell();
    });
  };
  add(any, std::nullopt);
  menu->addSeparator();
  for (const Choice& choice : choices) add(choice.text, choice.word);
  delete chip->menu();
  chip->setMenu(menu);
}

void LogFilterBar::fillTimeChip() {
  const QDate today = QDate::currentDate();
  auto* menu = new QMenu(m_time);
  const auto days = [&](const QString& text, const QDate& from, const QDate& through) {
    menu->addAction(text, this, [this, text, from, through] {
      m_days->setVisible(false);
      setDays(text, from, through);
    });
  };
  days(tr("any"), {}, {});
  menu->addSeparator();
  days(tr("today"), today, today);
  days(tr("yesterday"), today.addDays(-1), today.addDays(-1));
  days(tr("last 7 days"), today.addDays(-6), today);
  days(tr("last 30 days"), today.addDays(-29), today);
  menu->addAction(tr("chosen days…"), this, [this] {
    m_days->setVisible(true);
    m_from->setFocus();
    setDays(tr("chosen days"), m_from->date(), m_through->date());
  });
  delete m_time->menu();
  m_time->setMenu(menu);
  m_days->setVisible(false);
  showChip(m_time, tr("%1: %2", "filter name, value").arg(tr("Time"), tr("any")), false);
}

void LogFilterBar::setDays(const QString& text, const QDate& from, const QDate& through) {
  m_filter.from.reset();
  m_filter.to.reset();
  if (from.isValid()) m_filter.from = beginningOf(from);
  if (through.isValid()) m_filter.to = beginningOf(through.addDays(1));
  showChip(m_time, tr("%1: %2", "filter name, value").arg(tr("Time"), text), from.isValid());
  tell();
}

void LogFilterBar::setSubject(const std::string& handle) {
  setPlain(m_subject, &app::ports::LogFilter::subject, tr("Traveller: %1").arg(shortHandle(handle)), handle);
}

void LogFilterBar::setCase(const std::string& handle) {
  setPlain(m_case, &app::ports::LogFilter::caseId, tr("Case: %1").arg(shortHandle(handle)), handle);
}

void LogFilterBar::setPlain(QPushButton* chip, Field field, const QString& text, const std::string& handle) {
  m_filter.*field = handle.empty() ? std::nullopt : std::optional(handle);
  chip->setVisible(!handle.empty());
  chip->setText(text + QStringLiteral("  ✕"));
  chip->setToolTip(tr("Show all again"));
  tell();
}

void LogFilterBar::showChip(QPushButton* chip, const QString& text, bool chosen) {
  chip->setText(text + QStringLiteral(" ▾"));
  chip->setCheckable(true);
  chip->setChecked(chosen);
}

void LogFilterBar::tell() {
  m_clear->setVisible(m_filter.actor || m_filter.purpose || m_filter.outcome || m_filter.from || m_filter.subject ||
                      m_filter.caseId);
  emit filterChanged();
}

}  // namespace consentry::ui
