// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/people_page.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/manage_users.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/person_card.hpp"

namespace consentry::ui {
namespace {

constexpr int kSideWidth = 300;  // px

}  // namespace

PeoplePage::PeoplePage(AppBridge& owner, QWidget* parent)
    : Workspace(owner, parent),
      m_model(new PeopleModel(this)),
      m_side(new QStackedLayout),
      m_card(new PersonCard(owner)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("People"))),
      m_message(new MessageBar) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({200, 110, 230, 180, 140});
  auto* left = new QVBoxLayout;
  left->setSpacing(12);
  left->addWidget(titleLabel(title()));
  left->addWidget(m_message);
  left->addWidget(m_table, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  row->setSpacing(14);
  row->addLayout(left, 1);
  m_side->addWidget(makeForm());
  m_side->addWidget(m_card);
  auto* side = new QWidget;
  side->setLayout(m_side);
  side->setFixedWidth(kSideWidth);
  row->addWidget(side);
  connect(m_table, &DataTable::currentRowChanged, this, &PeoplePage::showRow);
  connect(m_card, &PersonCard::done, this, &PeoplePage::done);
  connect(m_card, &PersonCard::failed, this,
          [this](const base::Error& error, const QString& doing) { m_message->showError(error, doing); });
  connect(m_card, &PersonCard::addWanted, this, [this] {
    m_side->setCurrentIndex(0);
    m_name->setFocus();
  });
  connect(&bridge(), &AppBridge::usersChanged, this, &PeoplePage::reload);
  connect(&bridge(), &AppBridge::actingChanged, this, [this] {
    m_message->clear();
    m_side->setCurrentIndex(0);
  });
}

QWidget* PeoplePage::makeForm() {
  m_login = new QLineEdit;
  m_login->setAccessibleName(tr("Login"));
  m_login->setValidator(
      new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9._-]{0,32}")), m_login));
  m_name = new QLineEdit;
  m_name->setAccessibleName(tr("Name"));
  m_add = primaryButton(tr("Add person"));
  auto* form = card();
  auto* column = new QVBoxLayout(form);
  column->setContentsMargins(14, 14, 14, 14);
  column->setSpacing(6);
  column->addWidget(titleLabel(tr("Add a person")));
  column->addWidget(sectionLabel(tr("Name, as colleagues read it")));
  column->addWidget(m_name);
  column->addWidget(sectionLabel(tr("Login: 2 to 32 of a–z 0–9 . _ -")));
  column->addWidget(m_login);
  column->addSpacing(6);
  column->addWidget(sectionLabel(tr("Roles")));
  for (const auto& [role, word] : base::allOf<domain::Role>()) {
    auto* box = new QCheckBox(words(role));
    column->addWidget(box);
    m_roles.emplace_back(role, box);
    connect(box, &QCheckBox::toggled, this, &PeoplePage::checkForm);
  }
  column->addWidget(metaLabel(tr("Nobody is administrator and auditor at once.")));
  column->addSpacing(6);
  column->addWidget(m_add);
  column->addStretch();
  for (QLineEdit* field : {m_login, m_name}) {
    connect(field, &QLineEdit::textChanged, this, &PeoplePage::checkForm);
    connect(field, &QLineEdit::returnPressed, m_add, &QPushButton::click);
  }
  connect(m_add, &QPushButton::clicked, this, &PeoplePage::add);
  checkForm();
  return form;
}

void PeoplePage::activated() {
  reload();
  checkForm();
  m_table->view()->setFocus();
}

void PeoplePage::reload() {
  const int before = m_table->currentRow();
  const bool adds = m_side->currentIndex() == 0 && before >= 0;
  m_model->setPeople(bridge().users());
  if (!bridge().acting() || m_model->rowCount() == 0) return;
  m_table->setCurrentRow(std::clamp(before, 0, m_model->rowCount() - 1));
  m_side->setCurrentIndex(adds ? 0 : 1);
  bridge().askReader(app::ListSignIns{}).then(this, [this](base::Expected<app::ListSignIns::Answer> states) {
    if (!states) return m_message->showError(states.error(), tr("Reading how people sign in"));
    m_model->setSignIns(*std::move(states));
    const int row = m_table->currentRow();
    if (row >= 0) m_card->showPerson(m_model->at(row), m_model->signInOf(m_model->at(row).id));
  });
}

void PeoplePage::showRow(int row) {
  if (row < 0 || row >= m_model->rowCount()) return m_side->setCurrentIndex(0);
  const auto& person = m_model->at(row);
  m_card->showPerson(person, m_model->signInOf(person.id));
  m_side->setCurrentIndex(1);
}

void PeoplePage::done(const QString& text) {
  m_message->showDone(text);
  bridge().refreshUsers();
  bridge().announce(Topic::users);
}

void PeoplePage::checkForm() {
  std::vector<domain::Role> chosen;
  for (const auto& [role, box] : m_roles)
    if (box->isChecked()) chosen.push_back(role);
  for (const auto& [role, box] : m_roles)
    box->setEnabled(std::ranges::all_of(
        chosen, [one = role](domain::Role other) { return one == other || domain::rolesMayMeet(one, other); }));
  m_add->setEnabled(bridge().may(domain::Act::manageUsers) && m_login->text().size() >= 2 &&
                    !m_name->text().trimmed().isEmpty() && !chosen.empty());
  m_add->setToolTip(bridge().may(domain::Act::manageUsers) ? QString() : tr("Administrators add people"));
}

void PeoplePage::add() {
  app::AddUser request{
      .login = m_login->text().toStdString(), .displayName = m_name->text().trimmed().toStdString(), .roles = {}};
  for (const auto& [role, box] : m_roles)
    if (box->isChecked()) request.roles.push_back(role);
  m_message->clear();
  bridge().ask(std::move(request)).then(this, [this](base::Expected<app::AddUser::Answer> added) {
    if (!added) return m_message->showError(added.error(), tr("Adding the person"));
    const std::string_view once = added->oneTime->view();
    m_message->showDone(tr("%1 may act from now on. For the first sign-in, shown this once: %2")
                            .arg(fromUtf8(added->user.displayName),
                                 QString::fromUtf8(once.data(), static_cast<qsizetype>(once.size()))));
    m_login->clear();
    m_name->clear();
    for (const auto& [role, box] : m_roles) box->setChecked(false);
    bridge().refreshUsers();
    bridge().announce(Topic::users);
    m_name->setFocus();
  });
}

}  // namespace consentry::ui
