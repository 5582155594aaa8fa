// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/new_passphrase.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"
#include "ui/shell/passphrase_field.hpp"

namespace consentry::ui {
namespace {

constexpr int kLong = 20;  // characters

}  // namespace

NewPassphrase::NewPassphrase(QWidget* parent)
    : QWidget(parent),
      m_first(new PassphraseField(tr("New passphrase"))),
      m_again(new PassphraseField(tr("New passphrase, once more"))),
      m_words(metaLabel({})) {
  m_first->setPlaceholderText(tr("at least %1 characters").arg(kShortest));
  m_again->setPlaceholderText(tr("once more"));
  auto* fields = new QHBoxLayout;
  fields->setSpacing(8);
  fields->addWidget(m_first);
  fields->addWidget(m_again);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(fields);
  column->addWidget(m_words);
  for (PassphraseField* field : {m_first, m_again}) {
    connect(field, &QLineEdit::textChanged, this, [this] {
      judge();
      emit changed();
    });
    connect(field, &QLineEdit::returnPressed, this, [this] {
      if (isComplete()) return emit returnPressed();
      m_again->setFocus();
    });
  }
  judge();
}

bool NewPassphrase::isComplete() const {
  return m_first->text().size() >= kShortest && m_first->holdsSame(*m_again);
}

app::SharedSecret NewPassphrase::take() {
  app::SharedSecret chosen = m_first->take();
  forget();
  return chosen;
}

void NewPassphrase::forget() {
  m_first->forget();
  m_again->forget();
}

void NewPassphrase::begin() {
  m_first->setFocus();
}

void NewPassphrase::judge() {
  const auto length = static_cast<int>(m_first->text().size());
  const auto say = [this](Tone tone, const QString& text) {
    setTone(m_words, tone);
    m_words->setText(text);
  };
  if (length == 0) return say(Tone::secondary, tr("Several words that only you put together are best."));
  if (length < kShortest) return say(Tone::amber, tr("%n more character(s)", nullptr, kShortest - length));
  if (m_again->text().isEmpty())
    return say(Tone::secondary,
               length < kLong ? tr("Long enough. Write it once more.") : tr("Good and long. Write it once more."));
  if (!m_first->holdsSame(*m_again)) return say(Tone::amber, tr("The two are not the same yet."));
  say(Tone::green, tr("Both are the same."));
}

}  // namespace consentry::ui
