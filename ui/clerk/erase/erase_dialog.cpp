// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/erase_dialog.hpp"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/clerk/erase/erase_words.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

constexpr int kWidth = 460;  // px

}  // namespace

QString nameOf(const app::Subject& subject) {
  return fromUtf8(subject.ref.empty() ? subject.handle.substr(0, 8) : subject.ref);
}

EraseDialog::EraseDialog(const app::ShowHeldAbout::Answer& held, QWidget* parent)
    : QDialog(parent),
      m_name(nameOf(held.subject)),
      m_typed(new QLineEdit),
      m_reason(new QLineEdit),
      m_erase(dangerButton(tr("Erase this person"))) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Erase %1").arg(m_name));
  setMinimumWidth(kWidth);
  m_typed->setAccessibleName(tr("The reference, typed"));
  m_reason->setAccessibleName(tr("Why"));
  m_reason->setPlaceholderText(tr("Without the name; kept apart from the log"));
  auto* keep = plainButton(tr("Keep"));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
  column->setSpacing(6);
  column->addWidget(titleLabel(windowTitle()));
  column->addWidget(bodyLabel(
      tr("Destroyed are: %1; then the person’s key. Open cases on them are stopped.").arg(thingWords(held.counts))));
  column->addWidget(bodyLabel(tr("Nobody can bring it back. The log keeps that it happened, and names nobody.")));
  column->addSpacing(6);
  column->addWidget(sectionLabel(tr("Why")));
  column->addWidget(m_reason);
  column->addWidget(sectionLabel(tr("Type %1").arg(m_name)));
  column->addWidget(m_typed);
  column->addSpacing(Theme::kGap);
  auto* foot = new QHBoxLayout;
  foot->addStretch();
  foot->addWidget(keep);
  foot->addWidget(m_erase);
  column->addLayout(foot);

  for (QLineEdit* field : {m_typed, m_reason}) connect(field, &QLineEdit::textChanged, this, &EraseDialog::check);
  connect(keep, &QPushButton::clicked, this, &QDialog::close);
  connect(m_erase, &QPushButton::clicked, this, [this] {
    emit agreed(m_reason->text().trimmed());
    close();
  });
  keep->setAutoDefault(false);
  m_erase->setAutoDefault(false);
  m_reason->setFocus();
  check();
}

void EraseDialog::check() {
  m_erase->setEnabled(m_typed->text() == m_name && !m_reason->text().trimmed().isEmpty());
}

}  // namespace consentry::ui
