// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>

#include "ui/officer/review/photograph.hpp"

namespace consentry::ui {

/// Traveller and reference under one camera. Both photographs are laid into a common frame of reference in which the
/// face boxes have the same centre and height, so that zoom and pan agree in every mode by construction.
class ComparisonView : public QWidget {
  Q_OBJECT
 public:
  enum class Mode { sideBySide, overlay, curtain, blink, difference };
  Q_ENUM(Mode)

  explicit ComparisonView(QWidget* parent = nullptr);

  void setTraveller(Photograph photograph);
  void setReference(Photograph photograph);
  /// Text instead of pictures: waiting, denied, nothing chosen. Empty shows the pictures.
  void setMessage(const QString& message);
  void clear();
  [[nodiscard]] bool holdsPhotographs() const { return !m_traveller.isNull() || !m_reference.isNull(); }

  void setMode(Mode mode);
  [[nodiscard]] Mode mode() const { return m_mode; }
  /// Share of the reference in overlay, and of the width that the curtain has opened: 0–1.
  void setMix(double mix);
  [[nodiscard]] double mix() const { return m_mix; }

  void zoomIn();
  void zoomOut();
  void fit();
  [[nodiscard]] double zoom() const { return m_zoom; }
  [[nodiscard]] bool usesMix() const { return m_mode == Mode::overlay || m_mode == Mode::curtain; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void modeChanged(consentry::ui::ComparisonView::Mode mode);
  void mixChanged(double mix);
  void zoomChanged(double zoom);
  void candidateStep(int step);  ///< ← → ask for the one before or after
  void referenceStep(int step);  ///< ↑ ↓

 protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] QRectF leftPane() const;
  [[nodiscard]] QRectF rightPane() const;
  [[nodiscard]] QRectF paneAt(const QPointF& point) const;
  [[nodiscard]] double pixelsPerFace(const QRectF& pane) const;
  void zoomAround(double factor, const QPointF& point);
  void drawPhotograph(QPainter& painter, const Photograph& photograph, const QRectF& pane) const;
  void drawDifference(QPainter& painter, const QRectF& pane) const;
  void drawMode(QPainter& painter, const QRectF& pane) const;

  Photograph m_traveller;
  Photograph m_reference;
  QString m_message;
  Mode m_mode = Mode::sideBySide;
  double m_mix = 0.5;
  double m_zoom = 1;
  QPointF m_centre;  ///< in face heights from the face boxes' centre
  std::optional<QPointF> m_dragged;
  bool m_dragsCurtain = false;
  bool m_blinkShowsReference = false;
  QTimer m_blink;
};

}  // namespace consentry::ui
