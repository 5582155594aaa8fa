// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/new_store_form.hpp"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"
#include "ui/shell/new_passphrase.hpp"

namespace consentry::ui {

NewStoreForm::NewStoreForm(QWidget* parent)
    : QWidget(parent),
      m_folder(new QLineEdit(QDir::homePath() + QStringLiteral("/consentry"))),
      m_login(new QLineEdit(QStringLiteral("admin"))),
      m_name(new QLineEdit),
      m_passphrase(new NewPassphrase),
      m_create(primaryButton(tr("Create store"))) {
  m_folder->setAccessibleName(tr("Folder of the new store"));
  m_name->setAccessibleName(tr("Name of the first administrator"));
  m_login->setAccessibleName(tr("Login of the first administrator"));
  m_login->setValidator(
      new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9._-]{0,32}")), m_login));
  auto* choose = plainButton(tr("Choose…"));
  connect(choose, &QPushButton::clicked, this, &NewStoreForm::chooseFolder);
  auto* back = plainButton(tr("Back"));
  connect(back, &QPushButton::clicked, this, &NewStoreForm::backWanted);
  connect(m_create, &QPushButton::clicked, this, &NewStoreForm::createWanted);
  for (QLineEdit* field : {m_folder, m_name, m_login}) {
    connect(field, &QLineEdit::textChanged, this, &NewStoreForm::check);
    connect(field, &QLineEdit::returnPressed, m_passphrase, &NewPassphrase::begin);
  }
  connect(m_passphrase, &NewPassphrase::changed, this, &NewStoreForm::check);
  connect(m_passphrase, &NewPassphrase::returnPressed, m_create, &QPushButton::click);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(titleLabel(tr("A new store")));
  column->addWidget(sectionLabel(tr("Folder: new, or empty")));
  auto* folder = new QHBoxLayout;
  folder->addWidget(m_folder, 1);
  folder->addWidget(choose);
  column->addLayout(folder);
  column->addWidget(sectionLabel(tr("First administrator: name and login")));
  auto* person = new QHBoxLayout;
  person->addWidget(m_name, 2);
  person->addWidget(m_login, 1);
  column->addLayout(person);
  column->addWidget(sectionLabel(tr("Passphrase of the first administrator")));
  column->addWidget(m_passphrase);
  column->addWidget(metaLabel(tr(
      "Nobody can restore a forgotten passphrase. The administrator adds the other people; officers, supervisors and "
      "auditors are different persons.")));
  auto* row = new QHBoxLayout;
  row->addWidget(m_create);
  row->addWidget(back);
  row->addStretch();
  column->addSpacing(4);
  column->addLayout(row);
  column->addStretch();
  check();
}

void NewStoreForm::begin() {
  m_folder->setFocus();
}

void NewStoreForm::forget() {
  m_passphrase->forget();
}

QString NewStoreForm::folder() const {
  return m_folder->text();
}

QString NewStoreForm::login() const {
  return m_login->text();
}

QString NewStoreForm::name() const {
  return m_name->text().trimmed();
}

app::SharedSecret NewStoreForm::takePassphrase() {
  return m_passphrase->take();
}

void NewStoreForm::check() {
  m_create->setEnabled(!folder().isEmpty() && !name().isEmpty() && login().size() >= 2 && m_passphrase->isComplete());
}

void NewStoreForm::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Folder of the new store"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
  dialog->open();
}

}  // namespace consentry::ui
