// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace consentry::ui {

/// One of several choices, with the key that makes it: a view mode, a step of the scale, an outcome.
class ChoiceButton : public QAbstractButton {
  Q_OBJECT
 public:
  enum class Look {
    labelled,  ///< key in a small box, then the word; softly marked when chosen
    decision,  ///< the same, filled when chosen
    step       ///< a figure over its key, filled when chosen
  };

  ChoiceButton(Look look, const QString& text, const QString& key, QWidget* parent = nullptr);

  [[nodiscard]] const QString& key() const { return m_key; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void paintStep(QPainter& painter, const QColor& ink, const QColor& quiet) const;
  void paintLabel(QPainter& painter, const QColor& ink, const QColor& quiet) const;

  Look m_look;
  QString m_key;
};

}  // namespace consentry::ui
