// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/watchlist/entry_form.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

QDateEdit* dateField(const QString& name, QWidget* parent) {
  auto* field = new QDateEdit(parent);
  field->setCalendarPopup(true);
  field->setDisplayFormat(QStringLiteral("d MMM yyyy"));
  field->setAccessibleName(name);
  return field;
}

base::Date dateIn(const QDateEdit* field) {
  const QDate date = field->date();
  return {std::chrono::year(date.year()), std::chrono::month(static_cast<unsigned>(date.month())),
          std::chrono::day(static_cast<unsigned>(date.day()))};
}

std::filesystem::path pathOf(const QString& file) {
  return std::filesystem::path(file.toStdU16String());
}

bool looksLikePhotograph(const QString& file) {
  const QString name = file.toLower();
  return name.endsWith(QStringLiteral(".jpg")) || name.endsWith(QStringLiteral(".jpeg")) ||
         name.endsWith(QStringLiteral(".png"));
}

}  // namespace

EntryForm::EntryForm(QWidget* parent) : QFrame(parent) {
  setProperty("role", QStringLiteral("card"));
  setAcceptDrops(true);
  m_title = titleLabel(QString(), this);
  m_title->setWordWrap(true);
  const auto field = [this](const QString& name) {
    auto* line = new QLineEdit(this);
    line->setAccessibleName(name);
    return line;
  };
  m_alias = field(tr("Alias"));
  m_reason = field(tr("Reason"));
  m_law = field(tr("Legal reference"));
  m_law->setPlaceholderText(tr("citation or order number of an approved basis"));
  m_action = new QComboBox(this);
  m_action->setEditable(true);
  m_action->setAccessibleName(tr("Expected action"));
  m_action->addItems({tr("refer to secondary inspection"), tr("inform the duty supervisor"), tr("check the document")});
  m_minor = new QCheckBox(tr("A minor: two approvals needed"), this);
  m_reviewBy = dateField(tr("Review by"), this);
  m_expires = dateField(tr("Expires"), this);
  m_message = new MessageBar(this);

  auto* inside = new QWidget;
  inside->setProperty("role", QStringLiteral("scrolled"));
  auto* fields = new QVBoxLayout(inside);
  fields->setContentsMargins(14, 14, 14, 8);
  fields->setSpacing(3);
  fields->addWidget(m_title);
  fields->addSpacing(8);
  const auto add = [&](const QString& label, QWidget* widget) {
    fields->addWidget(sectionLabel(label, inside));
    fields->addWidget(widget);
    fields->addSpacing(6);
  };
  add(tr("Alias (officers see it only after judging)"), m_alias);
  add(tr("Reason"), m_reason);
  add(tr("Legal reference"), m_law);
  add(tr("Expected action"), m_action);
  auto* dates = new QWidget(inside);
  auto* row = new QHBoxLayout(dates);
  row->setContentsMargins(0, 0, 0, 0);
  for (const auto& [label, edit] : {std::pair(tr("Review by"), m_reviewBy), std::pair(tr("Expires"), m_expires)}) {
    auto* column = new QVBoxLayout;
    column->setSpacing(3);
    column->addWidget(sectionLabel(label, dates));
    column->addWidget(edit);
    row->addLayout(column, 1);
  }
  fields->addWidget(dates);
  fields->addWidget(m_minor);
  fields->addSpacing(6);
  fields->addWidget(makePhotographs());
  fields->addWidget(m_message);
  fields->addStretch();
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(inside);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->viewport()->setAutoFillBackground(false);

  m_submit = primaryButton(tr("Add as draft"), this);
  connect(m_submit, &QPushButton::clicked, this, &EntryForm::submit);
  QPushButton* cancel = plainButton(tr("Cancel"), this);
  connect(cancel, &QPushButton::clicked, this, &EntryForm::cancelled);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(14, 8, 14, 14);
  foot->setSpacing(Theme::kGap);
  foot->addWidget(m_submit);
  foot->addWidget(cancel);
  foot->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->setSpacing(0);
  layout->addWidget(scroll, 1);
  layout->addLayout(foot);
}

