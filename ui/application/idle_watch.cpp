// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application/idle_watch.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

namespace consentry::ui {
namespace {

constexpr std::chrono::seconds kLooks{2};

std::chrono::milliseconds sinceBoot() {
  std::timespec now{};
  // Unlike a monotonic clock this one goes on while the computer sleeps.
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(now.tv_sec) +
                                                               std::chrono::nanoseconds(now.tv_nsec));
}

bool isTouch(QEvent::Type type) {
  constexpr auto kTouches =
      std::to_array<QEvent::Type>({QEvent::KeyPress, QEvent::MouseButtonPress, QEvent::MouseMove, QEvent::Wheel,
                                   QEvent::TouchBegin, QEvent::TabletPress, QEvent::InputMethod});
  return std::ranges::find(kTouches, type) != kTouches.end();
}

}  // namespace

IdleWatch::IdleWatch(QObject* parent) : IdleWatch(sinceBoot, parent) {}

IdleWatch::IdleWatch(Clock clock, QObject* parent) : QObject(parent), m_clock(std::move(clock)) {
  m_look.setInterval(kLooks);
  connect(&m_look, &QTimer::timeout, this, &IdleWatch::look);
  QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setLimit(std::chrono::minutes limit) {
  m_limit = std::clamp(limit, kShortest, kLongest);
}

void IdleWatch::start() {
  m_touched = m_clock();
  m_look.start();
}

void IdleWatch::stop() {
  m_look.stop();
}

void IdleWatch::look() {
  if (!isRunning() || m_clock() - m_touched < m_limit) return;
  stop();
  emit idle();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
  // What the program sends itself, when a menu opens under the mouse, is nobody's touch.
  if (isRunning() && event->spontaneous() && isTouch(event->type())) {
    look();
    // The first touch after too long a pause belongs to nobody any more.
    if (!isRunning()) return true;
    m_touched = m_clock();
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace consentry::ui
