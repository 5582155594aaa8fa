// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>

namespace consentry::ui {

/// Says when nobody has touched keyboard or mouse of this program for a while. Time asleep counts too.
class IdleWatch : public QObject {
  Q_OBJECT
 public:
  using Clock = std::function<std::chrono::milliseconds()>;  ///< time since the computer started
  static constexpr std::chrono::minutes kShortest{1};
  static constexpr std::chrono::minutes kLongest{15};
  static constexpr std::chrono::minutes kUsual{5};

  explicit IdleWatch(QObject* parent = nullptr);
  explicit IdleWatch(Clock clock, QObject* parent = nullptr);

  /// Held between the shortest and the longest.
  void setLimit(std::chrono::minutes limit);
  [[nodiscard]] std::chrono::minutes limit() const { return m_limit; }
  /// Counts anew from now on.
  void start();
  void stop();
  [[nodiscard]] bool isRunning() const { return m_look.isActive(); }
  /// Looks at the clock now; the timer does so every few seconds.
  void look();

 signals:
  void idle();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  Clock m_clock;
  std::chrono::minutes m_limit = kUsual;
  std::chrono::milliseconds m_touched{0};
  QTimer m_look;
};

}  // namespace consentry::ui
