// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/care/backup_card.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

BackupCard::BackupCard(AppBridge& bridge, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_folder(new QLineEdit),
      m_keys(new QLineEdit),
      m_make(primaryButton(tr("Make a backup now"))) {
  setProperty("role", QStringLiteral("card"));
  m_folder->setAccessibleName(tr("New folder for the data"));
  m_keys->setAccessibleName(tr("New folder for the people’s keys"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 14, 14, 14);
  column->setSpacing(6);
  column->addWidget(titleLabel(tr("Backup")));
  column->addWidget(sectionLabel(tr("New folder for the data")));
  column->addWidget(chooser(m_folder, tr("New folder for the data")));
  column->addWidget(sectionLabel(tr("New folder for the people’s keys, on another device")));
  column->addWidget(chooser(m_keys, tr("New folder for the people’s keys")));
  column->addWidget(metaLabel(tr("Without the keys nobody can be read from a backup; with both, everybody can.")));
  column->addSpacing(6);
  column->addWidget(m_make, 0, Qt::AlignLeft);
  for (QLineEdit* field : {m_folder, m_keys}) connect(field, &QLineEdit::textChanged, this, &BackupCard::check);
  connect(m_make, &QPushButton::clicked, this, &BackupCard::make);
  check();
}

QWidget* BackupCard::chooser(QLineEdit* field, const QString& title) {
  auto* line = new QWidget;
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGap);
  auto* choose = plainButton(tr("Choose…"));
  choose->setAccessibleName(tr("Choose: %1").arg(title));
  row->addWidget(field, 1);
  row->addWidget(choose);
  connect(choose, &QPushButton::clicked, this, [this, field, title] {
    auto* dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(field == m_keys ? QStringLiteral("consentry-keys") : QStringLiteral("consentry-backup"));
    connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
    dialog->open();
  });
  return line;
}

void BackupCard::clear() {
  m_folder->clear();
  m_keys->clear();
}

void BackupCard::check() {
  m_make->setEnabled(!m_busy && !m_folder->text().trimmed().isEmpty());
}

void BackupCard::make() {
  m_busy = true;
  check();
  m_bridge.makeBackup(m_folder->text().trimmed(), m_keys->text().trimmed(), m_bridge.startJob(tr("Copying the store")))
      .then(this, [this](const base::Expected<app::MakeBackup::Answer>& answer) {
        m_busy = false;
        check();
        if (!answer) return emit failed(answer.error(), tr("The backup"));
        const QString made =
            tr("The store with %1 records of its log was copied.").arg(number(answer->copy.manifest.records));
        if (m_keys->text().trimmed().isEmpty())
          emit noted(made + QLatin1Char(' ') + tr("Without the people’s keys nobody can be read from it."));
        else if (answer->copy.keysOnSameDevice)
          emit noted(made + QLatin1Char(' ') +
                     tr("Data and keys are on one device: whoever takes it has both. Move the keys to another one."));
        else
          emit done(made + QLatin1Char(' ') + tr("See whether it could be restored: consentry-cli backup check."));
        clear();
        m_bridge.announce(Topic::log);
      });
}

}  // namespace consentry::ui
