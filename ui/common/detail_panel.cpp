// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/detail_panel.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/common/pieces.hpp"

namespace consentry::ui {
namespace {

void empty(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (item->layout()) empty(item->layout());
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
}

}  // namespace

DetailPanel::DetailPanel(QWidget* parent) : QFrame(parent), m_content(new QVBoxLayout), m_foot(new QHBoxLayout) {
  setProperty("role", QStringLiteral("card"));
  auto* inside = new QWidget;
  inside->setProperty("role", QStringLiteral("scrolled"));
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(14, 14, 14, 14);
  m_content->setSpacing(4);
  column->addLayout(m_content);
  column->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidget(inside);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->viewport()->setAutoFillBackground(false);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->setSpacing(0);
  layout->addWidget(scroll, 1);
  m_foot->setContentsMargins(14, 8, 14, 14);
  m_foot->setSpacing(Theme::kGap);
  layout->addLayout(m_foot);
  setAccessibleName(tr("Details"));
}

void DetailPanel::clear() {
  empty(m_content);
  empty(m_foot);
}

void DetailPanel::setHeading(const QString& meta, const QString& heading, Tone tone) {
  m_content->insertWidget(0, metaLabel(meta));
  auto* title = titleLabel(heading);
  title->setWordWrap(true);
  setTone(title, tone);
  m_content->insertWidget(1, title);
  m_content->insertSpacing(2, 6);
}

void DetailPanel::addText(const QString& text) {
  m_content->addWidget(bodyLabel(text));
  m_content->addSpacing(8);
}

void DetailPanel::addSection(const QString& label, const QString& text) {
  addWidget(label, bodyLabel(text));
}

void DetailPanel::addHash(const QString& label, const QString& hash) {
  constexpr int kShown = 12;
  auto* button = quietButton(hash.size() <= 2 * kShown ? hash : hash.left(kShown) + QChar(0x2026) + hash.right(kShown));
  button->setFont(Theme::mono());
  button->setToolTip(tr("%1\nPress to copy it whole").arg(hash));
  button->setAccessibleName(tr("%1 %2: copy").arg(label, hash));
  connect(button, &QPushButton::clicked, button, [hash] { QGuiApplication::clipboard()->setText(hash); });
  // At the left like all other values, however wide the panel is.
  auto* row = new QWidget;
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(button);
  line->addStretch(1);
  addWidget(label, row);
}

void DetailPanel::addMono(const QString& label, const QString& text) {
  auto* mono = monoLabel(text);
  mono->setWordWrap(true);
  addWidget(label, mono);
}

void DetailPanel::addPermission(const QString& label, const Permission& permission) {
  auto* badge = new PermissionBadge;
  badge->show(permission);
  m_content->addWidget(sectionLabel(label));
  m_content->addWidget(badge);
  if (!permission.record.isEmpty()) m_content->addWidget(metaLabel(permission.record));
  m_content->addSpacing(8);
}

void DetailPanel::addWidget(const QString& label, QWidget* widget) {
  if (!label.isEmpty()) m_content->addWidget(sectionLabel(label));
  m_content->addWidget(widget);
  m_content->addSpacing(8);
}

void DetailPanel::addButton(QWidget* button) {
  if (m_foot->count() == 0) m_foot->addStretch();
  m_foot->insertWidget(m_foot->count() - 1, button);
}

}  // namespace consentry::ui
