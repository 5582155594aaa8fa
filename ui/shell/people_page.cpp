// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/people_page.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/manage_users.hpp"
#include "ui/common/data_table.hpp"
#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/top_bar.hpp"

namespace consentry::ui {

void PeopleModel::setPeople(std::vector<app::ports::UserRow> people) {
  beginResetModel();
  m_people = std::move(people);
  endResetModel();
}

int PeopleModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

int PeopleModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& person = at(index.row());
  if (role == kMonoRole) return index.column() == login;
  if (role == kToneRole && person.disabled) return static_cast<int>(Tone::secondary);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case name:
      return fromUtf8(person.displayName);
    case login:
      return fromUtf8(person.login);
    case roles:
      return roleList(person.roles);
    case state:
      return person.disabled ? tr("may no longer act") : tr("may act");
    case since:
      return dayAndTime(person.addedAt);
    default:
      return {};
  }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case name:
      return tr("Name");
    case login:
      return tr("Login");
    case roles:
      return tr("Roles");
    case state:
      return tr("State");
    case since:
      return tr("Added");
    default:
      return {};
  }
}

PeoplePage::PeoplePage(AppBridge& owner, QWidget* parent)
    : Workspace(owner, parent),
      m_model(new PeopleModel(this)),
      m_table(new DataTable(DataTable::Kind::rowsInMemory, tr("People"))),
      m_message(new MessageBar) {
  m_table->setModel(m_model);
  m_table->setColumnWidths({220, 140, 260, 140});
  auto* left = new QVBoxLayout;
  left->setSpacing(12);
  left->addWidget(titleLabel(title()));
  left->addWidget(m_message);
  left->addWidget(m_table, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 14, Theme::kMargin, 12);
  row->setSpacing(14);
  row->addLayout(left, 1);
  row->addWidget(makeForm());
  connect(&bridge(), &AppBridge::usersChanged, this, [this] { m_model->setPeople(bridge().users()); });
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
  form->setFixedWidth(300);
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
  m_model->setPeople(bridge().users());
  checkForm();
  m_table->view()->setFocus();
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
