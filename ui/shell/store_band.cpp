// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/store_band.hpp"

#include <QHBoxLayout>
#include <QLocale>

#include "ui/common/pieces.hpp"

namespace consentry::ui {

StoreBand::StoreBand(AppBridge& bridge, QWidget* parent)
    : QFrame(parent),
      m_bridge(bridge),
      m_icon(new IconLabel(QStringLiteral("warning"), Tone::amber)),
      m_text(bodyLabel({})) {
  setProperty("role", QStringLiteral("message"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Theme::kMargin, 8, Theme::kMargin, 8);
  row->setSpacing(10);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  row->addWidget(m_text, 1);
  connect(&m_bridge, &AppBridge::roomChanged, this, &StoreBand::refresh);
  connect(&m_bridge, &AppBridge::storeOpened, this, &StoreBand::refresh);
  connect(&m_bridge, &AppBridge::actingChanged, this, &StoreBand::refresh);
  refresh();
}

void StoreBand::refresh() {
  constexpr std::uintmax_t kLow = 10;       // percent
  constexpr std::uintmax_t kVeryLow = 5;    // percent
  constexpr std::uintmax_t kPercent = 100;  // of the whole
  const Room& room = m_bridge.room();
  const auto below = [&room](std::uintmax_t percent) {
    return room.whole > 0 && room.free < room.whole / kPercent * percent;
  };
  QStringList lines;
  Tone tone = Tone::amber;
  if (!m_bridge.readOnlyReason().isEmpty()) {
    lines << tr("This store can only be read: %1. Nothing can be imported, judged or changed until it is opened for "
                "writing.")
                 .arg(m_bridge.readOnlyReason());
    tone = Tone::red;
  }
  if (below(kLow))
    lines << tr("Less than %1 % of the disk is free (%2). Make room now: on a full disk nothing new begins.")
                 .arg(below(kVeryLow) ? kVeryLow : kLow)
                 .arg(QLocale().formattedDataSize(static_cast<qint64>(room.free)));
  if (below(kVeryLow)) tone = Tone::red;
  say(tone, lines);
}

void StoreBand::say(Tone tone, const QStringList& lines) {
  m_icon->set(QStringLiteral("warning"), tone);
  setTone(this, tone);
  m_text->setText(lines.join(QLatin1Char('\n')));
  setAccessibleName(m_text->text());
  setVisible(!lines.isEmpty());
}

}  // namespace consentry::ui
