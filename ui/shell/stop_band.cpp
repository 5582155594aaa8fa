// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stop_band.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "app/manage_policy.hpp"
#include "ui/common/error_text.hpp"
#include "ui/common/pieces.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(StopBand)
};

QString scopeWords(const domain::Stop& stop) {
  switch (stop.scope) {
    case domain::StopScope::site:
      return Words::tr("Every use of faces is stopped");
    case domain::StopScope::purpose: {
      const auto purpose = base::fromWord<domain::Purpose>(stop.what);
      return Words::tr("Stopped for %1").arg(purpose ? words(*purpose) : fromUtf8(stop.what));
    }
    case domain::StopScope::nationality:
      return Words::tr("Stopped for nationality %1").arg(fromUtf8(stop.what));
    case domain::StopScope::watchlist:
      return Words::tr("Stopped for list %1").arg(shortHandle(stop.what));
  }
  return {};
}

}  // namespace

StopBand::StopBand(AppBridge& bridge, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_text(new QLabel),
      m_why(new QLineEdit),
      m_stop(plainButton(tr("Stop every use of faces"))),
      m_keep(plainButton(tr("Keep working"))),
      m_lift(plainButton(tr("Lift the stop"))) {
  setProperty("role", QStringLiteral("band"));
  m_text->setTextFormat(Qt::PlainText);
  m_text->setWordWrap(true);
  m_why->setPlaceholderText(tr("Why? Everybody will read it."));
  m_why->setAccessibleName(tr("Reason of the stop"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 8, Theme::kMargin, 8);
  row->setSpacing(12);
  row->addWidget(new IconLabel(QStringLiteral("stop"), Tone::onRed));
  row->addWidget(m_text, 1);
  row->addWidget(m_why, 1);
  for (QPushButton* button : {m_stop, m_keep, m_lift}) row->addWidget(button);
  connect(m_why, &QLineEdit::textChanged, this,
          [this](const QString& text) { m_stop->setEnabled(!text.trimmed().isEmpty()); });
  connect(m_why, &QLineEdit::returnPressed, m_stop, &QPushButton::click);
  connect(m_stop, &QPushButton::clicked, this, &StopBand::stopSite);
  connect(m_keep, &QPushButton::clicked, this, [this] { showAsking(false); });
  connect(m_lift, &QPushButton::clicked, this, &StopBand::lift);
  connect(&m_bridge, &AppBridge::stopsChanged, this, &StopBand::showStops);
  connect(&m_bridge, &AppBridge::actingChanged, this, &StopBand::showStops);
  showAsking(false);
}

void StopBand::askForReason() {
  showAsking(true);
  m_why->setFocus();
}

void StopBand::showAsking(bool asking) {
  for (QWidget* each : std::initializer_list<QWidget*>{m_why, m_stop, m_keep}) each->setVisible(asking);
  if (!asking) return showStops();
  m_why->clear();
  m_stop->setEnabled(false);
  m_lift->setVisible(false);
  m_text->setText(tr("Stop every use of faces at this site, from the next one on."));
  setVisible(true);
}

void StopBand::showStops() {
  if (m_why->isVisibleTo(this)) return;
  QStringList lines;
  for (const domain::Stop& stop : m_bridge.stops())
    lines << tr("%1 · by %2 since %3 · %4", "what, who, when, why")
                 .arg(scopeWords(stop), m_bridge.nameOf(stop.by.text()), dayAndTime(stop.at), fromUtf8(stop.why));
  m_text->setText(lines.join(QChar(u'\n')));
  m_lift->setVisible(!lines.isEmpty() && m_bridge.may(domain::Act::useStop));
  setVisible(!lines.isEmpty());
}

void StopBand::stopSite() {
  m_bridge.ask(app::StopOn{.scope = domain::StopScope::site, .what = {}, .why = m_why->text().trimmed().toStdString()})
      .then(this, [this](base::Expected<domain::Stop> stop) { answered(stop, tr("The stop")); });
}

void StopBand::lift() {
  if (m_bridge.stops().empty()) return;
  m_bridge.ask(app::StopOff{.id = m_bridge.stops().front().id.text()})
      .then(this, [this](base::Expected<domain::Stop> stop) { answered(stop, tr("Lifting the stop")); });
}

void StopBand::answered(const base::Expected<domain::Stop>& stop, const QString& doing) {
  showAsking(false);
  if (!stop) {
    m_text->setText(errorText(stop.error(), doing).line());
    setVisible(true);
    return;
  }
  m_bridge.refreshStops();
  m_bridge.announce(Topic::governance);
  m_bridge.announce(Topic::log);
}

}  // namespace consentry::ui
