// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administrator/models/consent_note.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"

namespace consentry::ui {

ConsentNote::ConsentNote(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(QStringLiteral("people"), Tone::amber, 20, this)),
      m_heading(bodyLabel(tr("Consent of the people it was trained on"), this)),
      m_text(bodyLabel({}, this)) {
  setProperty("role", QStringLiteral("message"));
  m_heading->setFont(Theme::strong());
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(m_heading);
  words->addWidget(m_text);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 8, 10, 10);
  row->setSpacing(8);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  row->addLayout(words, 1);
}

void ConsentNote::show(const ModelRow& row) {
  // What an agency's own card claims is its word; of the manifest's networks it is known that nobody was asked.
  const Tone tone = row.added ? Tone::accent : Tone::amber;
  m_icon->set(QStringLiteral("people"), tone);
  setTone(this, tone);
  m_text->setText(row.consent);
  setAccessibleName(m_heading->text() + QStringLiteral(": ") + row.consent);
}

}  // namespace consentry::ui
