// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/desktop_watch.hpp"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace consentry::ui {
namespace {

const QString kLogin = QStringLiteral("org.freedesktop.login1");
const QString kManagerPath = QStringLiteral("/org/freedesktop/login1");
const QString kManager = QStringLiteral("org.freedesktop.login1.Manager");

}  // namespace

DesktopWatch::DesktopWatch(QObject* parent)
    : DesktopWatch(QDBusConnection::systemBus(), QDBusConnection::sessionBus(), parent) {}

DesktopWatch::DesktopWatch(QDBusConnection system, QDBusConnection session, QObject* parent) : QObject(parent) {
  m_hearsSleep =
      system.isConnected() &&
      system.connect(kLogin, kManagerPath, kManager, QStringLiteral("PrepareForSleep"), this, SLOT(sleepChanged(bool)));
  // Each desktop has its screen saver at another place; only the interface's name tells them apart.
  for (const QString& saver : {QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver")})
    if (session.isConnected() &&
        session.connect({}, {}, saver, QStringLiteral("ActiveChanged"), this, SLOT(screenSaverChanged(bool))))
      m_hearsScreenLock = true;
  if (system.isConnected()) followSession(system);
}

void DesktopWatch::followSession(QDBusConnection system) {
  QDBusMessage question =
      QDBusMessage::createMethodCall(kLogin, kManagerPath, kManager, QStringLiteral("GetSessionByPID"));
  question << static_cast<uint>(QCoreApplication::applicationPid());
  auto* answer = new QDBusPendingCallWatcher(system.asyncCall(question), this);
  connect(answer, &QDBusPendingCallWatcher::finished, this, [this, system, answer]() mutable {
    const QDBusPendingReply<QDBusObjectPath> session = *answer;
    answer->deleteLater();
    if (session.isError()) return;
    if (system.connect(kLogin, session.value().path(), QStringLiteral("org.freedesktop.login1.Session"),
                       QStringLiteral("Lock"), this, SLOT(sessionLocked())))
      m_hearsScreenLock = true;
  });
}

void DesktopWatch::sleepChanged(bool begins) {
  if (begins) emit left();
}

void DesktopWatch::screenSaverChanged(bool active) {
  if (active) emit left();
}

void DesktopWatch::sessionLocked() {
  emit left();
}

}  // namespace consentry::ui
