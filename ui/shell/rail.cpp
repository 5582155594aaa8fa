// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.hpp"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/common/theme.hpp"
#include "ui/common/words.hpp"

namespace consentry::ui {

Rail::Rail(QWidget* parent) : QFrame(parent), m_column(new QVBoxLayout(this)) {
  setProperty("role", QStringLiteral("bar"));
  setFixedWidth(76);
  setAccessibleName(tr("Pages"));
  m_column->setContentsMargins(6, 8, 6, 8);
  m_column->setSpacing(2);
  m_column->addStretch();
  m_theme = makeButton(QStringLiteral("moon"), {});
  m_column->addWidget(m_theme);
  connect(m_theme, &QToolButton::clicked, this, &Rail::themeToggled);
  connect(&Theme::instance(), &Theme::changed, this, &Rail::showTheme);
  showTheme();
}

QToolButton* Rail::makeButton(const QString& icon, const QString& title) {
  auto* button = new QToolButton(this);
  button->setProperty("role", QStringLiteral("rail"));
  button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  button->setIcon(Theme::instance().icon(icon, Tone::secondary));
  button->setIconSize({20, 20});
  button->setText(title);
  button->setAccessibleName(title);
  button->setFixedSize(64, 52);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

void Rail::addPage(const QString& id, const QString& icon, const QString& title) {
  place(id, icon, title, m_top);
  auto* button = m_places.at(id).button;
  ++m_top;
  button->setToolTip(tr("%1 (Alt+%2)").arg(title).arg(m_top));
}

void Rail::addBottomPage(const QString& id, const QString& icon, const QString& title) {
  place(id, icon, title, m_column->count() - 1);
}

void Rail::place(const QString& id, const QString& icon, const QString& title, int at) {
  auto* button = makeButton(icon, title);
  button->setCheckable(true);
  m_column->insertWidget(at, button);
  connect(button, &QToolButton::clicked, this, [this, id] { emit pageChosen(id); });
  auto* count = new QLabel(button);
  count->setProperty("role", QStringLiteral("count"));
  count->setAttribute(Qt::WA_TransparentForMouseEvents);
  count->hide();
  m_places[id] = {button, count, icon};
}

void Rail::setCurrent(const QString& id) {
  for (auto& [each, place] : m_places) {
    const bool current = each == id;
    place.button->setChecked(current);
    place.button->setIcon(Theme::instance().icon(place.icon, current ? Tone::accent : Tone::secondary));
  }
}

void Rail::setCount(const QString& id, int count) {
  const auto found = m_places.find(id);
  if (found == m_places.end()) return;
  QLabel* label = found->second.count;
  label->setText(count > 99 ? QStringLiteral("99+") : number(count));
  label->adjustSize();
  label->move(found->second.button->width() / 2 + 2, 3);
  label->setVisible(count > 0);
  found->second.button->setAccessibleDescription(count > 0 ? tr("%n waiting", nullptr, count) : QString());
}

void Rail::setPagesEnabled(const QStringList& ids, bool enabled) {
  for (const QString& id : ids)
    if (const auto found = m_places.find(id); found != m_places.end()) found->second.button->setEnabled(enabled);
}

void Rail::showTheme() {
  const bool light = Theme::instance().kind() == ThemeKind::light;
  m_theme->setIcon(Theme::instance().icon(light ? QStringLiteral("moon") : QStringLiteral("sun"), Tone::secondary));
  m_theme->setText(light ? tr("Dark") : tr("Light"));
  m_theme->setAccessibleName(light ? tr("Use dark colours") : tr("Use light colours"));
  m_theme->setToolTip(m_theme->accessibleName());
}

}  // namespace consentry::ui