QWidget* EntryForm::makePhotographs() {
  auto* drop = new QFrame(this);
  drop->setProperty("role", QStringLiteral("drop"));
  m_photographs = metaLabel(QString(), drop);
  QPushButton* choose = quietButton(tr("Choose photographs…"), drop);
  connect(choose, &QPushButton::clicked, this, &EntryForm::choosePhotographs);
  m_forget = quietButton(tr("Remove all"), drop);
  connect(m_forget, &QPushButton::clicked, this, [this] {
    m_files.clear();
    showPhotographs();
  });
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(choose);
  buttons->addWidget(m_forget);
  buttons->addStretch();
  auto* layout = new QVBoxLayout(drop);
  layout->setContentsMargins(10, 10, 10, 8);
  layout->addWidget(m_photographs);
  layout->addLayout(buttons);
  return drop;
}

void EntryForm::begin(const QString& list, const QString& law, base::Date today) {
  m_list = list.toStdString();
  m_files.clear();
  m_title->setText(tr("Add a person to “%1”").arg(list));
  m_alias->clear();
  m_reason->clear();
  m_law->setText(law);
  m_action->setCurrentIndex(0);
  m_minor->setChecked(false);
  const QDate now(static_cast<int>(today.year()), static_cast<int>(static_cast<unsigned>(today.month())),
                  static_cast<int>(static_cast<unsigned>(today.day())));
  m_reviewBy->setMinimumDate(now);
  m_expires->setMinimumDate(now);
  m_reviewBy->setDate(now.addMonths(6));
  m_expires->setDate(now.addYears(1));
  m_message->clear();
  setBusy(false);
  showPhotographs();
  m_alias->setFocus();
}

void EntryForm::addPhotographs(const std::vector<std::filesystem::path>& files) {
  for (const auto& file : files)
    if (std::ranges::find(m_files, file) == m_files.end()) m_files.push_back(file);
  showPhotographs();
}

void EntryForm::showPhotographs() {
  QStringList names;
  for (const auto& file : m_files) names << QString::fromStdU16String(file.filename().u16string());
  m_photographs->setText(names.isEmpty() ? tr("Drop photographs here: JPEG or PNG, one face each")
                                         : names.join(QStringLiteral("\n")));
  m_forget->setVisible(!names.isEmpty());
}

void EntryForm::choosePhotographs() {
  auto* dialog =
      new QFileDialog(this, tr("Choose reference photographs"), QString(), tr("Photographs (*.jpg *.jpeg *.png)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files) paths.push_back(pathOf(file));
    addPhotographs(paths);
  });
  dialog->open();
}

void EntryForm::setBusy(bool busy) {
  m_submit->setEnabled(!busy);
  m_submit->setText(busy ? tr("Adding…") : tr("Add as draft"));
}

void EntryForm::showError(const base::Error& error) {
  m_message->showError(error, tr("Adding the person"));
}

QString EntryForm::missing() const {
  if (m_alias->text().trimmed().isEmpty()) return tr("An alias is missing.");
  if (m_reason->text().trimmed().isEmpty()) return tr("The reason is missing.");
  if (m_law->text().trimmed().isEmpty()) return tr("The legal reference is missing.");
  if (m_action->currentText().trimmed().isEmpty()) return tr("The expected action is missing.");
  if (m_files.empty()) return tr("At least one photograph is needed.");
  return {};
}

void EntryForm::submit() {
  const QString what = missing();
  if (!what.isEmpty()) return m_message->showWarning(what);
  m_message->clear();
  emit submitted(request());
}

app::AddListPerson EntryForm::request() const {
  const auto text = [](const QString& words) { return words.trimmed().toStdString(); };
  app::AddListPerson request;
  request.list = m_list;
  request.alias = text(m_alias->text());
  request.reason = text(m_reason->text());
  request.legalReference = text(m_law->text());
  request.expectedAction = text(m_action->currentText());
  request.minor = m_minor->isChecked();
  request.reviewBy = dateIn(m_reviewBy);
  request.expires = dateIn(m_expires);
  request.photographs = m_files;
  return request;
}

void EntryForm::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (std::ranges::any_of(urls, [](const QUrl& url) { return looksLikePhotograph(url.toLocalFile()); }))
    event->acceptProposedAction();
}

void EntryForm::dropEvent(QDropEvent* event) {
  std::vector<std::filesystem::path> paths;
  for (const QUrl& url : event->mimeData()->urls())
    if (looksLikePhotograph(url.toLocalFile())) paths.push_back(pathOf(url.toLocalFile()));
  addPhotographs(paths);
  event->acceptProposedAction();
}

}  // namespace consentry::ui
