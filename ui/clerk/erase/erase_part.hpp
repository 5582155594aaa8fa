// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/application/app_bridge.hpp"

namespace consentry::ui {

/// One part of the page of erasing. What it did and what failed is told above it.
class ErasePart : public QWidget {
  Q_OBJECT
 public:
  explicit ErasePart(AppBridge& bridge, QWidget* parent = nullptr) : QWidget(parent), m_bridge(bridge) {}
  [[nodiscard]] virtual QString title() const = 0;
  /// Reads what is true now.
  virtual void load() = 0;
  /// Nothing of anybody stays.
  virtual void forget() = 0;

 signals:
  void done(const QString& text);
  void failed(const base::Error& error, const QString& doing);

 protected:
  [[nodiscard]] AppBridge& bridge() { return m_bridge; }
  /// Says what was done, and has every part read anew.
  void tell(const QString& text) {
    emit done(text);
    m_bridge.announce(Topic::erasures);
    m_bridge.announce(Topic::log);
  }

 private:
  AppBridge& m_bridge;
};

}  // namespace consentry::ui
