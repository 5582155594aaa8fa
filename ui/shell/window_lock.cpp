// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_lock.hpp"

namespace consentry::ui {

WindowLock::WindowLock(Settings& settings, QObject* parent)
    : QObject(parent), m_settings(settings), m_idle(this), m_desktop(this) {
  m_idle.setLimit(settings.lockAfter());
  connect(&m_idle, &IdleWatch::idle, this, [this] {
    emit due(tr("Nobody touched the window for %n minute(s).", nullptr, static_cast<int>(pause().count())));
  });
  connect(&m_desktop, &DesktopWatch::left, this, [this] {
    if (m_on) emit due(tr("The screen was locked, or the computer slept."));
  });
}

void WindowLock::watch(bool on) {
  m_on = on;
  if (on)
    m_idle.start();
  else
    m_idle.stop();
}

void WindowLock::setPause(std::chrono::minutes pause) {
  m_idle.setLimit(pause);
  m_settings.setLockAfter(m_idle.limit());
}

QString WindowLock::desktopWords() const {
  if (m_desktop.hearsSleep() && m_desktop.hearsScreenLock())
    return tr("Also when the screen locks or the computer sleeps");
  if (m_desktop.hearsSleep())
    return tr("Also when the computer sleeps; this desktop does not say when its screen locks");
  if (m_desktop.hearsScreenLock()) return tr("Also when the screen locks; this computer does not say when it sleeps");
  return tr("This desktop does not say when its screen locks or the computer sleeps");
}

}  // namespace consentry::ui
