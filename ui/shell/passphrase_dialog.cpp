// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/passphrase_dialog.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/common/message_bar.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"
#include "ui/shell/new_passphrase.hpp"
#include "ui/shell/passphrase_field.hpp"

namespace consentry::ui {
namespace {

constexpr int kWidth = 460;  // px

}  // namespace

PassphraseDialog::PassphraseDialog(AppBridge& bridge, QWidget* parent)
    : QDialog(parent),
      m_bridge(bridge),
      m_present(new PassphraseField(tr("Present passphrase"))),
      m_next(new NewPassphrase),
      m_message(new MessageBar),
      m_change(primaryButton(tr("Change the passphrase"))) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Change your passphrase"));
  setMinimumWidth(kWidth);
  auto* keep = plainButton(tr("Keep the present one"));
  keep->setAutoDefault(false);
  m_change->setAutoDefault(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
  column->setSpacing(6);
  column->addWidget(titleLabel(windowTitle()));
  column->addWidget(m_message);
  column->addWidget(sectionLabel(tr("Present passphrase")));
  column->addWidget(m_present);
  column->addWidget(sectionLabel(tr("New passphrase")));
  column->addWidget(m_next);
  column->addWidget(metaLabel(tr("Nobody can bring back a forgotten passphrase.")));
  column->addSpacing(Theme::kGap);
  auto* foot = new QHBoxLayout;
  foot->addStretch();
  foot->addWidget(keep);
  foot->addWidget(m_change);
  column->addLayout(foot);
  connect(m_present, &QLineEdit::textChanged, this, &PassphraseDialog::check);
  connect(m_next, &NewPassphrase::changed, this, &PassphraseDialog::check);
  connect(m_next, &NewPassphrase::returnPressed, m_change, &QPushButton::click);
  connect(keep, &QPushButton::clicked, this, &QDialog::close);
  connect(m_change, &QPushButton::clicked, this, &PassphraseDialog::change);
  m_present->setFocus();
  check();
}

void PassphraseDialog::check() {
  m_change->setEnabled(!m_busy && !m_present->text().isEmpty() && m_next->isComplete());
}

void PassphraseDialog::refused(const base::Error& error, const QString& doing) {
  m_busy = false;
  m_message->showError(error, doing);
  m_present->setFocus();
  check();
}

void PassphraseDialog::change() {
  if (!m_bridge.acting()) return;
  m_busy = true;
  m_message->clear();
  const app::SharedSecret present = m_present->take();
  const app::SharedSecret next = m_next->take();
  check();
  m_bridge.actAs(fromUtf8(m_bridge.acting()->login), present)
      .then(this, [this, next](const base::Expected<void>& same) {
        if (!same) return refused(same.error(), tr("The present passphrase"));
        m_bridge.changePassphrase(next).then(this, [this](const base::Expected<void>& done) {
          if (!done) return refused(done.error(), tr("Changing the passphrase"));
          emit changed();
          close();
        });
      });
}

}  // namespace consentry::ui
