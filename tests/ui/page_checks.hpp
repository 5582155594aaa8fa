// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QTableView>
#include <QTranslator>
#include <QtTest>
#include <algorithm>

#include "ui/common/theme.hpp"

namespace consentry::ui::test {

inline QString nameOf(const QWidget& widget) {
  const auto* label = qobject_cast<const QLabel*>(&widget);
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  const QString text = label ? label->text() : button ? button->text() : widget.accessibleName();
  return QString::fromLatin1(widget.metaObject()->className()) + QStringLiteral(" “") + text + QStringLiteral("”");
}

/// Words that do not fit where they stand. A label whose width policy is Ignored shortens its text itself.
inline QStringList clipped(const QWidget& root) {
  QStringList found;
  for (const auto* label : root.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty() ||
        label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
      continue;
    const int height = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
    const bool wide = !label->wordWrap() && label->sizeHint().width() > label->width() + 1;
    if (wide || height > label->height() + 1) found << nameOf(*label);
  }
  for (const auto* button : root.findChildren<QAbstractButton*>())
    if (button->isVisible() && !button->text().isEmpty() &&
        button->fontMetrics().horizontalAdvance(button->text()) > button->width())
      found << nameOf(*button);
  for (const auto* table : root.findChildren<QTableView*>())
    if (table->isVisible() && table->horizontalScrollBar()->maximum() > 0)
      found << nameOf(*table) + QStringLiteral(" scrolls");
  return found;
}

/// What Tab should come to.
inline QList<QWidget*> tabStops(const QWidget& window) {
  QList<QWidget*> stops;
  for (auto* widget : window.findChildren<QWidget*>())
    if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
      stops << widget;
  return stops;
}

inline bool isInside(const QWidget* inner, const QWidget* outer) {
  return inner == outer || outer->isAncestorOf(inner);
}

/// Goes round the active window by Tab: what was not reached, and what was reached but has no name.
inline QStringList tabComplaints(QWidget& window) {
  QTest::keyClick(&window, Qt::Key_Tab);
  const QWidget* start = QApplication::focusWidget();
  if (!start) return {QStringLiteral("nothing takes the focus")};
  QSet<QWidget*> visited;
  bool cameBack = false;
  for (int step = 0; step < 150 && !cameBack; ++step) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    if (!QApplication::focusWidget()) return {QStringLiteral("the focus was lost")};
    visited << QApplication::focusWidget();
    cameBack = QApplication::focusWidget() == start;
  }
  QStringList complaints;
  if (!cameBack) complaints << QStringLiteral("Tab does not come back");
  for (QWidget* stop : tabStops(window)) {
    if (std::ranges::none_of(visited, [&](QWidget* at) { return isInside(at, stop) || isInside(stop, at); }))
      complaints << nameOf(*stop) + QStringLiteral(" is not reached");
    const auto* button = qobject_cast<const QAbstractButton*>(stop);
    if (visited.contains(stop) && stop->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
      complaints << nameOf(*stop) + QStringLiteral(" has no name");
  }
  return complaints;
}

/// The three looks in which pages are pictured, as rows of a test's data.
inline void addLooks() {
  QTest::addColumn<QString>("language");
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << QString() << false;
  QTest::newRow("dark") << QString() << true;
  QTest::newRow("korean") << QStringLiteral("ko") << false;
}

/// The look of the current row, while it lives.
class Look {
 public:
  Look() {
    const QString language = *static_cast<QString*>(QTest::qData("language", qMetaTypeId<QString>()));
    const bool dark = *static_cast<bool*>(QTest::qData("dark", qMetaTypeId<bool>()));
    if (!language.isEmpty())
      m_good = m_translator.load(QStringLiteral("consentry_") + language, QStringLiteral(CONSENTRY_TRANSLATIONS)) &&
               QCoreApplication::installTranslator(&m_translator);
    Theme::instance().apply(*qApp, dark ? ThemeKind::dark : ThemeKind::light);
  }
  [[nodiscard]] bool isGood() const { return m_good; }

 private:
  QTranslator m_translator;
  bool m_good = true;
};

/// Keeps a picture of the window under the name of the page and the current row.
inline bool picture(QWidget& window, const QString& page) {
  const QDir pictures(QStringLiteral(CONSENTRY_PICTURES));
  const QString size = window.devicePixelRatioF() > 1 ? QStringLiteral("2560") : QStringLiteral("1366");
  const QString name = QStringLiteral("page-%1-%2-%3.png");
  return pictures.mkpath(QStringLiteral(".")) &&
         window.grab().save(pictures.filePath(name.arg(page, QString::fromLatin1(QTest::currentDataTag()), size)));
}

/// Every word that a page's labels say now.
inline QString textOf(const QWidget& page) {
  QStringList all;
  for (const auto* label : page.findChildren<QLabel*>())
    if (label->isVisibleTo(&page)) all << label->text();
  return all.join(QLatin1Char('\n'));
}

/// The visible button of that text; nothing when there is none.
inline QAbstractButton* buttonOf(const QWidget& page, const QString& text) {
  for (auto* button : page.findChildren<QAbstractButton*>())
    if (button->isVisibleTo(&page) && button->text() == text) return button;
  return nullptr;
}

/// Waits for the button of that text and presses it; false when it does not come or cannot be pressed.
[[nodiscard]] inline bool press(const QWidget& page, const QString& text) {
  const auto ready = [&] {
    const auto* button = buttonOf(page, text);
    return button && button->isEnabled();
  };
  if (!QTest::qWaitFor(ready, 10'000)) return false;
  QTest::mouseClick(buttonOf(page, text), Qt::LeftButton);
  return true;
}

/// The visible field of that accessible name; nothing when there is none.
inline QLineEdit* fieldOf(const QWidget& page, const QString& name) {
  for (auto* field : page.findChildren<QLineEdit*>())
    if (field->isVisibleTo(&page) && field->accessibleName() == name) return field;
  return nullptr;
}

}  // namespace consentry::ui::test
