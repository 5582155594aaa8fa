// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/settings.hpp"

#include <QStandardPaths>
#include <algorithm>

#include "ui/application/idle_watch.hpp"

namespace consentry::ui {
namespace {

constexpr int kMostStores = 5;

QString usualFile() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
         QStringLiteral("/consentry/window.ini");
}

}  // namespace

Settings::Settings(const QString& file) : m_settings(file.isEmpty() ? usualFile() : file, QSettings::IniFormat) {}

ThemeKind Settings::theme() const {
  return m_settings.value(QStringLiteral("theme")).toString() == QStringLiteral("dark") ? ThemeKind::dark
                                                                                        : ThemeKind::light;
}

void Settings::setTheme(ThemeKind kind) {
  m_settings.setValue(QStringLiteral("theme"),
                      kind == ThemeKind::dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

QStringList Settings::recentStores() const {
  return m_settings.value(QStringLiteral("stores")).toStringList();
}

void Settings::addRecentStore(const QString& directory) {
  QStringList stores = recentStores();
  stores.removeAll(directory);
  stores.prepend(directory);
  m_settings.setValue(QStringLiteral("stores"), QStringList(stores.mid(0, kMostStores)));
}

std::chrono::minutes Settings::lockAfter() const {
  const int usual = static_cast<int>(IdleWatch::kUsual.count());
  const std::chrono::minutes chosen(m_settings.value(QStringLiteral("lockAfterMinutes"), usual).toInt());
  return std::clamp(chosen, IdleWatch::kShortest, IdleWatch::kLongest);
}

void Settings::setLockAfter(std::chrono::minutes pause) {
  m_settings.setValue(QStringLiteral("lockAfterMinutes"), static_cast<int>(pause.count()));
}

QByteArray Settings::geometry() const {
  return m_settings.value(QStringLiteral("geometry")).toByteArray();
}
void Settings::setGeometry(const QByteArray& geometry) {
  m_settings.setValue(QStringLiteral("geometry"), geometry);
}

}  // namespace consentry::ui
