// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clerk/erase/person_part.hpp"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <utility>

#include "app/manage_erasures.hpp"
#include "ui/clerk/erase/erase_dialog.hpp"
#include "ui/clerk/erase/erase_words.hpp"
#include "ui/common/detail_panel.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

PersonPart::PersonPart(AppBridge& owner, QWidget* parent)
    : ErasePart(owner, parent),
      m_person(new QLineEdit),
      m_find(primaryButton(tr("Show what is held"))),
      m_detail(new DetailPanel) {
  m_person->setAccessibleName(tr("Reference or handle of a person"));
  m_person->setPlaceholderText(tr("A traveller’s reference, or a handle"));
  auto* ask = new QHBoxLayout;
  ask->setSpacing(Theme::kGap);
  ask->addWidget(m_person, 1);
  ask->addWidget(m_find);
  ask->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addLayout(ask);
  column->addWidget(m_detail, 1);
  connect(m_find, &QPushButton::clicked, this, &PersonPart::find);
  connect(m_person, &QLineEdit::returnPressed, this, &PersonPart::find);
  connect(m_person, &QLineEdit::textChanged, this,
          [this](const QString& text) { m_find->setEnabled(!text.trimmed().isEmpty()); });
  forget();
}

void PersonPart::load() {
  m_person->setFocus();
}

void PersonPart::forget() {
  ++m_token;
  m_person->clear();
  m_find->setEnabled(false);
  m_held.reset();
  show();
}

void PersonPart::find() {
  const QString person = m_person->text().trimmed();
  if (person.isEmpty()) return;
  const int token = ++m_token;
  bridge()
      .askReader(app::ShowHeldAbout{.person = person.toStdString()})
      .then(this, [this, token](base::Expected<app::ShowHeldAbout::Answer> held) {
        if (token != m_token) return;
        m_held.reset();
        if (held)
          m_held = *std::move(held);
        else
          emit failed(held.error(), tr("Looking for the person"));
        show();
      });
}

void PersonPart::show() {
  m_detail->clear();
  if (!m_held)
    return m_detail->setHeading({}, tr("Name a person to see what is held about them, by kind and number"),
                                Tone::secondary);
  m_detail->setHeading(words(m_held->subject.kind), nameOf(m_held->subject));
  m_detail->addSection(tr("Held about this person"), thingWords(m_held->counts));
  m_detail->addHash(tr("Handle in the log"), fromUtf8(m_held->subject.handle));
  const auto& hold = m_held->hold;
  if (hold)
    m_detail->addSection(
        tr("A legal hold stands: nothing of them is erased"),
        tr("%1 · by %2 since %3", "reference, person, time")
            .arg(fromUtf8(hold->reference), bridge().nameOf(hold->placedBy.text()), dayAndTime(hold->placedAt)));
  else if (bridge().may(domain::Act::holdSubject))
    addHold();
  if (hold) return;
  if (!bridge().may(domain::Act::erase))
    return m_detail->addText(tr("Consent clerks erase people, supervisors place holds."));
  auto* erase = dangerButton(tr("Erase this person…"));
  connect(erase, &QPushButton::clicked, this, &PersonPart::askErase);
  m_detail->addButton(erase);
}

void PersonPart::addHold() {
  auto* line = new QWidget;
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGap);
  auto* reference = new QLineEdit;
  reference->setAccessibleName(tr("What asks to keep this person"));
  reference->setPlaceholderText(tr("What asks for it: the number of a court order"));
  auto* place = plainButton(tr("Place a hold"));
  place->setEnabled(false);
  row->addWidget(reference, 1);
  row->addWidget(place);
  connect(reference, &QLineEdit::textChanged, place,
          [place](const QString& text) { place->setEnabled(!text.trimmed().isEmpty()); });
  connect(place, &QPushButton::clicked, this, [this, reference] {
    bridge()
        .ask(app::PlaceHold{.person = m_held->subject.handle, .reference = reference->text().trimmed().toStdString()})
        .then(this, [this](const base::Expected<domain::LegalHold>& hold) {
          if (!hold) return emit failed(hold.error(), tr("The hold"));
          tell(tr("Held. Nothing of this person is erased until the hold ends."));
          find();
        });
  });
  m_detail->addWidget(tr("Keep everything of this person"), line);
}

void PersonPart::askErase() {
  auto* dialog = new EraseDialog(*m_held, this);
  connect(dialog, &EraseDialog::agreed, this, &PersonPart::erase);
  dialog->open();
}

void PersonPart::erase(const QString& reason) {
  if (!m_held) return;
  bridge()
      .ask(app::ErasePerson{.person = m_held->subject.handle, .reason = reason.toStdString()})
      .then(this, [this](const base::Expected<app::ErasePerson::Answer>& answer) {
        if (!answer) return emit failed(answer.error(), tr("The erasure"));
        forget();
        if (answer->readBack.found == 0)
          return tell(tr("Erased: %1 objects destroyed, and read back: nothing was found. The certificate stands under "
                         "Certificates.")
                          .arg(number(domain::sumOf(answer->erasure.counts))));
        emit failed(base::Error(base::Errc::internal, "objects of the person are still there"), tr("Reading back"));
      });
}

}  // namespace consentry::ui
