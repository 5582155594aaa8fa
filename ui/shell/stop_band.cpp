// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stop_band.hpp"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

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

QLabel* bandLabel(const QString& text) {
  auto* label = new QLabel(text);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

}  // namespace

StopBand::StopBand(AppBridge& bridge, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_rows(new QVBoxLayout),
      m_stops(new QWidget),
      m_error(bandLabel({})),
      m_asking(new QWidget),
      m_why(new QLineEdit),
      m_stop(plainButton(tr("Stop every use of faces"))),
      m_keep(plainButton(tr("Keep working"))) {
  setProperty("role", QStringLiteral("band"));
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setSpacing(Theme::kGrid);
  m_stops->setLayout(m_rows);
  m_why->setPlaceholderText(tr("Why? Everybody will read it."));
  m_why->setAccessibleName(tr("Reason of the stop"));
  auto* ask = new QHBoxLayout(m_asking);
  ask->setContentsMargins(0, 0, 0, 0);
  ask->setSpacing(12);
  ask->addWidget(new IconLabel(QStringLiteral("stop"), Tone::onRed));
  ask->addWidget(bandLabel(tr("Stop every use of faces at this site, from the next one on.")), 1);
  ask->addWidget(m_why, 1);
  ask->addWidget(m_stop);
  ask->addWidget(m_keep);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(Theme::kMargin, 8, Theme::kMargin, 8);
  column->setSpacing(Theme::kGrid);
  column->addWidget(m_stops);
  column->addWidget(m_error);
  column->addWidget(m_asking);
  connect(m_why, &QLineEdit::textChanged, this,
          [this](const QString& text) { m_stop->setEnabled(!text.trimmed().isEmpty()); });
  connect(m_why, &QLineEdit::returnPressed, m_stop, &QPushButton::click);
  connect(m_stop, &QPushButton::clicked, this, &StopBand::stopSite);
  connect(m_keep, &QPushButton::clicked, this, [this] { showAsking(false); });
  connect(&m_bridge, &AppBridge::stopsChanged, this, &StopBand::showStops);
  connect(&m_bridge, &AppBridge::actingChanged, this, [this] { showAsking(false); });
  showAsking(false);
}

void StopBand::askForReason() {
  showAsking(true);
  m_why->setFocus();
}

void StopBand::showAsking(bool asking) {
  m_asking->setVisible(asking);
  m_error->clear();
  m_why->clear();
  m_stop->setEnabled(false);
  showStops();
}

void StopBand::showStops() {
  const bool mayLift = m_bridge.may(domain::Act::useStop);
  QStringList lines;
  for (const domain::Stop& stop : m_bridge.stops())
    lines << tr("%1 · by %2 since %3 · %4", "what, who, when, why")
                 .arg(scopeWords(stop), m_bridge.nameOf(stop.by.text()), dayAndTime(stop.at), fromUtf8(stop.why));
  // Not without need: a button that has the focus must keep it.
  const QStringList now = lines + QStringList{mayLift ? QStringLiteral("may lift") : QString()};
  if (now != m_shown) {
    m_shown = now;
    qDeleteAll(m_stops->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    for (qsizetype i = 0; i < lines.size(); ++i)
      addRow(m_bridge.stops()[static_cast<std::size_t>(i)], lines[i], mayLift);
  }
  m_stops->setVisible(!lines.isEmpty());
  m_error->setVisible(!m_error->text().isEmpty());
  setVisible(!lines.isEmpty() || m_asking->isVisibleTo(this) || !m_error->text().isEmpty());
}

void StopBand::addRow(const domain::Stop& stop, const QString& line, bool mayLift) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(new IconLabel(QStringLiteral("stop"), Tone::onRed));
  layout->addWidget(bandLabel(line), 1);
  if (mayLift) {
    auto* lift = plainButton(tr("Lift the stop"));
    lift->setAccessibleName(tr("Lift the stop: %1").arg(scopeWords(stop)));
    connect(lift, &QPushButton::clicked, this, [this, id = stop.id.text()] { liftOne(id); });
    layout->addWidget(lift);
  }
  m_rows->addWidget(row);
}

void StopBand::stopSite() {
  m_bridge.ask(app::StopOn{.scope = domain::StopScope::site, .what = {}, .why = m_why->text().trimmed().toStdString()})
      .then(this, [this](base::Expected<domain::Stop> stop) { answered(stop, tr("The stop")); });
}

void StopBand::lift() {
  if (m_bridge.stops().size() == 1) return liftOne(m_bridge.stops().front().id.text());
  if (auto* first = m_stops->findChild<QPushButton*>()) first->setFocus(Qt::ShortcutFocusReason);
}

void StopBand::liftOne(const std::string& id) {
  m_bridge.ask(app::StopOff{.id = id}).then(this, [this](base::Expected<domain::Stop> stop) {
    answered(stop, tr("Lifting the stop"));
  });
}

void StopBand::answered(const base::Expected<domain::Stop>& stop, const QString& doing) {
  showAsking(false);
  if (!stop) {
    m_error->setText(errorText(stop.error(), doing).line());
    return showStops();
  }
  m_bridge.refreshStops();
  m_bridge.announce(Topic::governance);
  m_bridge.announce(Topic::log);
}

}  // namespace consentry::ui
